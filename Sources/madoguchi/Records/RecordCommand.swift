import ArgumentParser
import Messages
import TerminalText

struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "record", Help.Record.command,
            subcommands: [
                RecordAddCommand.self, RecordAmendCommand.self, RecordSearchCommand.self, RecordShowCommand.self,
                RecordRemoveCommand.self,
            ])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
