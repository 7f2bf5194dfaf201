import FollowUps
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

/// When a claim finds nothing although something is due.
@Suite struct StoreClaimTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    private func terms(_ hours: [String: String]?) -> ClaimTerms {
        var terms = ClaimTerms(.sample)
        terms.hours = hours
        return terms
    }

    @Test("Claims what is due by the claimer's hours, and nothing else", arguments: StoreKind.allCases)
    func hours(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let other = try DueRules.sample(["basic": "24/7"])
            _ = try await store.enqueue([
                .sample(1, rules: rules), .sample(2, plan: "growth", rules: rules), .sample(3, rules: other),
            ])
            func claimed(_ hours: [String: String]?) async throws -> [FollowUpID] {
                try await store.claim([1, 2, 3], by: owner, at: .hours(10), on: terms(hours)).map(\.id)
            }
            #expect(try await claimed([:]).isEmpty)
            #expect(try await claimed(["basic": "Sa"]).isEmpty)
            #expect(try await claimed(["basic": "24/7"]) == [3])
            #expect(try await claimed(["basic": "Mo-Fr 09:00-17:00"]) == [1])
            #expect(try await claimed(nil) == [2])
        }
    }

    @Test("Leaves a message to the composer that made its bytes", arguments: StoreKind.shared)
    func composers(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, rules: rules)])
            let leases = try await store.claimed([1, 2])
            let begun = DataBeginning(lease: leases[0], at: .hours(9), body: nil, composer: 4)
            _ = try await store.beginData([begun])
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(9))
            for lease in leases {
                try await store.settle([
                    Settlement(lease: lease, at: .hours(9), ending: .queued(.deferred, notBefore: .hours(9), due: due))
                ])
            }
            func claimed(sparing spared: [String: Set<Int>]) async throws -> [FollowUpID] {
                var terms = ClaimTerms(.sample)
                terms.sparedComposers = spared
                return try await store.claim([1, 2], by: owner, at: .hours(10), on: terms).map(\.id)
            }
            #expect(try await claimed(sparing: ["basic": [3, 4], "growth": [5]]) == [2])
            #expect(try await claimed(sparing: ["growth": [4], "basic": [5]]) == [1])
        }
    }

    @Test("Claims nothing while sending is paused, and cancels nothing", arguments: StoreKind.allCases)
    func paused(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, to: "taro@example.jp", rules: rules)])
            try await store.setPaused(true)
            #expect(try await store.claimed([1, 2]).isEmpty)
            #expect(try await store.followUp(1)?.state == .queued)
            try await store.setPaused(false)
            #expect(try await store.claimed([1, 2]).count == 2)
        }
    }

    @Test("Claims nothing ahead of the database server's clock", arguments: StoreKind.shared)
    func serverClock(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let future = Instant(secondsSinceEpoch: 4_102_444_800)
            (store as? InMemoryStore)?.setDatabaseClock { 1_800_000_000_000 }
            _ = try await store.enqueue([
                .sample(1, rules: rules), .sample(2, when: .notBefore(future), rules: rules),
            ])
            #expect(try await store.claimed([1, 2], at: future.advanced(bySeconds: 864_000)).map(\.id) == [1])
        }
    }

    @Test("Claims by its own clock where the database has none", arguments: [StoreKind.memory, .sqlite])
    func ownClock(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let future = Instant(secondsSinceEpoch: 4_102_444_800)
            _ = try await store.enqueue([.sample(1, when: .notBefore(future), rules: rules)])
            #expect(try await store.claimed([1], at: future.advanced(bySeconds: 864_000)).map(\.id) == [1])
        }
    }
}
