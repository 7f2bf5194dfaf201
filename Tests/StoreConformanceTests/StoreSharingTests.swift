import FollowUps
import Foundation
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

/// What must hold when several daemons work on one database.
@Suite("Stores that share a database")
struct StoreSharingTests {
    private let rules: DueRules
    private let here = LeaseOwner(rawValue: 1)
    private let there = LeaseOwner(rawValue: 2)

    init() throws {
        rules = try .sample()
    }

    @Test("Two verbs at once come to what one after the other comes to", arguments: StoreKind.durable, Seeds.all)
    func interleaved(kind: StoreKind, seed: UInt64) async throws {
        try await kind.withTwoStores { first, second async throws in
            var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
            var model = InMemoryStore()
            for step in 0..<300 {
                let (one, other) = (generator.next(), generator.next())
                let answers = await ask(one, of: first, other, of: second)

                let forwards = InMemoryStore(copying: model)
                let backwards = InMemoryStore(copying: model)
                let expected = [await one.ask(forwards), await other.ask(forwards)]
                let otherFirst = await other.ask(backwards)
                let reversed = [await one.ask(backwards), otherFirst]
                try #require(
                    answers == expected || answers == reversed, "seed \(seed), step \(step): \(one) beside \(other)")
                let found = try await contents(of: first)
                var next: InMemoryStore?
                for candidate in answers == expected ? [forwards, backwards] : [backwards] where next == nil {
                    if try await contents(of: candidate) == found { next = candidate }
                }
                model = try #require(next, "seed \(seed), step \(step): \(one) beside \(other)")
                for answer in answers { generator.learn(from: answer) }
            }
            #expect(try await second.tally() == first.recount())
        }
    }

    private func ask(
        _ one: RandomVerb, of first: any FollowUpStore, _ other: RandomVerb, of second: any FollowUpStore
    ) async -> [AnyHashable] {
        if one.mayBeShared || other.mayBeShared {
            let answerOfOne = await one.ask(first)
            return [answerOfOne, await other.ask(second)]
        }
        async let answerOfOne = one.ask(first)
        async let answerOfOther = other.ask(second)
        return await [answerOfOne, answerOfOther]
    }

    private func contents(of store: any FollowUpStore) async throws -> [AnyHashable] {
        [
            try await store.list(FollowUpFilter(), before: nil, limit: .max),
            try await store.suppressions(after: nil, limit: .max),
            try await store.cases(CaseFilter(), before: nil, limit: .max),
            try await store.overrides(), try await store.tally(),
        ]
    }

    @Test(
        "All kinds of stores are there where changes are checked",
        .enabled(if: ProcessInfo.processInfo.environment["CI"] != nil))
    func kinds() {
        #expect(Set(StoreKind.allCases) == [.memory, .sqlite, .postgresql])
    }

    @Test("One message is claimed by one of them only", arguments: StoreKind.allCases)
    func claimedOnce(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            let ids = (1...200).map { FollowUpID(rawValue: $0) }
            _ = try await first.enqueue(ids.map { .sample($0.rawValue, rules: rules) })
            let claimed = try await withThrowingTaskGroup(of: [Lease].self) { group in
                for (store, owner) in [(first, here), (second, there)] {
                    for start in stride(from: 0, to: 200, by: 20) {
                        group.addTask { try await store.claimed(Array(ids[start..<start + 20]), by: owner) }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 200)
            #expect(Set(claimed.map(\.id)).count == 200)
        }
    }

    @Test("The limit for one recipient holds for all who claim at once", arguments: StoreKind.allCases)
    func recipientLimit(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            let ids = (1...20).map { FollowUpID(rawValue: $0) }
            _ = try await first.enqueue(ids.map { .sample($0.rawValue, rules: rules) })
            let terms = ClaimTerms(
                senders: Senders(Sender("support@example.jp")), date: .hours(9), utcOffset: 0, perRecipientPerDay: 3)
            let claimed = try await withThrowingTaskGroup(of: [ClaimedFollowUp].self) { group in
                for (store, owner) in [(first, here), (second, there)] {
                    for id in ids {
                        group.addTask { try await store.claim([id], by: owner, at: .hours(9), on: terms) }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 20)
            #expect(claimed.count { $0.recipientFreeAt == nil } == 3)
        }
    }

    @Test(
        "A lease that was taken away is worth nothing, whatever its owner does with it", arguments: StoreKind.allCases)
    func takenAway(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            _ = try await first.enqueue((1...3).map { .sample($0, rules: rules) })
            let leases = try await first.claimed([1, 2, 3], by: here)
            try await first.beginData(of: [leases[0]])
            let rescued = try await second.rescue(
                here, except: [], at: .hours(10), repeatsUncertain: true, attempts: 5, rules: rules)
            #expect(rescued == Recovery(interrupted: 2, uncertain: 1))
            let anew = try await second.claimed([1, 2], by: there, at: .hours(10))
            #expect(try await first.beginData(of: leases).isEmpty)
            #expect(try await second.beginData(of: anew) == anew)
            // The first one's news comes late: of what the second has, it is none; of the rest, it is learned.
            let news = leases.map { Settlement(lease: $0, at: .hours(11), ending: .delivered) }
            #expect(try await first.settle(news) == [leases[0], leases[1]])
            #expect(try await second.followUp(3)?.state == .delivered)
            #expect(
                try await second.settle(
                    anew.map { Settlement(lease: $0, at: .hours(12), ending: .delivered) }
                ).isEmpty)
            #expect(try await first.tally() == ["basic": [.delivered: 3]])
        }
    }

    @Test("One whose clock is wrong takes up what is due by it, and no more", arguments: StoreKind.allCases)
    func wrongClock(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            _ = try await first.enqueue([.sample(1, rules: rules), .sample(2, expiresAt: .hours(12), rules: rules)])
            #expect(try await second.claimed([1, 2], by: there, at: .hours(8)).isEmpty)
            #expect(try await second.claimed([2], by: there, at: .hours(12)).isEmpty)
            let lease = try #require(try await first.claimed([1], by: here).first)
            // Nor is it taken for late by a clock that is far ahead: only a rescue ends a lease.
            #expect(try await second.claimed([1], by: there, at: .hours(999)).isEmpty)
            #expect(try await first.beginData(of: [lease]) == [lease])
        }
    }

    @Test("An occurrence is begun by one of them", arguments: StoreKind.allCases)
    func occurrence(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
                for (number, store) in [first, second, first, second].enumerated() {
                    let new = NewFollowUp.sample(Int64(number), rules: rules)
                    group.addTask { try await store.beginOccurrence(of: "care", at: monday, with: [new]) != nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(begun == 1)
            #expect(try await first.tally() == ["basic": [.queued: 1]])
        }
    }

    @Test("A change to a case is made by one of them", arguments: StoreKind.allCases)
    func cases(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            let state = Case(
                id: CaseID(rawValue: 100), playbook: "password", frozen: "{}", plan: "basic",
                customer: "hana@example.jp", operator: nil, language: "ja", values: "{}", progress: "0",
                openedAt: monday, openedBy: nil)
            _ = try await first.open(CaseChange(state, lines: [], at: monday, uid: nil), idempotency: nil)
            let made = try await withThrowingTaskGroup(of: CaseChangeResult.self) { group in
                for (number, store) in [first, second].enumerated() {
                    let line = CaseLine(at: monday, event: .noted, detail: "\(number)")
                    let change = CaseChange(state, lines: [line], at: monday, uid: nil)
                    group.addTask { try await store.change(change, rules: rules) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(made.count { $0 == .stale } == 1)
            #expect(try await second.lines(of: state.id).count == 1)
        }
    }

    @Test("The same override is added by one of them, and removed once", arguments: StoreKind.allCases)
    func overrides(kind: StoreKind) async throws {
        try await kind.withTwoStores { first, second async throws in
            let key = Idempotency(key: "key", fingerprint: "same")
            let additions = try await withThrowingTaskGroup(of: OverrideAddition.self) { group in
                for (id, store) in [(OverrideID(1), first), (OverrideID(2), second)] {
                    group.addTask { try await store.add(.sample(id), idempotency: key) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let added = try #require(try await first.overrides().first)
            #expect(Set(additions) == [.added, .replayed(added)])
            #expect(try await second.overrides() == [added])
            let removals = try await withThrowingTaskGroup(of: OverrideRemoval.self) { group in
                for (uid, store) in [(UInt32(1), first), (2, second)] {
                    group.addTask { try await store.removeOverride(added.id, at: .hours(1), by: uid) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let removed = try #require(try await second.override(added.id))
            #expect(removals == [.removed(removed), .removed(removed)])
            #expect(try await first.overrides().isEmpty)
        }
    }
}
