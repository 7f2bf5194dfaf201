import FollowUps
import StoreTestKit
import SupportHours
import Testing

@Suite("Who wants no letters")
struct StoreSuppressionTests {
    private let rules: DueRules
    private let hana = Suppression(address: "Hana@Example.jp", reason: "asked", since: .hours(1), uid: 501)

    init() throws {
        rules = try .sample()
    }

    @Test("What is queued to somebody is called off, and nothing new is taken", arguments: StoreKind.allCases)
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
}
