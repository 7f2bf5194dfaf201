import ArgumentParser

/// The ways in which troubles are dealt with.
struct PlaybooksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbooks",
        abstract: "Shows the ways that cases take, step by step.",
        subcommands: [PlaybooksListCommand.self, PlaybooksShowCommand.self]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}
