import SeededRandom
import SupportHours
import Testing

@testable import FollowUps

@Suite("What a node says of itself, and hears of the others")
struct MembershipStateTests {
    private static let facts = NodeFacts(
        name: "n1", version: "1", composer: 1,
        limits: NodeReport.Limits(perSecond: 1, perDomainPerSecond: 1, quota: SendingQuota.Limits()),
        configuration: "1", hours: ["basic": NodeHours(fingerprint: "own", tzdata: "2026a")])

    private var state = MembershipState(facts, random: SeededGenerator(seed: 1), at: 0)

    /// The state of the database that answers a call.
    private func view(for call: MembershipCall, beat: Int64, adopted fingerprint: String, epoch: Int64) -> ClusterView {
        ClusterView(
            nodes: [
                Node(
                    owner: call.owner, name: "n1", slot: 0, beat: beat, joinedAt: Instant(secondsSinceEpoch: 0),
                    report: call.report)
            ],
            adopted: [
                "basic": AdoptedHours(
                    plan: "basic", hours: NodeHours(fingerprint: fingerprint, tzdata: "2026a"), configuration: "2",
                    epoch: epoch, adoptedBy: "n2")
            ], pause: .none, halt: nil, databaseTime: 0)
    }

    private func call(in actions: [MembershipAction]) -> MembershipCall? {
        for case .join(let call, _) in actions { return call }
        for case .beat(let call) in actions { return call }
        return nil
    }

    private func adoptions(in actions: [MembershipAction]) -> [Int64?] {
        actions.compactMap { if case .adopt(_, _, _, let epoch) = $0 { epoch } else { nil } }
    }

    @Test("who wants its hours adopted isn't satisfied by what was adopted before others came")
    mutating func insisting() throws {
        let speak = MembershipEvent.speak(SendingNeeds(isAble: true))
        let join = try #require(call(in: state.handle(speak, at: 0, wall: 0)))
        let joined = MembershipEvent.joined(
            view(for: join, beat: 1, adopted: "own", epoch: 2), begun: nil, to: join)
        #expect(adoptions(in: state.handle(joined, at: 1, wall: 1)).isEmpty)

        let early = try #require(call(in: state.handle(speak, at: 6_000, wall: 6_000)))
        // Others' hours were adopted meanwhile, which this node hasn't heard of.
        #expect(adoptions(in: state.handle(.insist, at: 6_001, wall: 6_001)).isEmpty)
        let stale = MembershipEvent.beaten(
            view(for: early, beat: 2, adopted: "own", epoch: 2), begun: nil, to: early)
        #expect(adoptions(in: state.handle(stale, at: 6_002, wall: 6_002)).isEmpty)

        // It asks again at once.
        #expect(state.isToSpeak(at: 6_002))
        let late = try #require(call(in: state.handle(speak, at: 6_003, wall: 6_003)))
        let fresh = MembershipEvent.beaten(
            view(for: late, beat: 3, adopted: "others'", epoch: 3), begun: nil, to: late)
        #expect(adoptions(in: state.handle(fresh, at: 6_004, wall: 6_004)) == [3])
    }
}
