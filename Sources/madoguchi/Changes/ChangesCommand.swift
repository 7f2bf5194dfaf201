import ArgumentParser
import MadoguchiAPI
import Messages
import SupportHours
import TerminalText

struct ChangesCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("changes", Help.Changes.command)
    }

    @Argument(help: ArgumentHelp(Help.Changes.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp(Help.Changes.days, Help.Value.days))
    var days: Int?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard days.map((1...366).contains) ?? true else { throw ValidationError(.notANumber("--days", in: 1...366)) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let (list, replies) = try options.askAsMuchAsPermitted(in: environment) { daemon throws(DaemonError) in
            try ask(daemon, environment)
        }
        guard !options.json, let list else {
            return Answer(.json(replies.map(\.json), under: "plans", isSingle: plan != nil))
        }
        let reports = replies.map { lines($0.body, list, environment) }
        return Answer(.lines(Array(reports.joined(separator: [""]))))
    }

    private func ask(
        _ daemon: Daemon, _ environment: CommandEnvironment
    ) throws(DaemonError) -> (list: PlanList?, replies: [Daemon.Reply<ChangeList>]) {
        let list = plan == nil || !options.json ? try daemon.plans().body : nil
        let plans = plan.map { [$0] } ?? list?.plans.map(\.plan) ?? []
        let start = days.map { _ in environment.now.formattedInUTC }
        let end = days.map { environment.now.advanced(bySeconds: Int64($0) * 86_400).formattedInUTC }
        var replies: [Daemon.Reply<ChangeList>] = []
        for plan in plans { replies.append(try daemon.changes(of: plan, from: start, to: end)) }
        return (list, replies)
    }

    private func lines(_ changes: ChangeList, _ list: PlanList, _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let heading: Line =
            "\(list.name(of: changes.plan, in: say), .strong) (\(changes.plan))  \(changes.zone, .faint)"
        if changes.changes.isEmpty {
            return [heading, Line("  \(say(.nothingChanges))")]
        }
        let moments = Moments(environment)
        var table = Table(importance: [0, 0, 1, 0])
        for change in changes.changes {
            table.add([
                Line(change.closes ? environment.glyphs.note : " ", .now), Line(moments.minute(change.at), .strong),
                Line(say.word(forChange: change.kind), .faint), Line(change.text),
            ])
            if let moved = change.moved, moved > 0 {
                table.add(["", "", "", Line(say(.messagesMoved(moved, number: say.number(moved))), .faint)])
            }
        }
        return [heading] + table.lines(within: environment.width)
    }
}

extension Language {
    fileprivate func word(forChange kind: String) -> String {
        switch kind {
        case "changeover": self(.changeOfClocks)
        case "holiday": self(.holiday)
        case "override": self(.changeByOverride)
        default: kind
        }
    }
}
