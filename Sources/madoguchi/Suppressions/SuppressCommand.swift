import ArgumentParser

/// Who wants no letters.
struct SuppressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "Keeps letters from addresses that want none.",
        subcommands: [SuppressAddCommand.self, SuppressRemoveCommand.self, SuppressListCommand.self]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}
