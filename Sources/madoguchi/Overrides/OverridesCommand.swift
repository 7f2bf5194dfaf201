import ArgumentParser
import Messages
import TerminalText

/// Overrides of hours.
struct OverridesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "overrides", Help.Overrides.command,
            subcommands: [OverridesListCommand.self, OverridesRemoveCommand.self],
            defaultSubcommand: OverridesListCommand.self)
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
