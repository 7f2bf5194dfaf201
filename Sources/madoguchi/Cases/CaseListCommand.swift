import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.CaseList.command)
    }

    enum State: String, ExpressibleByArgument, CaseIterable {
        case open, resolved
    }

    @Option(help: ArgumentHelp(Help.CaseList.state, Help.Value.state))
    var state: State?

    @Option(help: ArgumentHelp(Help.Shared.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp(Help.CaseList.playbook, Help.Value.playbook), completion: .playbooks)
    var playbook: String?

    @Option(help: ArgumentHelp(Help.CaseList.to, Help.Value.address))
    var to: String?

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let filter = Daemon.CaseFilter(state: state?.rawValue, plan: plan, playbook: playbook, recipient: to)
        let list = PagedList<CasePage>(
            most: pages.most, json: options.json, heading: CaseRow.heading(in: environment.language),
            importance: CaseRow.importance,
            page: { limit, cursor throws(DaemonError) in try daemon.cases(filter, limit: limit, cursor: cursor) },
            row: { CaseRow(case: $0).cells(environment) })
        return try list.answer(in: environment)
    }
}
