import FollowUps
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@Suite("The limit for one recipient")
struct StoreRecipientLimitTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample(["growth": "24/7"])
    }

    private func terms(_ limit: Int?, at now: Instant) -> ClaimTerms {
        ClaimTerms(FixedHeaders(sender: "support@example.jp", date: now, utcOffset: 0), perRecipientPerDay: limit)
    }

    private func free(
        _ store: any FollowUpStore, _ ids: [FollowUpID], _ limit: Int?, at now: Instant
    ) async throws -> [Instant?] {
        try await store.claim(ids, by: owner, at: now, on: terms(limit, at: now)).map(\.recipientFreeAt)
    }

    @Test("counts what began data within a day, in any spelling of the address", arguments: StoreKind.allCases)
    func begun(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                (1...6).map {
                    .sample($0, plan: "growth", to: $0 % 2 == 0 ? "Hana@Example.jp" : "hana@example.jp", rules: rules)
                })
            for (id, hour) in [(1, 1), (2, 3)] as [(Int64, Int64)] {
                let claimed = try await store.claim(
                    [FollowUpID(rawValue: id)], by: owner, at: .hours(hour), on: terms(2, at: .hours(hour)))
                #expect(claimed.map(\.recipientFreeAt) == [nil])
                let beginnings = claimed.map { $0.dataBeginning(at: .hours(hour), countsRecipient: true) }
                #expect(try await store.beginData(beginnings).count == 1)
            }
            // The earlier of the two leaves the window first.
            #expect(try await free(store, [3], 2, at: .hours(4)) == [.hours(25)])
            #expect(try await free(store, [4], nil, at: .hours(4)) == [nil])
            // 3 and 4 are claimed, and may begin data.
            #expect(try await free(store, [5], 4, at: .hours(4)) == [Instant.hours(4).advanced(bySeconds: 60)])
            #expect(try await free(store, [6], 6, at: .hours(4)) == [nil])
        }
    }

    @Test("lets one batch have no more than the day allows", arguments: StoreKind.allCases)
    func batch(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...4).map { .sample($0, plan: "growth", rules: rules) })
            let soon = Instant.hours(1).advanced(bySeconds: 60)
            #expect(try await free(store, [1, 2, 3, 4], 2, at: .hours(1)) == [nil, nil, soon, soon])
        }
    }

    @Test("counts what a maildir took without beginning data", arguments: StoreKind.allCases)
    func maildir(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...2).map { .sample($0, plan: "growth", rules: rules) })
            let lease = try #require(try await store.claimed([1], at: .hours(1)).first)
            let lost = try await store.settle([
                Settlement(lease: lease, at: .hours(1), ending: .delivered, recipient: "hana@example.jp")
            ])
            #expect(lost.isEmpty)
            #expect(try await free(store, [2], 1, at: .hours(2)) == [.hours(25)])
        }
    }

    @Test("is over after a day to the second", arguments: StoreKind.allCases)
    func end(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...3).map { .sample($0, plan: "growth", rules: rules) })
            let claimed = try await store.claim([1], by: owner, at: .hours(1), on: terms(1, at: .hours(1)))
            _ = try await store.beginData(claimed.map { $0.dataBeginning(at: .hours(1), countsRecipient: true) })
            let last = Instant.hours(25).advanced(bySeconds: -1)
            #expect(try await free(store, [2], 1, at: last) == [.hours(25)])
            let lease = Lease(id: 2, owner: owner, attempt: 1)
            _ = try await store.settle([
                Settlement(
                    lease: lease, at: last,
                    ending: .queued(
                        .returned, notBefore: .hours(25),
                        due: rules.due(.nextWindow, plan: "growth", countsFrom: monday, notBefore: .hours(25))))
            ])
            #expect(try await free(store, [2], 1, at: last).isEmpty)
            #expect(try await free(store, [2], 1, at: .hours(25)) == [nil])
        }
    }
}

@Suite("Senders by plan")
struct StoreSenderTests {
    @Test("Each message gets its plan's sender and answers, and keeps them", arguments: StoreKind.allCases)
    func senders(kind: StoreKind) async throws {
        let rules = try DueRules.sample(["tanaka": "24/7", "growth": "24/7"])
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([
                .sample(1, plan: "tanaka", rules: rules), .sample(2, plan: "growth", rules: rules),
            ])
            let tanaka = Sender("田中教室 <desk@tanaka.example.jp>", replyTo: "田中 <tanaka@example.jp>")
            var terms = ClaimTerms(
                senders: Senders(Sender("support@example.jp"), ofPlans: ["tanaka": tanaka]), date: .hours(1),
                utcOffset: 0)
            let claimed = try await store.claimRendered([1, 2], at: .hours(1), on: terms)
            #expect(claimed.map(\.fixedHeaders.sender) == [tanaka.mailbox, "support@example.jp"])
            #expect(claimed.map(\.fixedHeaders.replyTo) == [tanaka.replyTo, nil])
            // An attempt that counts binds the headers.
            _ = try await store.beginData(claimed.map { $0.dataBeginning(at: .hours(1)) })
            let due = rules.due(.nextWindow, plan: "tanaka", countsFrom: monday, notBefore: .hours(2))
            _ = try await store.settle(
                claimed.map {
                    Settlement(
                        lease: $0.lease, at: .hours(1), ending: .queued(.deferred, notBefore: .hours(2), due: due),
                        detail: Wording(verbatim: "451"))
                })
            terms.senders = Senders(Sender("other@example.jp"))
            let again = try await store.claimRendered([1, 2], at: .hours(3), on: terms)
            #expect(again.map(\.fixedHeaders) == claimed.map(\.fixedHeaders))
        }
    }

    @Test(
        "A case's message is sent in the name of the case's plan, also in another plan's windows",
        arguments: StoreKind.allCases)
    func casePlan(kind: StoreKind) async throws {
        let rules = try DueRules.sample(["basic": "off", "desk": "24/7"])
        try await kind.withStore { store async throws in
            var new = NewFollowUp.sample(1, plan: "desk", rules: rules)
            new.casePlan = "basic"
            _ = try await store.enqueue([new])
            #expect(try await store.followUp(1)?.casePlan == "basic")
            #expect(try await store.tally() == ["desk": [.queued: 1]])
            #expect(try await store.due(in: "desk", at: .hours(1), after: nil, limit: 9).map(\.id) == [1])
            let (basic, desk) = (Sender("basic@example.jp", replyTo: "answers@example.jp"), Sender("desk@example.jp"))
            let terms = ClaimTerms(
                senders: Senders(Sender("support@example.jp"), ofPlans: ["basic": basic, "desk": desk]),
                date: .hours(1), utcOffset: 0)
            let claimed = try #require(try await store.claimRendered([1], at: .hours(1), on: terms).first)
            #expect(claimed.plan == "desk")
            #expect(claimed.casePlan == "basic")
            #expect(claimed.fixedHeaders.sender == basic.mailbox)
            #expect(claimed.fixedHeaders.replyTo == basic.replyTo)
        }
    }
}
