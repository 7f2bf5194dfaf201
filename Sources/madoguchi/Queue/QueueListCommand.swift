import ArgumentParser
import MadoguchiAPI

struct QueueListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists stored messages, the newest first.",
        discussion:
            "With --json: the daemon's pages, each on a line of its own; there are several only with --all or a large --limit."
    )

    enum State: String, ExpressibleByArgument, CaseIterable {
        case queued, sending, delivered, failed, uncertain, cancelled, expired
    }

    @Option(help: "Only those in this state.")
    var state: State?

    @Option(help: "Only this plan's.", completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp("Only those to this mail address.", valueName: "address"))
    var to: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("Only those with this label.", valueName: "label"))
    var caseLabel: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let filter = Daemon.FollowUpFilter(state: state?.rawValue, plan: plan, recipient: to, caseLabel: caseLabel)
        let list = PagedList<FollowUpPage>(
            most: pages.most, json: options.json, heading: FollowUpRow.heading(in: environment.language),
            page: { limit, cursor throws(DaemonError) in
                try daemon.followUps(filter, limit: limit, cursor: cursor)
            },
            row: { FollowUpRow(followUp: $0).cells(environment) })
        return try list.answer(in: environment)
    }
}
