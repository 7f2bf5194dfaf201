import ArgumentParser
import Messages
import TerminalText

/// Shows playbooks.
struct PlaybooksCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "playbooks", Help.Playbooks.command, subcommands: [PlaybooksListCommand.self, PlaybooksShowCommand.self])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
