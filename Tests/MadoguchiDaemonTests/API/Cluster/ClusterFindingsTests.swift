import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("What is wrong with nodes")
struct ClusterFindingsTests {
    private func node(
        _ owner: LeaseOwner, _ name: String, _ report: NodeReport = TestCluster.report(),
        state: Node.State = .live, isDraining: Bool = false
    ) -> Node {
        Node(
            owner: owner, name: name, slot: Int(owner.rawValue), state: state, isDraining: isDraining,
            joinedAt: Instant(secondsSinceEpoch: 0), report: report)
    }

    private func findings(
        _ nodes: [Node], adopted: [String: String] = ["basic": "a", "pro": "a"], halt: Trouble? = nil
    ) -> [ClusterFinding] {
        let hours = adopted.map { plan, fingerprint in
            AdoptedHours(
                plan: plan, hours: NodeHours(fingerprint: fingerprint, tzdata: nil), configuration: "c", epoch: 1,
                adoptedBy: "n1")
        }
        let view = ClusterView(
            nodes: nodes, adopted: Dictionary(uniqueKeysWithValues: hours.map { ($0.plan, $0) }), pause: .none,
            halt: halt,
            databaseTime: 0)
        return ClusterFindings(view: view, owner: TestCluster.own, clockTolerance: 1_000).all
    }

    private var both: [Node] { [node(TestCluster.own, "n1"), node(TestCluster.other, "n2")] }

    @Test("is nothing where they agree and send")
    func well() {
        #expect(findings(both).isEmpty)
        #expect(findings(both, adopted: [:]).isEmpty)
    }

    @Test("is that nobody sends, with what to do where all of them drain")
    func nobody() {
        let idle = TestCluster.report(isSending: false)
        let down = findings([node(TestCluster.own, "n1", idle)])
        #expect(down.map(\.code) == [.nobodySends, .notSending])
        #expect(down.first?.advice == .seeEachNode)
        let draining = findings([node(TestCluster.own, "n1", idle, isDraining: true)])
        #expect(draining.map(\.code) == [.nobodySends, .draining])
        #expect(draining.first?.advice == .undoOneDrain)
        #expect(draining.last?.advice == .undoDrain("n1"))
    }

    @Test("is a clock beyond the tolerance, ahead or behind", arguments: [1_000, 1_001, -1_000, -1_234] as [Int64])
    func clocks(offset: Int64) {
        let report = TestCluster.report(isSending: abs(offset) <= 1_000, clockOffset: offset)
        let found = findings(both.prefix(1) + [node(TestCluster.other, "n2", report)])
        #expect(found.map(\.code) == (abs(offset) <= 1_000 ? [] : [.clockOff]))
        if offset == -1_234 { #expect(found.first?.detail == .nodeClockBehind("n2", seconds: "1.2")) }
        if offset == 1_001 { #expect(found.first?.detail == .nodeClockAhead("n2", seconds: "1.0")) }
    }

    @Test("is a plan whose hours are others, or that a node lacks")
    func hours() {
        let differing = findings([both[0], node(TestCluster.other, "n2", TestCluster.report(["basic": "b"]))])
        #expect(differing.map(\.code) == [.differs])
        #expect(differing.first?.detail == .nodeDiffers("n2", in: ["basic", "pro"]))
    }

    @Test("is a plan whose adopted hours no node has, but not one that is gone everywhere")
    func unsent() {
        let found = findings(both, adopted: ["basic": "gone", "pro": "a", "former": "x"])
        #expect(found.map(\.code) == [.planUnsent, .differs, .differs])
        #expect(found.first?.detail == .nobodyUpholds(["basic"]))
    }

    @Test("is one that has ended and holds leases, one by the name of another, and one of an earlier version")
    func others() {
        let dead = node(TestCluster.other, "n2", TestCluster.report(["basic": "b"]), state: .dead)
        #expect(findings([both[0], dead]).map(\.code) == [.takenOver])
        #expect(findings([both[0], node(TestCluster.other, "n1")]).map(\.code) == [.sharedName])
        let older = node(TestCluster.other, "n2", TestCluster.report(version: "0.9.12"))
        #expect(findings([both[0], older]).map(\.detail) == [.nodeIsOlder("n2", version: "0.9.12", latest: "1.0")])
    }

    @Test("is that the one that is asked hasn't joined")
    func apart() {
        #expect(findings([both[1]]).map(\.code) == [.notJoined])
    }

    @Test("comes with the faults first")
    func order() {
        let trouble = Trouble(Wording(ja: "拒否", en: "refused"), ending: .told)
        let found = findings([node(TestCluster.own, "n1", isDraining: true), both[1]], halt: trouble)
        #expect(found.map(\.code) == [.halted, .draining])
    }

    @Test(
        "compares versions by their numbers",
        arguments: [
            ("0.9.1", "0.10.0", true), ("0.10.0", "0.9.1", false), ("1.0", "1.0", false), ("1.0", "1.0.1", true),
        ])
    func versions(first: String, second: String, isEarlier: Bool) {
        #expect(ClusterFindings.isEarlier(first, second) == isEarlier)
    }

    @Test("is said in both languages, without the other's words", arguments: ClusterFinding.Code.allCases)
    func languages(code: ClusterFinding.Code) {
        let idle = TestCluster.report(isSending: false, clockOffset: 5_000)
        let all =
            findings(
                [
                    node(TestCluster.own, "n1", idle),
                    node(TestCluster.other, "n1", TestCluster.report(version: "0.1")),
                    node(LeaseOwner(rawValue: 3), "n3", TestCluster.report(["basic": "b"]), isDraining: true),
                    node(LeaseOwner(rawValue: 4), "n4", TestCluster.report(isSending: false)),
                    node(LeaseOwner(rawValue: 5), "n5", state: .dead),
                ], adopted: ["basic": "a", "pro": "x"], halt: Trouble(Wording(ja: "拒否", en: "refused")))
            + findings([node(TestCluster.other, "n2", idle)])
        let found = all.first { $0.code == code }
        #expect(found != nil)
        for wording in [found?.detail, found?.advice].compactMap(\.self) {
            #expect(wording.ja != wording.en)
            #expect(wording.en.unicodeScalars.allSatisfy { $0.value < 0x3000 }, "\(wording.en)")
        }
    }
}
