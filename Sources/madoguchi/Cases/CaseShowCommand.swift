import ArgumentParser
import MadoguchiAPI

struct CaseShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One case: how far it is, what comes next and why then, and all that has happened to it."
    )

    @OptionGroup var target: CaseTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(.shown, options, renamed: [:], in: environment) { daemon, id throws(DaemonError) in
            try daemon.case(id)
        }
    }
}
