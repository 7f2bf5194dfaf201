import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

@Suite struct StoreRederivationTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    /// Derives everything anew, so many rows a call.
    private func rederive(_ store: any FollowUpStore, by rules: DueRules, limit: Int = 3) async throws
        -> RederiveProgress
    {
        var sum = RederiveProgress()
        repeat {
            sum.add(try await store.rederive(by: rules, of: nil, after: sum.next, limit: limit))
        } while sum.next != nil
        return sum
    }

    @Test("Ends between two pages when it is cancelled, and says where")
    func cancelled() async throws {
        let store = InMemoryStore()
        _ = try await store.enqueue((0..<5_001).map { .sample($0, rules: rules) })
        let changed = try DueRules.sample(["basic": "24/7"])
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.rederiveAll(by: changed)
        }
        let progress = try await task.value
        #expect(progress.derived == 5_000)
        #expect(progress.next == 4_999)
        #expect(try await store.rederiveAll(by: changed).derived == 1)
    }

    @Test("Derives anew what stands on another plan's hours", arguments: StoreKind.allCases)
    func otherPlan(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            // So that both plans' hours are known.
            _ = try await store.enqueue([.sample(1, plan: "growth", rules: rules), .sample(2, rules: rules)])
            let lease = try #require(try await store.claimed([1]).first)
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(18))
            try await store.settle([
                Settlement(lease: lease, at: .hours(18), ending: .queued(.deferred, notBefore: .hours(18), due: due))
            ])
            #expect(try await store.followUp(1)?.basis?.plan == "basic")
            #expect(
                try await rederive(store, by: rules) == RederiveProgress(derived: 1, moved: ["growth": 1]))
            #expect(try await store.followUp(1)?.basis?.plan == "growth")
            #expect(try await store.followUp(1)?.dueAt == .hours(18))
        }
    }

    @Test("Derives anew the named plans' alone", arguments: StoreKind.allCases)
    func namedPlans(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, plan: "growth", rules: rules), .sample(2, rules: rules)])
            let changed = try DueRules.sample(["basic": "Mo-Fr 10:00-17:00"])
            #expect(try await store.rederive(by: changed, of: [], after: nil, limit: 9) == RederiveProgress())
            let basic = try await store.rederiveAll(by: changed, of: ["basic"])
            #expect(basic == RederiveProgress(derived: 1, moved: ["basic": 1]))
            #expect(try await store.followUp(1)?.basis?.fingerprint == "24/7")
            // Also a plan that isn't known any more, where it is named.
            let growth = try await store.rederiveAll(by: changed, of: ["growth"])
            #expect(growth == RederiveProgress(derived: 1, moved: ["growth": 1], held: 1))
        }
    }

    @Test("Leaves a plan alone for which the nodes have adopted other hours", arguments: StoreKind.shared)
    func adoptedHours(kind: StoreKind) async throws {
        try await kind.withNodes(2) { stores async throws in
            let changed = try DueRules.sample(["basic": "Mo-Fr 10:00-17:00", "growth": "Mo-Fr 10:00-17:00"])
            _ = try await stores[0].enqueue([.sample(1, plan: "growth", rules: rules), .sample(2, rules: rules)])
            _ = try await stores[0].adopt(
                NodeHours(fingerprint: "24/7", tzdata: nil), of: "growth", configuration: "c", by: "a", over: nil)
            #expect(
                try await stores[1].rederiveAll(by: changed) == RederiveProgress(derived: 1, moved: ["basic": 1]))
            #expect(try await stores[0].followUp(1)?.basis?.fingerprint == "24/7")
            let unknown = try DueRules.sample(["basic": "Mo-Fr 10:00-17:00"])
            #expect(try await stores[1].rederiveAll(by: unknown) == RederiveProgress())
        }
    }

    @Test("Derives anew what stands on other hours, and nothing else", arguments: StoreKind.allCases)
    func otherHours(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                (0..<10).map { .sample($0, plan: $0 % 2 == 0 ? "basic" : "growth", rules: rules) })
            #expect(try await rederive(store, by: rules).derived == 0)
            _ = try await store.claimed([0], at: .hours(9))
            _ = try await store.apply(.cancel, to: 2, at: .hours(9), uid: nil, rules: rules)

            let changed = try DueRules.sample(["basic": "Mo-Fr 10:00-17:00", "growth": "24/7"])
            #expect(
                try await rederive(store, by: changed) == RederiveProgress(derived: 3, moved: ["basic": 3]))
            let moved = try #require(try await store.followUp(4))
            #expect(moved.dueAt == .hours(10))
            #expect(moved.basis?.hours == "Mo-Fr 10:00-17:00")
            #expect(try await store.followUp(0)?.dueAt == .hours(9))
            #expect(try await store.followUp(2)?.dueAt == .hours(9))
            #expect(try await store.followUp(1)?.dueAt == monday)
            #expect(try await store.due(in: "basic", at: .hours(10), after: nil, limit: 9).map(\.id) == [4, 6, 8])
            #expect(try await store.moves(of: 4) == [.accepted])

            // The same instants by other words: derived, and not moved.
            let reworded = try DueRules.sample(["basic": "Mo-Fr 10:00-16:00", "growth": "24/7"])
            #expect(
                try await rederive(store, by: reworded) == RederiveProgress(derived: 3))
        }
    }

    @Test("Says with which plans how many moved", arguments: StoreKind.allCases)
    func plans(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                (0..<9).map { .sample($0, plan: $0 % 3 == 0 ? "basic" : "growth", rules: rules) })
            let changed = try DueRules.sample(["basic": "Mo-Fr 10:00-17:00", "growth": "Mo-Fr 11:00-17:00"])
            let progress = try await rederive(store, by: changed, limit: 2)
            #expect(progress == RederiveProgress(derived: 9, moved: ["basic": 3, "growth": 6]))
        }
    }

    @Test("Holds what has no plan any more until the plan is back", arguments: StoreKind.allCases)
    func vanishedPlan(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((0..<5).map { .sample($0, when: .notBefore(.hours(50)), rules: rules) })
            let without = try DueRules.sample(["growth": "24/7"])
            #expect(
                try await rederive(store, by: without) == RederiveProgress(derived: 5, moved: ["basic": 5], held: 5))
            let held = try #require(try await store.followUp(1))
            #expect(held.state == .queued)
            #expect(held.dueAt == nil)
            #expect(held.basis == nil)
            #expect(held.when == .notBefore(.hours(50)))
            #expect(try await store.due(in: "basic", at: .hours(99), after: nil, limit: 9).isEmpty)
            #expect(try await store.claimed([1], at: .hours(99)).isEmpty)
            #expect(try await store.tally() == ["basic": [.queued: 5]])
            #expect(try await rederive(store, by: without).derived == 0)

            #expect(
                try await rederive(store, by: rules) == RederiveProgress(derived: 5, moved: ["basic": 5]))
            #expect(try await store.followUp(1)?.dueAt == .hours(57))
        }
    }

    @Test("Holds a case's message, in whoever's windows, while the case's plan is gone", arguments: StoreKind.allCases)
    func vanishedCasePlan(kind: StoreKind) async throws {
        let rules = try DueRules.sample(["basic": "off", "desk": "24/7"])
        try await kind.withStore { store async throws in
            var new = NewFollowUp.sample(1, plan: "desk", rules: rules)
            new.casePlan = "basic"
            _ = try await store.enqueue([new, .sample(2, plan: "desk", rules: rules)])
            #expect(try await rederive(store, by: rules).derived == 0)

            let without = try DueRules.sample(["desk": "24/7"])
            #expect(
                try await rederive(store, by: without) == RederiveProgress(derived: 1, moved: ["desk": 1], held: 1))
            #expect(try await store.followUp(1)?.dueAt == nil)
            #expect(try await store.followUp(1)?.basis == nil)
            #expect(try await store.due(in: "desk", at: .hours(9), after: nil, limit: 9).map(\.id) == [2])
            #expect(try await store.claimed([1], at: .hours(9)).isEmpty)
            #expect(try await rederive(store, by: without).derived == 0)

            #expect(try await rederive(store, by: rules) == RederiveProgress(derived: 1, moved: ["desk": 1]))
            #expect(try await store.followUp(1)?.dueAt == monday)
        }
    }

    @Test("A release of the tz database that leaves the hours alone touches nothing", arguments: StoreKind.allCases)
    func otherRelease(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, plan: "growth", rules: rules)])
            var newer = rules
            newer.plans["basic"]?.basis.tzdata = "2026b"
            newer.plans["growth"]?.basis.tzdata = "2026b"
            newer.plans["growth"]?.basis.fingerprint = "moved"
            #expect(try await rederive(store, by: newer) == RederiveProgress(derived: 1))
            #expect(try await store.followUp(1)?.basis == rules.plans["basic"]?.basis)
            #expect(try await store.followUp(2)?.basis == newer.plans["growth"]?.basis)
            // Nor does the older release, which another daemon may still have.
            _ = try await store.enqueue([.sample(3, rules: newer)])
            // What a basis was called when it was first used is what it may be called from then on.
            let basis = try #require(try await store.followUp(3)?.basis)
            #expect(basis == newer.plans["basic"]?.basis || basis == rules.plans["basic"]?.basis)
            #expect(try await rederive(store, by: rules).derived == 1)
            #expect(try await rederive(store, by: newer).derived == 1)
        }
    }

    @Test("A plan that is never staffed holds, and says by which hours", arguments: StoreKind.allCases)
    func neverStaffed(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            let never = try DueRules.sample(["basic": "off"])
            #expect(
                try await rederive(store, by: never) == RederiveProgress(derived: 1, moved: ["basic": 1], held: 1))
            #expect(try await store.followUp(1)?.basis?.hours == "off")
            #expect(try await rederive(store, by: never).derived == 0)
        }
    }

    @Test("An attempt that was put off isn't tried before its time by new hours either", arguments: StoreKind.allCases)
    func backoff(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            let lease = try #require(try await store.claimed([1]).first)
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: monday, notBefore: .hours(12))
            try await store.settle([
                Settlement(
                    lease: lease, at: .hours(9), ending: .queued(.deferred, notBefore: .hours(12), due: due),
                    detail: Wording(verbatim: "450 later"))
            ])
            let changed = try DueRules.sample(["basic": "24/7"])
            _ = try await rederive(store, by: changed)
            #expect(try await store.followUp(1)?.dueAt == .hours(12))
        }
    }

    @Test("Hours without a zone are kept as such, and known again", arguments: StoreKind.allCases)
    func withoutZone(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            var rules = rules
            rules.plans["basic"]?.basis.zone = nil
            rules.plans["basic"]?.basis.fingerprint = "combined"
            _ = try await store.enqueue([.sample(1, rules: rules)])
            _ = try await store.enqueue([.sample(2, rules: self.rules)])
            let basis = try #require(try await store.followUp(1)?.basis)
            #expect(basis == rules.plans["basic"]?.basis)
            #expect(basis.zone == nil)
            // Only the one whose hours have a zone is on others.
            #expect(try await store.rederive(by: rules, of: nil, after: nil, limit: 9).derived == 1)
            #expect(try await store.rederive(by: rules, of: nil, after: nil, limit: 9).derived == 0)
            #expect(try await store.followUp(2)?.basis == basis)
        }
    }
}
