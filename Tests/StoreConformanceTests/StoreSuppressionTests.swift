import FollowUps
import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@Suite("Suppressed recipients")
struct StoreSuppressionTests {
    private let rules: DueRules
    private let hana = Suppression(address: "Hana@Example.jp", reason: "asked", since: .hours(1), uid: 501)

    init() throws {
        rules = try .sample()
    }

    @Test(
        "What is queued to a suppressed recipient is cancelled, and nothing new is accepted",
        arguments: StoreKind.allCases)
    func suppressing(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([
                .sample(1, rules: rules), .sample(2, to: "HANA@example.jp", rules: rules),
                .sample(3, to: "taro@example.jp", rules: rules),
            ])
            let (entry, cancelled) = try await store.suppress(hana)
            #expect(entry == hana)
            #expect(cancelled == 2)
            #expect(try await store.moves(of: 1) == [.accepted, .suppressed])
            #expect(try await store.followUp(2)?.state == .cancelled)
            #expect(try await store.followUp(3)?.state == .queued)
            #expect(
                try await store.enqueue([.sample(4, rules: rules), .sample(5, to: "taro@example.jp", rules: rules)])
                    == [.suppressed, .stored])
            #expect(try await store.followUp(4) == nil)
            #expect(try await store.tally() == store.recount())
        }
    }

    @Test("What is sent on its way again is stopped when its turn comes", arguments: StoreKind.allCases)
    func claiming(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            _ = try await store.suppress(hana)
            _ = try await store.apply(.retry, to: 1, at: .hours(2), uid: nil, rules: rules)
            #expect(try await store.claimed([1]).isEmpty)
            #expect(try await store.moves(of: 1) == [.accepted, .suppressed, .retried, .suppressed])
            #expect(try await store.tally() == store.recount())
        }
    }

    @Test(
        "Another spelling is the same address",
        arguments: StoreKind.allCases,
        [
            ("u@例え.jp", "U@xn--r8jz45g.jp"), ("u@xn--r8jz45g.jp", "u@例え.jp"), ("é@example.jp", "E\u{301}@example.jp"),
            ("foo..bar@docomo.ne.jp", "\"Foo..bar\"@docomo.ne.jp"),
        ] as [(MailAddress, MailAddress)])
    func spellings(kind: StoreKind, of pair: (queued: MailAddress, suppressed: MailAddress)) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, to: pair.queued, rules: rules), .sample(2, rules: rules)])
            let suppression = Suppression(address: pair.suppressed, reason: nil, since: .hours(1), uid: nil)
            #expect(try await store.suppress(suppression).cancelled == 1)
            #expect(try await store.enqueue([.sample(3, to: pair.queued, rules: rules)]) == [.suppressed])
            _ = try await store.apply(.retry, to: 1, at: .hours(2), uid: nil, rules: rules)
            #expect(try await store.claimed([1]).isEmpty)
            let filter = FollowUpFilter(recipient: pair.suppressed.key)
            #expect(try await store.list(filter, before: nil, limit: 9).map(\.message.recipient) == [pair.queued])
            #expect(try await store.unsuppress(pair.queued.key)?.address == pair.suppressed)
        }
    }

    @Test("What is claimed and what is due bear the domain as the DNS has it", arguments: StoreKind.allCases)
    func domains(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([.sample(1, to: "u@例え.jp", rules: rules)])
            #expect(
                try await store.due(in: "basic", at: .hours(9), after: nil, limit: 9).map(\.domain) == [
                    "xn--r8jz45g.jp"
                ])
            let claimed = try await store.claim([1], by: owner, at: .hours(9), fixedHeaders: .sample)
            #expect(claimed.map(\.envelope) == [Envelope(sender: "support@example.jp", recipient: "u@例え.jp")])
        }
    }

    @Test("The list holds an address once, and lets it go", arguments: StoreKind.allCases)
    func list(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.suppress(hana)
            let again = Suppression(address: "hana@example.jp", reason: nil, since: .hours(5), uid: nil)
            #expect(try await store.suppress(again).entry == hana)
            let taro = Suppression(address: "taro@example.jp", reason: nil, since: .hours(2), uid: nil)
            _ = try await store.suppress(taro)
            #expect(try await store.suppressions(after: nil, limit: 9) == [hana, taro])
            #expect(try await store.suppressions(after: "HANA@example.jp", limit: 9) == [taro])
            #expect(try await store.suppressions(after: nil, limit: 1) == [hana])
            #expect(try await store.unsuppress("hana@EXAMPLE.jp") == hana)
            #expect(try await store.unsuppress("hana@example.jp") == nil)
            #expect(try await store.enqueue([.sample(1, rules: rules)]) == [.stored])
        }
    }

    @Test(
        "Somebody who wants nothing recurring still gets the answer that they ask for", arguments: StoreKind.allCases)
    func recurringOnly(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            func followUp(_ id: Int64, isRecurring: Bool) -> NewFollowUp {
                var new = NewFollowUp.sample(id, rules: rules)
                new.isRecurring = isRecurring
                return new
            }
            _ = try await store.enqueue([followUp(1, isRecurring: true), followUp(2, isRecurring: false)])
            var narrow = hana
            narrow.scope = .recurring
            let (entry, cancelled) = try await store.suppress(narrow)
            #expect(entry == narrow)
            #expect(cancelled == 1)
            #expect(
                try await store.enqueue([followUp(3, isRecurring: true), followUp(4, isRecurring: false)])
                    == [.suppressed, .stored])
            _ = try await store.apply(.retry, to: 1, at: .hours(2), uid: nil, rules: rules)
            #expect(try await store.claimed([1, 2, 4]).map(\.id) == [2, 4])
            #expect(try await store.followUp(1)?.state == .cancelled)
            #expect(try await store.tally() == store.recount())
        }
    }

    @Test("An entry keeps its scope unless another one is asked for", arguments: StoreKind.allCases)
    func scopes(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.suppress(hana)
            var narrow = Suppression(address: hana.address, reason: nil, since: .hours(5), uid: nil, scope: .recurring)
            #expect(try await store.suppress(narrow).entry == hana)
            let (entry, _) = try await store.suppress(narrow, replacesScope: true)
            #expect(entry.scope == .recurring)
            #expect(entry.reason == "asked")
            #expect(try await store.enqueue([.sample(1, rules: rules)]) == [.stored])
            narrow.scope = .all
            #expect(try await store.suppress(narrow, replacesScope: true).cancelled == 1)
            #expect(try await store.suppressions(after: nil, limit: 9).map(\.scope) == [.all])
        }
    }
}
