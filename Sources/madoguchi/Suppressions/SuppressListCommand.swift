import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct SuppressListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.SuppressList.command)
    }

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let moments = Moments(environment)
        let list = PagedList<SuppressionPage>(
            most: pages.most, json: options.json,
            heading: environment.language.words(.columnAddress, .columnSuppressedSince, .columnScope, .labelReason),
            importance: [0, 1, 0, 0],
            page: { limit, cursor throws(DaemonError) in try daemon.suppressions(limit: limit, cursor: cursor) },
            row: { [Line($0.address), Line(moments.minute($0.since)), Line(scope($0)), Line($0.reason ?? "", .faint)] })
        return try list.answer(in: environment)

        func scope(_ suppression: SuppressionResource) -> String {
            suppression.scope == SuppressAddCommand.Scope.recurring.rawValue
                ? environment.language(.checkRecurring) : environment.language(.scopeAll)
        }
    }
}
