import ArgumentParser
import MadoguchiAPI

struct ReportCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on the cases of a period, beside the guide's claims.",
        discussion: """
            With --csv: comma-separated values whose columns are figure, value and claim; shares and changes are \
            fractions (-0.6 for 60 % fewer), durations seconds, and what isn't known is empty.
            """
    )

    @Option(help: ArgumentHelp("The period's beginning; by default 30 days before its end.", valueName: "t"))
    var from: String?

    @Option(help: ArgumentHelp("The period's end; now by default.", valueName: "t"))
    var to: String?

    @Option(help: "Only this plan's cases.", completion: .plans)
    var plan: String?

    @Option(help: "Only the cases of this playbook.", completion: .playbooks)
    var playbook: String?

    @Flag(help: "Answer in comma-separated values.")
    var csv = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !csv || !options.json else { throw ValidationError("Give either '--csv' or '--json'.") }
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
