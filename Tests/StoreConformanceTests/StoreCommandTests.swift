import FollowUps
import Messages
import StoreTestKit
import SupportHours
import Testing

@Suite struct StoreCommandTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    @Test("Calls off, sends again and gives another time", arguments: StoreKind.allCases)
    func commands(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, when: .afterStaffed(seconds: 3_600), rules: rules)])
            func apply(_ command: FollowUpCommand, at hour: Int64) async throws -> FollowUp {
                let result = try await store.apply(command, to: 1, at: .hours(hour), uid: 501, rules: rules)
                guard case .done(let followUp) = result else {
                    throw StoreError(.io, detail: Wording(verbatim: "\(result)"))
                }
                #expect(try await store.followUp(1) == followUp)
                #expect(try await store.tally() == store.recount())
                return followUp
            }
            let rescheduled = try await apply(.reschedule(.afterStaffed(seconds: 7_200)), at: 12)
            #expect(rescheduled.when == .afterStaffed(seconds: 7_200))
            #expect(rescheduled.countsFrom == .hours(12))
            #expect(rescheduled.dueAt == .hours(14))

            let cancelled = try await apply(.cancel, at: 13)
            #expect(cancelled.state == .cancelled)
            #expect(cancelled.endedAt == .hours(13))

            let retried = try await apply(.retry, at: 18)
            #expect(retried.state == .queued)
            #expect(retried.endedAt == nil)
            #expect(retried.dueAt == .hours(33))
            #expect(
                try await store.history(of: 1)
                    == [
                        HistoryEntry(at: monday, move: .accepted, uid: 1_001),
                        HistoryEntry(at: .hours(12), move: .rescheduled, uid: 501),
                        HistoryEntry(at: .hours(13), move: .cancelled, uid: 501),
                        HistoryEntry(at: .hours(18), move: .retried, uid: 501),
                    ])
        }
    }

    @Test("Attempts count anew after a retry, and leases go on", arguments: StoreKind.allCases)
    func retry(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            let lease = try #require(try await store.claimed([1]).first)
            try await store.settle([
                Settlement(lease: lease, at: .hours(9), ending: .failed(.rejected), detail: Wording(verbatim: "no"))
            ])
            _ = try await store.apply(.retry, to: 1, at: .hours(10), uid: 0, rules: rules)
            #expect(try await store.followUp(1)?.attempts == 0)
            let again = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(10), fixedHeaders: .sample).first)
            #expect(again.attempts == 1)
            #expect(again.lease.attempt == 2)
        }
    }

    @Test("What the state doesn't allow is refused, and leaves no trace", arguments: StoreKind.allCases)
    func refusal(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, rules: rules)])
            _ = try await store.claimed([1])
            for command in [FollowUpCommand.cancel, .retry, .reschedule(.nextWindow)] {
                let before = try #require(try await store.followUp(1))
                #expect(
                    try await store.apply(command, to: 1, at: .hours(10), uid: 1, rules: rules)
                        == .impossible(before))
                #expect(try await store.followUp(1) == before)
            }
            #expect(try await store.moves(of: 1) == [.accepted, .claimed])
            let queued = try #require(try await store.followUp(2))
            #expect(
                try await store.apply(.retry, to: 2, at: .hours(10), uid: 1, rules: rules) == .impossible(queued))
        }
    }

    @Test("The same request is done once, whatever has happened since", arguments: StoreKind.allCases)
    func repeated(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, rules: rules)])
            let (cancelling, retrying) = (RequestID(rawValue: 1), RequestID(rawValue: 2))
            func ask(_ command: FollowUpCommand, _ request: RequestID) async throws -> FollowUp? {
                let result = try await store.apply(
                    command, to: 1, at: .hours(10), uid: 501, rules: rules, request: request)
                if case .done(let followUp) = result { return followUp }
                return nil
            }
            #expect(try await ask(.cancel, cancelling)?.state == .cancelled)
            #expect(try await ask(.cancel, cancelling)?.state == .cancelled)
            // Another request for the same is another matter.
            #expect(try await ask(.cancel, RequestID(rawValue: 3)) == nil)
            #expect(try await ask(.retry, retrying)?.state == .queued)
            let lease = try #require(try await store.claimed([1], at: .hours(10)).first)
            #expect(try await ask(.retry, retrying)?.state == .sending)
            try await store.settle([Settlement(lease: lease, at: .hours(11), ending: .failed(.rejected))])
            #expect(try await ask(.retry, retrying)?.state == .failed)
            #expect(try await ask(.cancel, cancelling)?.state == .failed)
            #expect(try await store.moves(of: 1) == [.accepted, .cancelled, .retried, .claimed, .rejected])
            #expect(try await store.tally() == store.recount())
            // A request concerns one follow-up.
            guard
                case .done = try await store.apply(
                    .cancel, to: 2, at: .hours(10), uid: 501, rules: rules, request: cancelling)
            else {
                Issue.record("not done")
                return
            }
        }
    }

    @Test("Remembers that it is paused", arguments: StoreKind.allCases)
    func pause(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            #expect(try await store.currentPause() == .none)
            try await store.setPaused(true)
            #expect(try await store.currentPause() == .byOperator)
            try await store.setPaused(false)
            #expect(try await store.currentPause() == .none)
        }
    }

    @Test("Deletes what became terminal long ago, with its key", arguments: StoreKind.allCases)
    func pruning(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...5).map { .sample($0, key: "key \($0)", rules: rules) })
            for (id, hour) in [(3, 1), (1, 2), (2, 2), (4, 3)] as [(FollowUpID, Int64)] {
                _ = try await store.apply(.cancel, to: id, at: .hours(hour), uid: nil, rules: rules)
            }
            #expect(try await store.prune(endedBefore: .hours(3), limit: 2) == 2)
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: 9).map(\.id) == [5, 4, 2])
            #expect(try await store.prune(endedBefore: .hours(3), limit: 2) == 1)
            #expect(try await store.prune(endedBefore: .hours(3), limit: 2) == 0)
            #expect(try await store.history(of: 1).isEmpty)
            #expect(try await store.tally() == ["basic": [.cancelled: 1, .queued: 1]])
            #expect(
                try await store.enqueue([
                    .sample(6, key: "key 1", fingerprint: "other", rules: rules),
                    .sample(7, key: "key 4", fingerprint: "other", rules: rules),
                ]) == [.stored, .conflict(4)])
        }
    }
}
