import FollowUps
import StoreTestKit
import SupportHours
import Testing

@Suite struct StoreAcceptanceTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    @Test("Keeps all of a follow-up", arguments: StoreKind.allCases)
    func wholeness(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            for (id, when) in [
                (Int64(1), When.nextWindow), (2, .notBefore(.hours(100))), (3, .afterStaffed(seconds: 4 * 3_600)),
            ] {
                let new = NewFollowUp.sample(
                    id, when: when, priority: Int(id), expiresAt: .hours(500), caseLabel: "case \(id)", rules: rules)
                #expect(try await store.enqueue([new]) == [.stored])
                let kept = try #require(try await store.followUp(new.id))
                #expect(
                    kept
                        == FollowUp(
                            id: new.id, kind: new.kind, plan: "basic", state: .queued, message: new.message,
                            messageID: new.messageID, language: "ja", when: when, countsFrom: monday, notBefore: nil,
                            dueAt: new.due.at, basis: new.due.basis, priority: new.priority, expiresAt: .hours(500),
                            caseLabel: "case \(id)", acceptedAt: monday, acceptedBy: new.acceptedBy, attempts: 0,
                            endedAt: nil))
                #expect(
                    try await store.history(of: new.id)
                        == [HistoryEntry(at: monday, move: .accepted, uid: new.acceptedBy)])
            }
        }
    }

    @Test("Knows nothing of what there isn't", arguments: StoreKind.allCases)
    func absence(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.followUp(9) == nil)
            #expect(try await store.history(of: 9).isEmpty)
            #expect(try await store.apply(.cancel, to: 9, at: monday, uid: nil, rules: rules) == .unknown)
            #expect(try await store.claimed([9]).isEmpty)
            #expect(try await store.tally().isEmpty)
            #expect(try await store.nextExpiry() == nil)
            #expect(try await store.nextDue(in: "basic", after: monday, leavingFrom: monday) == nil)
            #expect(
                try await store.dueCount(in: "basic", within: monday..<(.hours(99)), leavingFrom: nil)
                    == DueCount(count: 0, first: nil, last: nil))
        }
    }

    @Test("Does once what is asked twice under one key", arguments: StoreKind.allCases)
    func idempotency(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let first = try await store.enqueue([
                .sample(1, key: "a", rules: rules), .sample(2, key: "a", rules: rules),
                .sample(3, key: "a", fingerprint: "other", rules: rules), .sample(4, key: "b", rules: rules),
            ])
            let kept = try #require(try await store.followUp(1))
            #expect(first == [.stored, .replayed(kept), .conflict(1), .stored])
            #expect(try await store.followUp(2) == nil)
            #expect(try await store.followUp(3) == nil)

            _ = try await store.apply(.cancel, to: 1, at: .hours(1), uid: nil, rules: rules)
            let cancelled = try #require(try await store.followUp(1))
            #expect(cancelled.state == .cancelled)
            // The very same request comes again where its answer was lost.
            #expect(
                try await store.enqueue([.sample(1, key: "a", rules: rules), .sample(5, key: "b", rules: rules)])
                    == [.stored, .replayed(try #require(try await store.followUp(4)))])
            #expect(try await store.tally() == ["basic": [.cancelled: 1, .queued: 1]])
        }
    }

    @Test("Stores none of a batch in which a name is in use", arguments: StoreKind.allCases)
    func nameInUse(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.enqueue([.sample(1, rules: rules)]) == [.stored])
            await #expect(throws: StoreError.self) {
                try await store.enqueue([
                    .sample(2, key: "two", rules: rules), NewFollowUp.sample(1, rules: rules).namesake,
                ])
            }
            #expect(try await store.followUp(2) == nil)
            #expect(try await store.tally() == ["basic": [.queued: 1]])
            #expect(try await store.enqueue([.sample(2, key: "two", rules: rules)]) == [.stored])
        }
    }

    @Test("A call that fails takes none of those along that came with it", arguments: StoreKind.allCases)
    func neighbours(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.enqueue([.sample(1_000, rules: rules)]) == [.stored])
            let stored = await withTaskGroup(of: Bool.self) { group in
                for id in 0..<Int64(100) {
                    group.addTask {
                        // Every tenth has a name that is in use.
                        let new =
                            id % 10 == 9 ? NewFollowUp.sample(1_000, rules: rules).namesake : .sample(id, rules: rules)
                        return (try? await store.enqueue([new])) == [.stored]
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(stored == 90)
            #expect(try await store.tally() == ["basic": [.queued: 91]])
        }
    }
}
