import FollowUps
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

/// What a store says no to, and what it learns late.
@Suite("Leases in a store")
struct StoreLeaseTests {
    private let rules: DueRules
    private let other = LeaseOwner(rawValue: 8)

    init() throws {
        rules = try .sample()
    }

    private func withStore(
        _ kind: StoreKind, holding count: Int64, _ body: (any FollowUpStore, [Lease]) async throws -> Void
    ) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...count).map { .sample($0, rules: rules) })
            let leases = try await store.claimed((1...count).map { FollowUpID(rawValue: $0) })
            try await body(store, leases)
            #expect(try await store.tally() == store.recount())
        }
    }

    private func rescue(_ owner: LeaseOwner, except leases: Set<Lease> = [], in store: any FollowUpStore) async throws
        -> Recovery
    {
        try await store.rescue(
            owner, except: leases, at: .hours(10), repeatsUncertain: true, attempts: 5, rules: rules)
    }

    @Test("One who has lost a lease doesn't begin data with it", arguments: StoreKind.allCases)
    func taken(kind: StoreKind) async throws {
        try await withStore(kind, holding: 3) { store, leases async throws in
            #expect(try await rescue(owner, except: [leases[1]], in: store) == Recovery(interrupted: 2, uncertain: 0))
            #expect(try await store.beginData(of: leases) == [leases[1]])
            // Nor where somebody else, or even the same owner, has claimed it anew.
            let again = try await store.claimed([1], by: other, at: .hours(11))
            _ = try await store.claimed([3], at: .hours(11))
            #expect(try await store.beginData(of: leases) == [leases[1]])
            #expect(try await store.beginData(of: again) == again)
            #expect(try await store.leaseOwners() == [owner, other])
        }
    }

    @Test("Who is alone rescues what all others hold, and counts it together", arguments: StoreKind.allCases)
    func rescuedFromAll(kind: StoreKind) async throws {
        try await withStore(kind, holding: 5) { store, leases async throws in
            try await store.beginData(of: Array(leases.prefix(3)))
            func rescued(but owner: LeaseOwner) async throws -> Recovery {
                try await store.rescue(
                    fromAllBut: owner, at: .hours(10), repeatsUncertain: true, attempts: 5, rules: rules)
            }
            #expect(try await rescued(but: owner) == Recovery(interrupted: 0, uncertain: 0))
            #expect(try await rescued(but: other) == Recovery(interrupted: 2, uncertain: 3))
            #expect(try await rescued(but: other) == Recovery(interrupted: 0, uncertain: 0))
        }
    }

    @Test("A delivery that is told of late is learned, where that attempt was the last", arguments: StoreKind.allCases)
    func learned(kind: StoreKind) async throws {
        try await withStore(kind, holding: 4) { store, leases async throws in
            try await store.beginData(of: Array(leases.prefix(3)))
            #expect(try await rescue(owner, in: store) == Recovery(interrupted: 1, uncertain: 3))
            let anew = try await store.claimed([2], by: other, at: .hours(11))
            _ = try await store.apply(.cancel, to: 3, at: .hours(11), uid: 1, rules: rules)
            let lost = try await store.settle(
                leases.map {
                    Settlement(lease: $0, at: .hours(12), ending: .delivered, detail: Wording(verbatim: "250 Ok"))
                })
            #expect(lost == [leases[1], leases[2]])
            #expect(try await store.followUp(1)?.state == .delivered)
            #expect(try await store.followUp(1)?.endedAt == .hours(12))
            #expect(
                try await store.history(of: 1).last
                    == HistoryEntry(at: .hours(12), move: .learned, attempt: 1, detail: Wording(verbatim: "250 Ok")))
            #expect(try await store.moves(of: 1) == [.accepted, .claimed, .uncertain, .repeated, .learned])
            #expect(try await store.followUp(2)?.state == .sending)
            #expect(try await store.followUp(3)?.state == .cancelled)
            #expect(try await store.followUp(4)?.state == .delivered)
            #expect(
                try await store.settle(
                    anew.map { Settlement(lease: $0, at: .hours(13), ending: .delivered) }
                ).isEmpty)
            // Nothing of it is sent again.
            #expect(try await store.due(in: "basic", at: .hours(15), after: nil, limit: 9).isEmpty)
        }
    }

    @Test("Nothing but a delivery is learned", arguments: StoreKind.allCases)
    func lost(kind: StoreKind) async throws {
        try await withStore(kind, holding: 1) { store, leases async throws in
            try await store.beginData(of: leases)
            _ = try await rescue(owner, in: store)
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(11))
            for ending in [
                Settlement.Ending.failed(.rejected), .uncertain, .queued(.deferred, notBefore: .hours(11), due: due),
            ] {
                let settlement = Settlement(lease: leases[0], at: .hours(11), ending: ending)
                #expect(try await store.settle([settlement]) == leases)
            }
            #expect(try await store.moves(of: 1) == [.accepted, .claimed, .uncertain, .repeated])
        }
    }

    @Test(
        "Who asks again because the answer was lost hears that it is done, and nothing is done twice",
        arguments: StoreKind.allCases)
    func repeated(kind: StoreKind) async throws {
        try await withStore(kind, holding: 4) { store, leases async throws in
            for _ in 0..<2 {
                let beginnings = leases.map {
                    DataBeginning(lease: $0, at: .hours(9), body: nil, recipient: "hana@example.jp")
                }
                #expect(try await store.beginData(beginnings) == leases)
            }
            #expect(try await store.dataBegun(since: .hours(9)) == [DataCount(minute: .hours(9), count: 4)])

            _ = try await store.rescue(
                owner, except: Set(leases.dropFirst()), at: .hours(10), repeatsUncertain: false, attempts: 5,
                rules: rules)
            let due = rules.due(.notBefore(.hours(11)), plan: "basic", countsFrom: monday)
            let endings: [Settlement.Ending] = [
                .delivered, .failed(.rejected), .uncertain, .queued(.repeated, notBefore: .hours(11), due: due),
            ]
            let settlements = zip(leases, endings).map { Settlement(lease: $0, at: .hours(10), ending: $1) }
            for _ in 0..<3 { #expect(try await store.settle(settlements).isEmpty) }
            #expect(try await store.moves(of: 1) == [.accepted, .claimed, .uncertain, .learned])
            #expect(try await store.moves(of: 2) == [.accepted, .claimed, .rejected])
            #expect(try await store.moves(of: 3) == [.accepted, .claimed, .uncertain])
            #expect(try await store.moves(of: 4) == [.accepted, .claimed, .uncertain, .repeated])

            // The same once another attempt is on its way; another ending of the first one is too late.
            let again = try await store.claimed([4], by: other, at: .hours(11))
            #expect(try await store.settle(settlements).isEmpty)
            let late = Settlement(lease: leases[3], at: .hours(11), ending: .delivered)
            #expect(try await store.settle([late]) == [leases[3]])
            #expect(try await store.beginData(of: again) == again)
        }
    }

    @Test("Attempts that begin data are counted by minutes, for a day", arguments: StoreKind.allCases)
    func counted(kind: StoreKind) async throws {
        try await withStore(kind, holding: 5) { store, leases async throws in
            let start = Instant.hours(9)
            for (index, second) in [Int64(0), 59, 60, 3_600, 90_060].enumerated() {
                try await store.beginData(of: [leases[index]], at: start.advanced(bySeconds: second))
            }
            var wrong = leases[0]
            wrong.attempt = 7
            try await store.beginData(of: [wrong], at: start)
            func counts(since seconds: Int64) async throws -> [DataCount] {
                try await store.dataBegun(since: start.advanced(bySeconds: seconds))
            }
            let hour = DataCount(minute: .hours(10), count: 1)
            let last = DataCount(minute: start.advanced(bySeconds: 90_060), count: 1)
            // The first minutes were too old when the last one came.
            let second = DataCount(minute: start.advanced(bySeconds: 60), count: 1)
            #expect(try await counts(since: -90_000) == [second, hour, last])
            #expect(try await counts(since: 60) == [second, hour, last])
            #expect(try await counts(since: 119) == [second, hour, last])
            #expect(try await counts(since: 120) == [hour, last])
            #expect(try await counts(since: 90_121) == [])
        }
    }

    @Test("The same follow-up is enqueued once, however often it is tried", arguments: StoreKind.allCases)
    func enqueuedOnce(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.newestID() == nil)
            let new: [NewFollowUp] = [.sample(1, rules: rules), .sample(2, key: "two", rules: rules)]
            for _ in 0..<3 { #expect(try await store.enqueue(new) == [.stored, .stored]) }
            #expect(try await store.tally() == ["basic": [.queued: 2]])
            #expect(try await store.moves(of: 1) == [.accepted])
            #expect(try await store.newestID() == 2)
        }
    }
}
