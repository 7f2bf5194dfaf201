import ArgumentParser
import MadoguchiAPI

struct SuppressListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the suppressed addresses.",
        discussion:
            "With --json: the daemon's pages, each on a line of its own; there are several only with --all or a large --limit."
    )

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let moments = Moments(environment)
        let list = PagedList<SuppressionPage>(
            most: pages.most, json: options.json,
            heading: environment.language(en: ["address", "since", "reason"], ja: ["宛先", "登録", "理由"]),
            page: { limit, cursor throws(DaemonError) in try daemon.suppressions(limit: limit, cursor: cursor) },
            row: { [Line($0.address), Line(moments.moment($0.since)), Line($0.reason ?? "", .faint)] })
        return try list.answer(in: environment)
    }
}
