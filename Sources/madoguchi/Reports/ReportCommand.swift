import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct ReportCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("report", Help.Report.command)
    }

    @Option(help: ArgumentHelp(Help.Report.from, Help.Value.instant))
    var from: String?

    @Option(help: ArgumentHelp(Help.Report.to, Help.Value.instant))
    var to: String?

    @Option(help: ArgumentHelp(Help.Report.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp(Help.Report.playbook, Help.Value.playbook), completion: .playbooks)
    var playbook: String?

    @Flag(help: ArgumentHelp(Help.Report.csv))
    var csv = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !csv || !options.json else { throw ValidationError(.giveEither("--csv", or: "--json")) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<CaseReport>
        do throws(DaemonError) {
            reply = try options.control(in: environment).report(from: from, to: to, plan: plan, playbook: playbook)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
        if options.json { return Answer(.json(reply.json)) }
        if csv { return Answer(.document(ReportRecords(report: reply.body).text, in: environment)) }
        return Answer(.lines(ReportTable(report: reply.body).lines(environment)))
    }
}
