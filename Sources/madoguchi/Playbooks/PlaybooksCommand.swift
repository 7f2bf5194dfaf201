import ArgumentParser

/// Shows playbooks.
struct PlaybooksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbooks",
        abstract: "Shows the ways that cases take, step by step.",
        subcommands: [PlaybooksListCommand.self, PlaybooksShowCommand.self]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
