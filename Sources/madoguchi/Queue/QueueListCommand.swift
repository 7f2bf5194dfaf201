import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct QueueListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.QueueList.command)
    }

    enum State: String, ExpressibleByArgument, CaseIterable {
        case queued, sending, delivered, failed, uncertain, cancelled, expired
    }

    @Option(help: ArgumentHelp(Help.QueueList.state, Help.Value.state))
    var state: State?

    @Option(help: ArgumentHelp(Help.Shared.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp(Help.QueueList.to, Help.Value.address))
    var to: String?

    @Option(name: .customLong("case"), help: ArgumentHelp(Help.QueueList.caseLabel, Help.Value.label))
    var caseLabel: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let filter = Daemon.FollowUpFilter(state: state?.rawValue, plan: plan, recipient: to, caseLabel: caseLabel)
        let list = PagedList<FollowUpPage>(
            most: pages.most, json: options.json, heading: FollowUpRow.heading(in: environment.language),
            importance: FollowUpRow.importance, cutting: FollowUpRow.subjectColumn,
            page: { limit, cursor throws(DaemonError) in
                try daemon.followUps(filter, limit: limit, cursor: cursor)
            },
            row: { FollowUpRow(followUp: $0).cells(environment) })
        return try list.answer(in: environment)
    }
}
