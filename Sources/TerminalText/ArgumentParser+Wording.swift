package import ArgumentParser
package import Messages

// Texts of commands and options, in the language of help.

extension CommandConfiguration {
    package init(
        _ name: String, _ help: CommandHelp, version: String = "", subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil, aliases: [String] = []
    ) {
        let language = HelpLanguage.current
        self.init(
            commandName: name, abstract: help.abstract[language], usage: help.usage?[language],
            discussion: help.discussion?[language] ?? "", version: version, subcommands: subcommands,
            defaultSubcommand: defaultSubcommand, aliases: aliases)
    }
}

extension ArgumentHelp {
    /// - Parameter value: what stands for a value in usages; nil for a flag.
    package init(_ text: Wording, _ value: Wording? = nil) {
        let language = HelpLanguage.current
        self.init(stringLiteral: text[language])
        valueName = value?[language]
    }
}

extension ValidationError {
    /// - Parameter wording: what is wrong, and what to do about it.
    package init(_ wording: Wording) {
        self.init(wording[HelpLanguage.current])
    }
}
