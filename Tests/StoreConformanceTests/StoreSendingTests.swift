import FollowUps
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@Suite struct StoreSendingTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    /// A store with these follow-ups, all of them due at nine o'clock unless told.
    private func withStore(
        _ kind: StoreKind, _ followUps: [NewFollowUp], _ body: (any FollowUpStore) async throws -> Void
    ) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(followUps)
            try await body(store)
            #expect(try await store.tally() == store.recount())
        }
    }

    @Test("Gives what is due by priority, due instant and id, page by page", arguments: StoreKind.allCases)
    func order(kind: StoreKind) async throws {
        let followUps: [NewFollowUp] = [
            .sample(1, rules: rules), .sample(2, priority: 9, rules: rules),
            .sample(3, to: "taro@example.com", rules: rules),
            .sample(4, plan: "growth", rules: rules), .sample(5, when: .afterStaffed(seconds: 60), rules: rules),
            .sample(6, when: .notBefore(.hours(300)), priority: 9, rules: rules),
            .sample(7, expiresAt: .hours(9), rules: rules), .sample(8, priority: 0, rules: rules),
            .sample(9, priority: 9, expiresAt: .hours(10), rules: rules),
        ]
        try await withStore(kind, followUps) { store async throws in
            func due(after: DueHead? = nil, limit: Int) async throws -> [DueHead] {
                try await store.due(in: "basic", at: .hours(9).advanced(bySeconds: 60), after: after, limit: limit)
            }
            let all = try await due(limit: 100)
            #expect(all.map(\.id) == [2, 9, 1, 3, 5, 8])
            #expect(all[3] == DueHead(id: 3, domain: "example.com", priority: .usual, dueAt: .hours(9)))
            for size in 1...7 {
                var paged: [DueHead] = []
                while case let page = try await due(after: paged.last, limit: size), !page.isEmpty { paged += page }
                #expect(paged == all)
            }
            #expect(try await due(limit: 0).isEmpty)
            #expect(try await store.due(in: "basic", at: .hours(8), after: nil, limit: 9).isEmpty)
            #expect(try await store.due(in: "gone", at: .hours(9), after: nil, limit: 9).isEmpty)
        }
    }

    @Test("What was taken up isn't due, and goes on where it was when it is due again", arguments: StoreKind.allCases)
    func pagesWhileRowsChange(kind: StoreKind) async throws {
        try await withStore(kind, (1...6).map { .sample($0, rules: rules) }) { store async throws in
            let page = try await store.due(in: "basic", at: .hours(9), after: nil, limit: 3)
            _ = try await store.claimed([1, 3, 5])
            let next = try await store.due(in: "basic", at: .hours(9), after: page.last, limit: 9)
            #expect(next.map(\.id) == [4, 6])
            #expect(try await store.due(in: "basic", at: .hours(9), after: nil, limit: 9).map(\.id) == [2, 4, 6])
        }
    }

    @Test("Takes up what is due, once, with all that a transport needs", arguments: StoreKind.allCases)
    func claiming(kind: StoreKind) async throws {
        let followUps: [NewFollowUp] = [
            .sample(1, rules: rules), .sample(2, expiresAt: .hours(20), rules: rules),
            .sample(3, expiresAt: .hours(9), rules: rules),
            .sample(4, when: .notBefore(.hours(10)), rules: rules), .sample(5, rules: rules),
        ]
        try await withStore(kind, followUps) { store async throws in
            _ = try await store.apply(.cancel, to: 5, at: .hours(1), uid: nil, rules: rules)
            let claimed = try await store.claimRendered(
                [2, 1, 2, 3, 4, 5, 6], by: owner, at: .hours(9), fixedHeaders: .sample)
            #expect(
                claimed
                    == [followUps[1], followUps[0]].map { new in
                        ClaimedFollowUp(
                            lease: Lease(id: new.id, owner: owner, attempt: 1), plan: "basic", kind: new.kind,
                            message: new.message, messageID: new.messageID, fixedHeaders: .sample, when: .nextWindow,
                            countsFrom: monday, expiresAt: new.expiresAt, attempts: 1)
                    })
            #expect(try await store.claimed([1, 2]).isEmpty)
            #expect(try await store.tally() == ["basic": [.sending: 2, .queued: 2, .cancelled: 1]])
            #expect(
                try await store.history(of: 1).last == HistoryEntry(at: .hours(9), move: .claimed, attempt: 1))
        }
    }

    @Test("The headers of the first attempt stay", arguments: StoreKind.allCases)
    func fixedHeaders(kind: StoreKind) async throws {
        try await withStore(kind, [.sample(1, rules: rules)]) { store async throws in
            let lease = try #require(try await store.claimed([1]).first)
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(10))
            try await store.settle([
                Settlement(
                    lease: lease, at: .hours(10), ending: .queued(.deferred, notBefore: .hours(10), due: due),
                    detail: Wording(verbatim: "450 4.2.1 later"))
            ])
            let other = FixedHeaders(sender: "Other <other@example.com>", date: .hours(11), utcOffset: 0)
            let again = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(11), fixedHeaders: other).first)
            #expect(again.fixedHeaders == .sample)
            #expect(again.lease.attempt == 2)
        }
    }

    /// How the first attempt ended, and whether the second has its headers.
    struct Ended: Sendable {
        var ending: Settlement.Ending?
        var keeps: Bool
    }

    @Test(
        "The headers are fixed anew where no attempt counts and nobody can have received the message",
        arguments: StoreKind.allCases,
        [
            Ended(ending: .failed(.rejected), keeps: false),
            Ended(
                ending: .queued(.returned, notBefore: .hours(10), due: Due(at: .hours(10), basis: nil)), keeps: false),
            Ended(ending: .uncertain, keeps: true), Ended(ending: nil, keeps: false),
        ])
    func laterFixedHeaders(kind: StoreKind, ended: Ended) async throws {
        try await withStore(kind, [.sample(1, rules: rules)]) { store async throws in
            let lease = try #require(try await store.claimed([1]).first)
            if let ending = ended.ending {
                try await store.settle([Settlement(lease: lease, at: .hours(10), ending: ending)])
            } else {
                // Its daemon ended before anything was sent.
                let later = LeaseOwner(rawValue: 8)
                _ = try await store.rescue(
                    fromAllBut: later, at: .hours(10), repeatsUncertain: true, attempts: 9, rules: rules)
            }
            if try await store.followUp(1)?.state != .queued {
                _ = try await store.apply(.retry, to: 1, at: .hours(10), uid: nil, rules: rules)
            }
            let other = FixedHeaders(sender: "Other <other@example.com>", date: .hours(11), utcOffset: 0)
            for now in [Instant.hours(11), .hours(12)] {
                let again = try #require(
                    try await store.claimRendered([1], by: owner, at: now, fixedHeaders: other).first)
                #expect(again.fixedHeaders == (ended.keeps ? .sample : other))
                let due = rules.due(.nextWindow, plan: "basic", countsFrom: now)
                try await store.settle([
                    Settlement(
                        lease: again.lease, at: now, ending: .queued(.deferred, notBefore: now, due: due))
                ])
            }
        }
    }

    @Test(
        "An attempt ends as it is settled",
        arguments: StoreKind.allCases,
        [
            (Settlement.Ending.delivered, FollowUpState.delivered, [Move.delivered], 1),
            (.failed(.rejected), .failed, [.rejected], 1), (.failed(.exhausted), .failed, [.exhausted], 1),
            (.uncertain, .uncertain, [.uncertain], 1),
            (.queued(.deferred, notBefore: .hours(12), due: Due(at: .hours(13), basis: nil)), .queued, [.deferred], 1),
            (.queued(.returned, notBefore: .hours(12), due: Due(at: nil, basis: nil)), .queued, [.returned], 0),
            (
                .queued(.repeated, notBefore: .hours(12), due: Due(at: .hours(13), basis: nil)), .queued,
                [.uncertain, .repeated], 1
            ),
        ])
    func settling(
        kind: StoreKind, example: (ending: Settlement.Ending, state: FollowUpState, moves: [Move], attempts: Int)
    ) async throws {
        try await withStore(kind, [.sample(1, rules: rules), .sample(2, rules: rules)]) { store async throws in
            let lease = try #require(try await store.claimed([1]).first)
            try await store.beginData(of: [lease])
            let settlement = Settlement(
                lease: lease, at: .hours(11), ending: example.ending, detail: Wording(verbatim: "what was said"))
            try await store.settle([settlement, settlement])
            let ended = try #require(try await store.followUp(1))
            #expect(ended.state == example.state)
            #expect(ended.attempts == example.attempts)
            #expect(ended.endedAt == (example.state.isTerminal ? .hours(11) : nil))
            if case .queued(_, let notBefore, let due) = example.ending {
                #expect(ended.notBefore == notBefore)
                #expect(ended.dueAt == due.at)
                #expect(ended.basis == due.basis)
            }
            let history = try await store.history(of: 1)
            #expect(history.map(\.move) == [.accepted, .claimed] + example.moves)
            #expect(history[1] == HistoryEntry(at: .hours(9), move: .claimed, attempt: 1))
            #expect(history[2].detail == Wording(verbatim: "what was said"))
            #expect(history.dropFirst(3).allSatisfy { $0.detail == nil })
            #expect(history.dropFirst(1).allSatisfy { $0.attempt == 1 && $0.uid == nil })
            #expect(try await store.followUp(2)?.state == .queued)
        }
    }

    @Test(
        "Keeps what was told of an attempt in each language, and the other side's words as they are",
        arguments: StoreKind.allCases,
        [
            Wording(ja: "順番が来る前に「終了」", en: "closed \"before\" its turn/\\"),
            Wording(verbatim: "550 5.1.1 <…> is unknown"),
            Wording(verbatim: #"{"en":"closed","ja":"終了"}"#), Wording(verbatim: "{"), Wording(verbatim: ""), nil,
        ])
    func details(kind: StoreKind, detail: Wording?) async throws {
        try await withStore(kind, [.sample(1, rules: rules)]) { store async throws in
            let lease = try #require(try await store.claimed([1]).first)
            try await store.settle([
                Settlement(lease: lease, at: .hours(11), ending: .failed(.rejected), detail: detail)
            ])
            #expect(try await store.history(of: 1).last?.detail == detail)
        }
    }

    @Test("An ending that the state machine doesn't know changes nothing", arguments: StoreKind.allCases)
    func impossibleEnding(kind: StoreKind) async throws {
        try await withStore(kind, [.sample(1, rules: rules)]) { store async throws in
            let lease = try #require(try await store.claimed([1]).first)
            let due = Due(at: .hours(12), basis: nil)
            for ending in [Settlement.Ending.failed(.claimed), .queued(.retried, notBefore: .hours(12), due: due)] {
                try await store.settle([Settlement(lease: lease, at: .hours(10), ending: ending)])
            }
            #expect(try await store.followUp(1)?.state == .sending)
            #expect(try await store.moves(of: 1) == [.accepted, .claimed])
        }
    }

    @Test("Leases that aren't held are passed over", arguments: StoreKind.allCases)
    func wrongLeases(kind: StoreKind) async throws {
        try await withStore(kind, [.sample(1, rules: rules), .sample(2, rules: rules)]) { store async throws in
            let leases = try await store.claimed([1, 2])
            let lease = try #require(leases.first)
            var wrong = [lease, lease, lease]
            wrong[0].owner = LeaseOwner(rawValue: 8)
            wrong[1].attempt = 2
            wrong[2].id = 3
            #expect(try await store.beginData(of: wrong).isEmpty)
            let lost = try await store.settle(
                wrong.map { Settlement(lease: $0, at: .hours(10), ending: .delivered) }
                    + [Settlement(lease: leases[1], at: .hours(10), ending: .delivered)])
            #expect(lost == wrong)
            #expect(try await store.followUp(1)?.state == .sending)
            #expect(try await store.followUp(2)?.state == .delivered)
            #expect(try await store.history(of: 2).last?.detail == nil)
            // Had one of them begun data, this would be uncertain.
            let recovery = try await store.rescue(
                fromAllBut: LeaseOwner(rawValue: 9), at: .hours(10), repeatsUncertain: false, attempts: 5, rules: rules)
            #expect(recovery == Recovery(interrupted: 1, uncertain: 0))
        }
    }

    @Test("Moves what has expired, the earliest first", arguments: StoreKind.allCases)
    func expiry(kind: StoreKind) async throws {
        let followUps: [NewFollowUp] = [
            .sample(1, expiresAt: .hours(12), rules: rules), .sample(2, expiresAt: .hours(10), rules: rules),
            .sample(3, rules: rules), .sample(4, expiresAt: .hours(11), rules: rules),
            .sample(5, plan: "gone", expiresAt: .hours(11), rules: rules),
        ]
        try await withStore(kind, followUps) { store async throws in
            #expect(try await store.nextExpiry() == .hours(10))
            _ = try await store.claimed([2])
            #expect(try await store.nextExpiry() == .hours(11))
            #expect(try await store.expire(at: .hours(10), limit: 9) == 0)
            #expect(try await store.expire(at: .hours(12), limit: 2) == 2)
            #expect(try await store.followUp(1)?.state == .queued)
            #expect(try await store.expire(at: .hours(12), limit: 2) == 1)
            #expect(try await store.nextExpiry() == nil)
            let expired = try #require(try await store.followUp(4))
            #expect(expired.state == .expired)
            #expect(expired.endedAt == .hours(12))
            #expect(try await store.history(of: 4).last == HistoryEntry(at: .hours(12), move: .expired))
            #expect(
                try await store.tally() == ["basic": [.sending: 1, .queued: 1, .expired: 2], "gone": [.expired: 1]])
        }
    }

    @Test("After a crash, what had not begun data is queued, and what had is uncertain", arguments: StoreKind.allCases)
    func recovery(kind: StoreKind) async throws {
        try await withStore(kind, (1...4).map { .sample($0, rules: rules) }) { store async throws in
            let leases = try await store.claimed([1, 2])
            let others = try await store.claimed([3], by: LeaseOwner(rawValue: 8))
            try await store.beginData(of: [leases[1]])
            let recovery = try await store.rescue(
                fromAllBut: LeaseOwner(rawValue: 8), at: .hours(20), repeatsUncertain: false, attempts: 5, rules: rules)
            #expect(recovery == Recovery(interrupted: 1, uncertain: 1))
            let interrupted = try #require(try await store.followUp(1))
            #expect(interrupted.state == .queued)
            #expect(interrupted.attempts == 0)
            #expect(interrupted.dueAt == .hours(9))
            #expect(try await store.moves(of: 1) == [.accepted, .claimed, .interrupted])
            let uncertain = try #require(try await store.followUp(2))
            #expect(uncertain.state == .uncertain)
            #expect(uncertain.endedAt == .hours(20))
            #expect(try await store.history(of: 2).last == HistoryEntry(at: .hours(20), move: .uncertain, attempt: 1))
            #expect(try await store.followUp(3)?.state == .sending)
            // The old leases are worth nothing any more.
            let lost = try await store.settle(
                leases.map { Settlement(lease: $0, at: .hours(21), ending: .failed(.rejected)) }
                    + others.map { Settlement(lease: $0, at: .hours(21), ending: .delivered) })
            #expect(lost == leases)
            #expect(try await store.beginData(of: leases).isEmpty)
            #expect(try await store.tally() == ["basic": [.queued: 2, .uncertain: 1, .delivered: 1]])
            #expect(try await store.claimed([1], at: .hours(21)) == [Lease(id: 1, owner: owner, attempt: 2)])
        }
    }

    @Test("What is uncertain is sent again as often as attempts are left", arguments: StoreKind.allCases)
    func repetition(kind: StoreKind) async throws {
        try await withStore(kind, [.sample(1, rules: rules)]) { store async throws in
            for attempt in 1...2 {
                let leases = try await store.claimed([1])
                #expect(leases == [Lease(id: 1, owner: owner, attempt: attempt)])
                try await store.beginData(of: leases)
                let recovery = try await store.rescue(
                    fromAllBut: LeaseOwner(rawValue: 8), at: .hours(10), repeatsUncertain: true, attempts: 2,
                    rules: rules
                )
                #expect(recovery == Recovery(interrupted: 0, uncertain: 1))
                #expect(try await store.followUp(1)?.attempts == attempt)
            }
            #expect(try await store.followUp(1)?.state == .uncertain)
            #expect(
                try await store.moves(of: 1) == [.accepted, .claimed, .uncertain, .repeated, .claimed, .uncertain])
        }
    }
}
