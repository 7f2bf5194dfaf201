import FollowUps
import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@Suite struct StoreQuestionTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    @Test("Lists the newest first by any filter, and stays right while rows change", arguments: StoreKind.allCases)
    func listing(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                (1...40).map { (id: Int64) -> NewFollowUp in
                    .sample(
                        id, plan: id % 3 == 0 ? "growth" : "basic", to: "user\(id % 4)@example.jp",
                        caseLabel: id % 5 == 0 ? "#12345\(id % 2)" : nil, rules: rules)
                })
            _ = try await store.claimed((1...10).map { FollowUpID(rawValue: $0) })
            _ = try await store.apply(.cancel, to: 20, at: .hours(1), uid: nil, rules: rules)
            let all = try await store.list(FollowUpFilter(), before: nil, limit: 99)
            #expect(all.map(\.id.rawValue) == Array((1...40).reversed()))
            let states: [FollowUpState?] = [nil, .queued, .sending, .cancelled, .failed]
            for state in states {
                for plan in [nil, "basic", "growth", "gone"] as [String?] {
                    for recipient in [nil, "user1@example.jp", "nobody@example.jp"] as [MailAddress?] {
                        for label in [nil, "#123450", "#123451"] as [String?] {
                            let filter = FollowUpFilter(
                                state: state, plan: plan, recipient: recipient?.key, caseLabel: label)
                            let expected = all.filter { followUp in
                                (state == nil || followUp.state == state) && (plan == nil || followUp.plan == plan)
                                    && (recipient == nil || followUp.message.recipient == recipient)
                                    && (label == nil || followUp.caseLabel == label)
                            }
                            #expect(try await store.list(filter, before: nil, limit: 99) == expected)
                            var paged: [FollowUp] = []
                            while case let page = try await store.list(filter, before: paged.last?.id, limit: 3),
                                !page.isEmpty
                            { paged += page }
                            #expect(paged == expected)
                        }
                    }
                }
            }
            // A newer one doesn't appear in a list that has begun.
            _ = try await store.enqueue([.sample(41, rules: rules)])
            #expect(try await store.list(FollowUpFilter(), before: 3, limit: 9).map(\.id) == [2, 1])
        }
    }

    @Test("Shows several by their ids, and nothing for one that there isn't", arguments: StoreKind.allCases)
    func several(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue((1...5).map { (id: Int64) -> NewFollowUp in .sample(id, rules: rules) })
            _ = try await store.apply(.cancel, to: 4, at: .hours(1), uid: nil, rules: rules)
            let found = try await store.followUps([4, 2, 99])
            let one = try #require(try await store.followUp(2))
            let other = try #require(try await store.followUp(4))
            #expect(found.sorted { $0.id < $1.id } == [one, other])
            #expect(other.state == .cancelled)
            #expect(try await store.followUps([]) == [])
        }
    }

    @Test("Shows a message with what it is made from, as long as that is kept", arguments: StoreKind.allCases)
    func messages(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let new = NewFollowUp.sample(1, rules: rules).written(secrets: "secret")
            _ = try await store.enqueue([new, .sample(2, rules: rules)])
            #expect(try await store.message(of: 9) == nil)
            let queued = try #require(try await store.message(of: 1))
            #expect(queued.followUp == (try await store.followUp(1)))
            #expect(queued.unrenderedBody == new.unrenderedBody)
            #expect(queued.fixedHeaders == nil)
            #expect(!queued.hasSecretInText)
            let plain = try #require(try await store.message(of: 2))
            #expect(plain.unrenderedBody == nil)
            #expect(!plain.hasSecretInText)

            let claimed = try await store.claimRendered([1, 2])
            #expect(claimed.map(\.hasSecrets) == [true, false])
            #expect(try await store.message(of: 1)?.fixedHeaders == .sample)
            #expect(try await store.message(of: 1)?.unrenderedBody == new.unrenderedBody)
            _ = try await store.beginData(claimed.map { $0.dataBeginning(at: .hours(9)) })
            let begun = try #require(try await store.message(of: 1))
            #expect(begun.unrenderedBody == nil)
            #expect(begun.hasSecretInText)
            #expect(begun.followUp.message.text == claimed[0].message.text)
            // Nobody else is shown it.
            let shown = try #require(try await store.followUp(1))
            #expect(shown == begun.followUp.withoutSecrets)
            #expect(shown.message.text == "" && shown.message.html == nil)
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: 9).last == shown)
            #expect(begun.keptHeaders(history: try await store.history(of: 1)) == .sample)

            try await store.settle(
                claimed.map { Settlement(lease: $0.lease, at: .hours(9), ending: .delivered) })
            #expect(try await store.message(of: 2)?.followUp.message == plain.followUp.message)
            let delivered = try #require(try await store.message(of: 1))
            #expect(!delivered.hasSecretInText)
            #expect(delivered.followUp.secrecy == .erased)
            #expect(delivered.followUp.message.text.isEmpty)
            #expect(delivered.fixedHeaders == .sample)
        }
    }

    @Test("Counts what is due in a span", arguments: StoreKind.allCases)
    func counting(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                (0..<30).map {
                    .sample($0, when: .notBefore(.hours(9 + $0 % 10)), priority: Int($0 % 3), rules: rules)
                } + [.sample(100, plan: "growth", rules: rules), .sample(101, plan: "gone", rules: rules)])
            #expect(
                try await store.dueCount(in: "basic", within: .hours(11)..<(.hours(13)), leavingFrom: nil)
                    == DueCount(count: 6, first: .hours(11), last: .hours(12)))
            #expect(
                try await store.dueCount(
                    in: "basic",
                    within: Instant(secondsSinceEpoch: .min)..<Instant(secondsSinceEpoch: .max), leavingFrom: nil)
                    == DueCount(count: 30, first: .hours(9), last: .hours(33)))
            _ = try await store.claimed([2, 12], at: .hours(11))
            #expect(
                try await store.dueCount(in: "basic", within: .hours(11)..<(.hours(13)), leavingFrom: nil).count == 4)
            #expect(try await store.nextDue(in: "basic", after: .hours(9), leavingFrom: monday) == .hours(10))
            #expect(try await store.nextDue(in: "basic", after: .hours(8), leavingFrom: monday) == .hours(9))
            #expect(try await store.nextDue(in: "basic", after: .hours(33), leavingFrom: monday) == nil)
            #expect(try await store.nextDue(in: "gone", after: monday, leavingFrom: monday) == nil)
            #expect(try await store.heldCount(in: "gone") == 1)
            #expect(try await store.heldCount(in: "basic") == 0)
        }
    }

    @Test("Leaves out what expires before it could leave", arguments: StoreKind.allCases)
    func expiring(kind: StoreKind) async throws {
        let expiries: [Instant?] = [.hours(9), .hours(10), .hours(12), nil]
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                expiries.enumerated().map { index, expiry in
                    .sample(
                        Int64(index), when: .notBefore(.hours(9 + Int64(index))), expiresAt: expiry, rules: rules)
                })
            let day = monday..<(.hours(24))
            for (opening, due) in [(nil, [9, 10, 11, 12]), (monday, [11, 12]), (.hours(12), [12])]
                as [(Instant?, [Int64])]
            {
                #expect(
                    try await store.dueCount(in: "basic", within: day, leavingFrom: opening)
                        == DueCount(count: due.count, first: due.first.map(Instant.hours), last: .hours(12)))
                guard let opening else { continue }
                #expect(
                    try await store.nextDue(in: "basic", after: monday, leavingFrom: opening)
                        == due.first.map(Instant.hours))
            }
        }
    }
}
