import ArgumentParser

/// Suppressed recipients.
struct SuppressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "Shows and changes the suppressed addresses.",
        subcommands: [SuppressAddCommand.self, SuppressRemoveCommand.self, SuppressListCommand.self]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
