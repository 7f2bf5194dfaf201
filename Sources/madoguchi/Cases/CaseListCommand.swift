import ArgumentParser
import MadoguchiAPI

struct CaseListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists cases, the newest first.",
        discussion:
            "With --json: the daemon's pages, each on a line of its own; there are several only with --all or a large --limit."
    )

    enum State: String, ExpressibleByArgument, CaseIterable {
        case open, resolved
    }

    @Option(help: "Only those in this state.")
    var state: State?

    @Option(help: "Only this plan's.", completion: .plans)
    var plan: String?

    @Option(help: "Only those of this playbook.", completion: .playbooks)
    var playbook: String?

    @Option(help: ArgumentHelp("Only those of the customer with this mail address.", valueName: "address"))
    var to: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let filter = Daemon.CaseFilter(state: state?.rawValue, plan: plan, playbook: playbook, recipient: to)
        let list = PagedList<CasePage>(
            most: pages.most, json: options.json, heading: CaseRow.heading(in: environment.language),
            page: { limit, cursor throws(DaemonError) in try daemon.cases(filter, limit: limit, cursor: cursor) },
            row: { CaseRow(case: $0).cells(environment) })
        return try list.answer(in: environment)
    }
}
