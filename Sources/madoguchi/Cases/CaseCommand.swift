import ArgumentParser
import Messages
import TerminalText

/// Customers' cases.
struct CaseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "case", Help.Case.command,
            subcommands: [
                CaseOpenCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseNoteCommand.self,
                CaseMarkCommand.self, CaseResolveCommand.self,
            ])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
