import MadoguchiAPI

@testable import madoguchi

enum TestNodes {
    static let limits = ClusterLimits(perSecond: 10, perDomainPerSecond: 2, perHour: 100, perDay: nil)

    static func node(_ name: String, _ change: (inout ClusterNode) -> Void = { _ in }) -> ClusterNode {
        var node = ClusterNode(
            name: name, answers: name == "n1", slot: name == "n1" ? 0 : 1, state: "live",
            since: "2026-11-23T09:00:00+09:00", version: "0.2.0", composer: 1, sends: true, divisor: 2, limits: limits,
            clockOffset: 0, tzdata: ["2026a"])
        change(&node)
        return node
    }

    /// Two nodes, and nothing wrong with them.
    static let well = ClusterStatus(
        at: "2026-11-23T14:40:00+09:00", shared: true, node: "n1", nodes: [node("n1"), node("n2")],
        adopted: [
            ClusterHours(plan: "basic", fingerprint: "4f9c1d20a7b3e865", tzdata: "2026a", epoch: 3, adoptedBy: "n1")
        ], paused: false)

    /// One that differs, one whose clock is wrong, and one that is dead.
    static let ill = ClusterStatus(
        at: "2026-11-23T14:40:00+09:00", shared: true, node: "n1",
        nodes: [
            node("n1") { $0.differs = ["basic"] },
            node("n2") { ($0.sends, $0.clockOffset, $0.version) = (false, -3_210, "0.0.9") },
            node("n3") { ($0.state, $0.sends, $0.tzdata) = ("dead", false, []) },
        ], adopted: well.adopted, paused: true,
        troubles: [
            ClusterTrouble(
                code: "clock-off", node: "n2", fault: true,
                detail: "the clock of node n2 is 3.2 s behind the database's: it accepts messages and sends none",
                advice:
                    "mend what keeps that machine's clock right (chrony, systemd-timesyncd); it sends again by itself"),
            ClusterTrouble(
                code: "taken-over", node: "n3", fault: false,
                detail: "node n3 is dead; what it was sending is being taken over", advice: nil),
        ])

    static let alone = ClusterStatus(
        at: "2026-11-23T14:40:00+09:00", shared: false, node: "desk",
        nodes: [
            ClusterNode(
                name: "desk", answers: true, slot: nil, state: "live", since: "2026-11-23T09:00:00+09:00",
                version: "0.2.0", composer: nil, sends: true, limits: limits, tzdata: ["2026a"])
        ], paused: false)
}
