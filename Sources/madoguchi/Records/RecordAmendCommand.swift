import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct RecordAmendCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("amend", Help.RecordAmend.command)
    }

    @OptionGroup var target: RecordTarget

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(Help.Record.error, Help.Value.text))
    var error: String?

    @OptionGroup var findings: FindingOptions
    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard error != nil || !findings.isEmpty else {
            throw ValidationError(.giveAny(of: ["--error", "--seen-on", "--steps", "--tried", "--cure"]))
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(options, in: environment) { daemon, id throws(DaemonError) in
            try daemon.amend(id, findings.amendment(error: error))
        }
    }
}
