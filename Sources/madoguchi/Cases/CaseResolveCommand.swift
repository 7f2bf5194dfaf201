import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseResolveCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("resolve", Help.CaseResolve.command)
    }

    @OptionGroup var target: CaseTarget

    @Option(
        help: ArgumentHelp(Help.CaseResolve.by, Help.Value.stage), completion: .stages)
    var by: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.CaseResolve.note, Help.Value.note))
    var note: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let request = CaseResolveRequest(stage: by, note: note)
        return try target.answer(.resolved, options, renamed: ["stage": "--by"], in: environment) {
            daemon, id throws(DaemonError) in try daemon.resolve(id, request)
        }
    }
}
