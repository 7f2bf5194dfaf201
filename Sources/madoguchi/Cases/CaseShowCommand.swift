import ArgumentParser
import MadoguchiAPI

struct CaseShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a case: its state, the next step and when, and its history."
    )

    @OptionGroup var target: CaseTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(.shown, options, renamed: [:], in: environment) { daemon, id throws(DaemonError) in
            try daemon.case(id)
        }
    }
}
