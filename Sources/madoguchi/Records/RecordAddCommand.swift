import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct RecordAddCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("add", Help.RecordAdd.command)
    }

    @Argument(help: ArgumentHelp(Help.Record.error, Help.Value.error))
    var error: String

    @Option(
        name: .customLong("case"), help: ArgumentHelp(Help.RecordAdd.caseID, Help.Value.case), completion: .openCases)
    var caseID: String?

    @OptionGroup var findings: FindingOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<RecordResource>
        do throws(DaemonError) {
            reply = try options.control(in: environment).add(findings.request(error: error, case: caseID))
        } catch {
            throw error.named(by: .options(arguments: ["error"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        let id = reply.body.id
        let say = environment.language
        return Answer(
            .lines([
                say.line { .recorded($0(id, .strong)) },
                Line(
                    "  \(say(.recordCureLater(id)))",
                    .faint),
            ]))
    }
}
