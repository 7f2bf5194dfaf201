import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct OverridesListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.OverridesList.command)
    }

    @Argument(help: ArgumentHelp(Help.OverridesList.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let found = try options.askAsMuchAsPermitted(in: environment) { daemon throws(DaemonError) in
            try overrides(from: daemon)
        }
        if options.json { return try Answer(found.json.map { .json($0) } ?? .json(encoding: found.list)) }
        return Answer(.lines(lines(found.list.overrides, environment)))
    }

    /// - Returns: the daemon's own JSON where it is one answer.
    private func overrides(from daemon: Daemon) throws(DaemonError) -> (list: OverrideList, json: String?) {
        if let plan {
            let reply = try daemon.overrides(of: plan)
            return (reply.body, reply.json)
        }
        var all: [OverrideResource] = []
        for plan in try daemon.plans().body.plans { all += try daemon.overrides(of: plan.plan).body.overrides }
        // As each plan's are: the newest first.
        let dated = all.map { (made: $0.createdAt.flatMap { try? ClockReading(rfc3339: $0).instant }, override: $0) }
        let sorted = dated.sorted { one, other in
            guard let first = one.made, let second = other.made else { return one.made != nil }
            return first > second
        }
        return (OverrideList(overrides: sorted.map(\.override)), nil)
    }

    private func lines(_ overrides: [OverrideResource], _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if overrides.isEmpty { return [Line(say(.noOverrides))] }
        let moments = Moments(environment)
        var table = Table(importance: [0, 0, 0, 0, 1, 2, 3, 0])
        let heading = say.words(
            .labelID, .labelPlan, .columnWhat, .columnSpan, .columnStanding, .columnBy, .columnMade, .labelReason)
        table.add(heading.map { Line($0, .faint) })
        for override in overrides {
            let words = OverrideWords(override, environment)
            table.add([
                Line(override.id ?? "-", .strong), Line(override.plan), Line(words.stateWord), Line(words.span),
                words.standingLine, Line(author(override)), Line(override.createdAt.map(moments.minute) ?? "-"),
                Line(override.reason ?? "", .faint),
            ])
        }
        return table.lines(within: environment.width)
    }

    private func author(_ override: OverrideResource) -> String {
        guard let author = override.by?.wrappedValue else { return "-" }
        return author.name ?? "uid \(author.uid)"
    }
}
