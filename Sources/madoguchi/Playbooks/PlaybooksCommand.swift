import ArgumentParser

/// Shows playbooks.
struct PlaybooksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbooks",
        abstract: "Shows playbooks: the steps that cases follow.",
        subcommands: [PlaybooksListCommand.self, PlaybooksShowCommand.self]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
