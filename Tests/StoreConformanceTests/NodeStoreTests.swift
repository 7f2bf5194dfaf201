import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

private let first = LeaseOwner(rawValue: 1)
private let second = LeaseOwner(rawValue: .max)

@Suite("Nodes that share a store", .enabled(if: !StoreKind.shared.isEmpty))
struct NodeStoreTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    @Test("join with the lowest free slot, and see each other", arguments: StoreKind.shared)
    func joining(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            let hours = ["basic": NodeHours(fingerprint: "f", tzdata: nil)]
            let alone = try #require(try await store.join(first, name: "a", report: .sample(hours: hours)))
            #expect(alone.nodes.map(\.owner) == [first])
            #expect(alone.adopted.isEmpty && alone.pause == .none && alone.halt == nil)
            let both = try #require(try await store.join(second, name: "b", report: .sample(version: "1.1")))
            #expect(both.nodes.map(\.owner) == [first, second])
            #expect(both.nodes.map(\.slot) == [0, 1])
            #expect(both.nodes.map(\.name) == ["a", "b"])
            #expect(both.nodes.map(\.state) == [.live, .live])
            #expect(both.nodes.map(\.report) == [.sample(hours: hours), .sample(version: "1.1")])
            let seen = try await store.cluster()
            #expect(seen.nodes == both.nodes)
            #expect(seen.databaseTime >= both.databaseTime && both.databaseTime >= alone.databaseTime)
        }
    }

    @Test("that have joined already, say with it that they live, until they are dead", arguments: StoreKind.shared)
    func joiningAgain(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            _ = try await store.join(first, name: "a", report: .sample())
            _ = try await store.beat(first, report: .sample(number: 1))
            let again = try #require(try await store.join(first, name: "a", report: .sample(number: 2)))
            #expect(again.nodes.map(\.beat) == [2])
            #expect(try await store.declareDead(first, atBeat: 2))
            #expect(try await store.join(first, name: "a", report: .sample(number: 3)) == nil)
        }
    }

    @Test("have a slot each, and there are only so many", arguments: StoreKind.shared)
    func slots(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            for slot in FollowUpIDGenerator.slots {
                let view = try await store.join(LeaseOwner(rawValue: Int64(slot)), name: "a", report: .sample())
                #expect(view?.nodes.count == slot + 1)
            }
            #expect(try await store.join(second, name: "b", report: .sample()) == nil)
            try await store.leave(LeaseOwner(rawValue: 5))
            #expect(try await store.declareDead(LeaseOwner(rawValue: 3), atBeat: 0))
            let view = try #require(try await store.join(second, name: "b", report: .sample()))
            #expect(view.nodes.first { $0.owner == second }?.slot == 3)
            #expect(view.nodes.count == FollowUpIDGenerator.slots.count - 1)
        }
    }

    @Test("count up their beats while they live, and say something new each time", arguments: StoreKind.shared)
    func beating(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            #expect(try await store.beat(first, report: .sample(number: 1)) == nil)
            _ = try await store.join(first, name: "a", report: .sample())
            _ = try await store.join(second, name: "b", report: .sample())
            let view = try #require(
                try await store.beat(first, report: .sample(number: 1, isSending: false, divisor: 2)))
            #expect(view.nodes.map(\.beat) == [1, 0])
            #expect(view.nodes.first?.report == .sample(number: 1, isSending: false, divisor: 2))
            #expect(try await store.beat(first, report: .sample(number: 3))?.nodes.map(\.beat) == [2, 0])
            let late = try #require(try await store.beat(first, report: .sample(number: 2, version: "0.9")))
            #expect(late.nodes.map(\.beat) == [2, 0])
            #expect(late.nodes.first?.report == .sample(number: 3))
            try await store.leave(first)
            #expect(try await store.beat(first, report: .sample(number: 1)) == nil)
            #expect(try await store.beat(second, report: .sample(number: 1))?.nodes.map(\.owner) == [second])
        }
    }

    @Test("are declared dead only by who has seen their last beat, and never come back", arguments: StoreKind.shared)
    func dying(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            _ = try await store.join(first, name: "a", report: .sample())
            _ = try await store.beat(first, report: .sample(number: 1))
            #expect(try await !store.declareDead(first, atBeat: 0))
            #expect(try await !store.declareDead(second, atBeat: 0))
            #expect(try await store.beat(first, report: .sample(number: 2)) != nil)
            #expect(try await store.declareDead(first, atBeat: 2))
            // Whoever asks again is told that it is dead now.
            #expect(try await store.declareDead(first, atBeat: 2))
            #expect(try await store.beat(first, report: .sample(number: 1)) == nil)
        }
    }

    @Test("that are dead or have left are shown while their leases are to be rescued", arguments: StoreKind.shared)
    func rescuing(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            let store = stores[0]
            _ = try await store.join(first, name: "a", report: .sample())
            _ = try await store.join(second, name: "b", report: .sample())
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, rules: rules)])
            #expect(try await store.claimed([1], by: first).count == 1)
            #expect(try await store.declareDead(first, atBeat: 0))
            // It claims nothing any more, so that a rescue finds everything.
            #expect(try await store.claimed([2], by: first).isEmpty)
            let seen = try #require(try await stores[1].beat(second, report: .sample(number: 1)))
            #expect(seen.nodes.map(\.owner) == [second, first])
            #expect(seen.nodes.map(\.state) == [.live, .dead])
            #expect(try await store.forget(name: "a") == 0)
            let recovery = try await stores[1].rescue(
                first, except: [], at: .hours(9), repeatsUncertain: false, attempts: 5, rules: rules)
            #expect(recovery == Recovery(interrupted: 1, uncertain: 0))
            #expect(try await stores[1].cluster().nodes.map(\.owner) == [second])
            #expect(try await store.forget(name: "a") == 1)
            try await store.leave(second)
            #expect(try await store.claimed([2], by: second).isEmpty)
        }
    }

    @Test("adopt hours where nobody else has since", arguments: StoreKind.shared)
    func adopting(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            let (one, other) = (NodeHours(fingerprint: "1", tzdata: "2026a"), NodeHours(fingerprint: "2", tzdata: nil))
            let adopted = try await stores[0].adopt(one, of: "basic", configuration: "c", by: "a", over: nil)
            #expect(
                adopted
                    == AdoptedHours(plan: "basic", hours: one, configuration: "c", epoch: 1, adoptedBy: "a"))
            #expect(try await stores[1].adopt(other, of: "basic", configuration: "d", by: "b", over: nil) == adopted)
            #expect(try await stores[1].adopt(other, of: "basic", configuration: "d", by: "b", over: 7) == adopted)
            let next = try await stores[1].adopt(other, of: "basic", configuration: "d", by: "b", over: 1)
            #expect(next.epoch == 2 && next.hours == other && next.adoptedBy == "b")
            // The same once more, after an answer that was lost.
            #expect(try await stores[1].adopt(other, of: "basic", configuration: "d", by: "b", over: 1) == next)
            #expect(try await stores[0].cluster().adopted == ["basic": next])
        }
    }

    @Test("adopt hours over those that a database which went back has lost", arguments: StoreKind.shared)
    func adoptingAfterLoss(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let hours = NodeHours(fingerprint: "1", tzdata: nil)
            #expect(try await stores[0].adopt(hours, of: "basic", configuration: "c", by: "a", over: 4).epoch == 5)
        }
    }

    @Test("are asked by their names to send nothing more, those that join later, too", arguments: StoreKind.shared)
    func draining(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            _ = try await store.join(first, name: "a", report: .sample())
            #expect(try await store.setDraining(true, name: "a"))
            #expect(try await !store.setDraining(true, name: "b"))
            #expect(try await store.beat(first, report: .sample(number: 1))?.nodes.map(\.isDraining) == [true])
            try await store.leave(first)
            let joined = try #require(try await store.join(second, name: "a", report: .sample()))
            #expect(joined.nodes.map(\.isDraining) == [true])
            #expect(try await store.setDraining(false, name: "a"))
            #expect(try await store.cluster().nodes.map(\.isDraining) == [false])
        }
    }

    @Test("that are forgotten take with them that they send nothing", arguments: StoreKind.shared)
    func forgetting(kind: StoreKind) async throws {
        try await kind.withNodes(1) { stores async throws in
            let store = stores[0]
            _ = try await store.join(first, name: "a", report: .sample())
            _ = try await store.join(second, name: "a", report: .sample())
            _ = try await store.setDraining(true, name: "a")
            try await store.leave(first)
            #expect(try await store.forget(name: "a") == 1)
            #expect(try await store.cluster().nodes.map(\.isDraining) == [true])
            try await store.leave(second)
            #expect(try await store.forget(name: "a") == 1)
            #expect(try await store.forget(name: "a") == 0)
            let joined = try await store.join(LeaseOwner(rawValue: 3), name: "a", report: .sample())
            #expect(joined?.nodes.map(\.isDraining) == [false])
        }
    }

    @Test("are all halted for the first reason, until somebody resumes sending", arguments: StoreKind.shared)
    func halting(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            let reason = Trouble(
                Wording(ja: "拒否されました", en: "refused"), remedy: Wording(verbatim: "fix it"), ending: .restart)
            _ = try await stores[0].enqueue([.sample(1, rules: rules)])
            try await stores[0].halt(reason)
            try await stores[1].halt(Trouble(Wording(verbatim: "later")))
            #expect(try await stores[1].cluster().halt == reason)
            #expect(try await stores[1].claimed([1]).isEmpty)
            try await stores[1].setPaused(true)
            #expect(try await stores[0].cluster().pause == .byOperator)
            #expect(try await stores[0].cluster().halt == reason)
            try await stores[0].setPaused(false)
            #expect(try await stores[1].cluster().halt == nil)
            #expect(try await stores[1].cluster().pause == .none)
            #expect(try await stores[1].claimed([1]).count == 1)
        }
    }
}
