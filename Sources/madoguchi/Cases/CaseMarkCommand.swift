import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseMarkCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("mark", Help.CaseMark.command)
    }

    @OptionGroup var target: CaseTarget

    @Argument(help: ArgumentHelp(Help.CaseMark.mark, Help.Value.mark), completion: .marks)
    var mark: String

    @OptionGroup var variables: VariableOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let renamed = ["mark": "<mark>"]
        let daemon = options.control(in: environment)
        let variables = try variables.read(
            for: daemon, in: environment,
            .change { variables in
                _ = try target.reply(from: daemon, renamed: renamed) { daemon, id throws(DaemonError) in
                    try daemon.mark(id, CaseMarkRequest(mark: mark, variables: variables), isDryRun: true)
                }
            })
        let request = CaseMarkRequest(mark: mark, variables: variables)
        return try target.answer(.marked(mark), options, renamed: renamed, in: environment) {
            daemon, id throws(DaemonError) in try daemon.mark(id, request)
        }
    }
}
