import ArgumentParser
import Messages
import TerminalText

/// Suppressed recipients.
struct SuppressCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "suppress", Help.Suppress.command,
            subcommands: [SuppressAddCommand.self, SuppressRemoveCommand.self, SuppressListCommand.self])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
