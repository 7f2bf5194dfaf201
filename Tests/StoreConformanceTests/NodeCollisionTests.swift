import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

/// What two nodes do at once comes to the same as in one order or the other.
@Suite("Nodes that do two things at once", .enabled(if: !StoreKind.shared.isEmpty))
struct NodeCollisionTests {
    private let rounds = 20

    private func owner(_ number: Int) -> LeaseOwner { LeaseOwner(rawValue: Int64(number)) }

    @Test("join with different slots", arguments: StoreKind.shared)
    func joining(kind: StoreKind) async throws {
        try await kind.withNodes(3) { stores async throws in
            try await withThrowingTaskGroup { group in
                for number in FollowUpIDGenerator.slots {
                    group.addTask {
                        let view = try await stores[number % 3].join(owner(number), name: "a", report: .sample())
                        #expect(view?.nodes.contains { $0.owner == owner(number) } ?? false)
                    }
                }
                try await group.waitForAll()
            }
            let nodes = try await stores[0].cluster().nodes
            #expect(nodes.map(\.slot) == Array(FollowUpIDGenerator.slots))
            #expect(Set(nodes.map(\.owner)).count == FollowUpIDGenerator.slots.count)
        }
    }

    @Test(
        "are alive or dead after a beat beside a declaration, and both are told the same", arguments: StoreKind.shared)
    func beatAndDeath(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            for number in 0..<rounds {
                _ = try await stores[0].join(owner(number), name: "a", report: .sample())
                async let beat = stores[0].beat(owner(number), report: .sample(number: 1))
                async let death = stores[1].declareDead(owner(number), atBeat: 0)
                let (view, isDead) = try await (beat, death)
                #expect((view == nil) == isDead)
                #expect(try await stores[0].cluster().nodes.contains { $0.owner == owner(number) } == !isDead)
                try await stores[0].leave(owner(number))
            }
        }
    }

    @Test("declare one dead, and both hear that it is", arguments: StoreKind.shared)
    func twoDeaths(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            for number in 0..<rounds {
                _ = try await stores[0].join(owner(number), name: "a", report: .sample())
                async let one = stores[0].declareDead(owner(number), atBeat: 0)
                async let other = stores[1].declareDead(owner(number), atBeat: 0)
                let both = try await [one, other]
                #expect(both == [true, true])
            }
        }
    }

    @Test("adopt one's hours, and both hear whose", arguments: StoreKind.shared)
    func adopting(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            var epoch: Int64?
            for _ in 0..<rounds {
                let seen = epoch
                async let one = stores[0].adopt(
                    NodeHours(fingerprint: "1", tzdata: nil), of: "basic", configuration: "1", by: "a", over: seen)
                async let other = stores[1].adopt(
                    NodeHours(fingerprint: "2", tzdata: nil), of: "basic", configuration: "2", by: "b", over: seen)
                let both = try await [one, other]
                #expect(both[0] == both[1])
                #expect(both[0].epoch == (seen ?? 0) + 1)
                #expect(both[0].adoptedBy == (both[0].hours.fingerprint == "1" ? "a" : "b"))
                epoch = both[0].epoch
            }
        }
    }

    @Test("halt for one reason", arguments: StoreKind.shared)
    func halting(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            for _ in 0..<rounds {
                async let one: Void = stores[0].halt(Trouble(Wording(verbatim: "one")))
                async let other: Void = stores[1].halt(Trouble(Wording(verbatim: "other")))
                _ = try await (one, other)
                let halt = try await stores[0].cluster().halt
                #expect(halt != nil)
                #expect(try await stores[1].cluster().halt == halt)
                try await stores[0].setPaused(false)
            }
        }
    }

    /// Whatever is claimed beside a declaration of death is found by the rescue after it.
    @Test("leave nothing behind by a claim beside their death", arguments: StoreKind.shared)
    func claimAndDeath(kind: StoreKind) async throws {
        let rules = try DueRules.sample()
        try await kind.withNodes(2) { stores async throws in
            _ = try await stores[0].enqueue((1...rounds).map { .sample(Int64($0), rules: rules) })
            for number in 1...rounds {
                let id = FollowUpID(rawValue: Int64(number))
                _ = try await stores[0].join(owner(number), name: "a", report: .sample())
                async let claim = stores[0].claimed([id], by: owner(number))
                async let rescue: Recovery = {
                    _ = try await stores[1].declareDead(owner(number), atBeat: 0)
                    return try await stores[1].rescue(
                        owner(number), except: [], at: .hours(9), repeatsUncertain: false, attempts: 5, rules: rules)
                }()
                let (claimed, recovery) = try await (claim, rescue)
                #expect(recovery.interrupted == claimed.count)
                #expect(try await stores[0].followUp(id)?.state == .queued)
            }
        }
    }

    /// Once pausing has returned, nothing is claimed, whoever was claiming at that moment.
    @Test("claim nothing once sending is paused", arguments: StoreKind.shared)
    func claimAndPause(kind: StoreKind) async throws {
        let rules = try DueRules.sample()
        try await kind.withNodes(2) { stores async throws in
            _ = try await stores[0].enqueue((1...rounds).map { .sample(Int64($0), rules: rules) })
            for number in 1...rounds {
                let id = FollowUpID(rawValue: Int64(number))
                async let claim = stores[0].claimed([id])
                try await stores[1].setPaused(true)
                let seen = try await stores[1].followUp(id)?.state
                let claimed = try await claim
                #expect(seen == (claimed.isEmpty ? .queued : .sending))
                try await stores[0].setPaused(false)
            }
        }
    }
}
