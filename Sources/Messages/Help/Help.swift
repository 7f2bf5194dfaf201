/// What `--help` says of the programs, their commands, and their options.
package enum Help {}

/// What a command does and how it is used.
package struct CommandHelp: Hashable, Sendable {
    /// One sentence, which also stands in the list of commands.
    package let abstract: Wording
    /// nil where it follows from the options.
    package let usage: Wording?
    package let discussion: Wording?

    init(_ abstract: Wording, usage: Wording? = nil, discussion: Wording? = nil) {
        self.abstract = abstract
        self.usage = usage
        self.discussion = discussion
    }
}
