import MadoguchiAPI
import Messages
import TerminalText

/// The nodes in words.
struct ClusterReport {
    private let cluster: ClusterStatus

    init(_ cluster: ClusterStatus) {
        self.cluster = cluster
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        [heading(environment), ""] + nodes(environment) + hours(environment)
            + (cluster.troubles.isEmpty ? [] : [""]) + cluster.troubles.flatMap { Self.lines(of: $0, environment) }
    }

    static func lines(of trouble: ClusterTrouble, _ environment: CommandEnvironment) -> [Line] {
        let glyphs = environment.glyphs
        let mark = trouble.fault ? glyphs.fault : glyphs.note
        let detail: Line = "\(mark, .now) \(trouble.detail)"
        let advice = trouble.advice.map { "  \(glyphs.advice) \($0)" as Line }
        return [detail.continued(at: 2)] + [advice?.continued(at: 4)].compactMap(\.self)
    }

    private var live: [ClusterNode] { cluster.nodes.filter { $0.state == "live" } }

    private func heading(_ environment: CommandEnvironment) -> Line {
        let say = environment.language
        let sending = live.count(where: \.sends)
        let summary =
            cluster.shared
            ? say(.nodesSend(sending, of: live.count, asked: cluster.node)) : say(.queueNotShared)
        // Why they are halted is among the troubles.
        if cluster.halted != nil, !cluster.shared { return "\(summary): \(cluster.halted ?? "", .now)" }
        if cluster.paused { return "\(say(.statusPaused), .now): \(summary)" }
        return Line(summary)
    }

    private func nodes(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var table = Table(importance: [0, 0, 4, 2, 3, 0, 1])
        let heads = say.words(
            .columnNode, .labelState, .columnNodeSince, .labelVersion, .columnPart, .columnClock, .columnTZData)
        table.add(heads.map { Line($0, .faint) })
        for node in cluster.nodes {
            let hasClock = cluster.shared && node.state == "live"
            table.add([
                Line(node.name, node.answers ? .strong : .plain), state(node, in: say),
                Line(moments.minute(node.since)), Line(node.version), Line(node.sends ? "1/\(node.divisor)" : "-"),
                Line(hasClock ? Self.offset(node.clockOffset, environment.glyphs) : "-"),
                Line(node.tzdata.isEmpty ? "-" : node.tzdata.joined(separator: " ")),
            ])
        }
        return table.lines(within: environment.width)
    }

    private func state(_ node: ClusterNode, in say: Language) -> Line {
        switch (node.state, node.draining, node.sends) {
        case ("dead", _, _): Line(say(.nodeDead), .now)
        case ("left", _, _): Line(say(.nodeLeft), .faint)
        case ("live", true, _): Line(say(.nodeDraining), .now)
        case ("live", false, true): Line(say(.nodeSending), .open)
        case ("live", false, false): Line(say(.nodeNotSending), .now)
        // Of a later daemon.
        default: Line(node.state)
        }
    }

    /// `+0.2 s`: by which a clock is ahead.
    private static func offset(_ milliseconds: Int64, _ glyphs: Glyphs) -> String {
        let tenths = (milliseconds.magnitude + 50) / 100
        let sign = tenths == 0 ? "" : milliseconds < 0 ? glyphs.minus : "+"
        return "\(sign)\(tenths / 10).\(tenths % 10) s"
    }

    private func hours(_ environment: CommandEnvironment) -> [Line] {
        guard !cluster.adopted.isEmpty else { return [] }
        let say = environment.language
        var table = Table(importance: [0, 0, 1, 3, 2])
        let heads = say.words(.labelPlan, .columnHoursOf, .columnTZData, .columnEpoch, .columnFingerprint)
        table.add(heads.map { Line($0, .faint) })
        for hours in cluster.adopted {
            table.add([
                Line(hours.plan, .strong), Line(hours.adoptedBy), Line(hours.tzdata ?? "-"), Line("\(hours.epoch)"),
                Line(hours.fingerprint, .faint),
            ])
        }
        return ["", Line(say(.adoptedHours), .faint)] + table.lines(within: environment.width)
    }
}
