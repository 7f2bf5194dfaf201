import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct SuppressCommandTests {
    private static let suppression = SuppressionResource(
        address: "a@example.jp", reason: "asked \u{1B}[1mfor it", since: "2026-11-23T14:40:00+09:00", scope: "all",
        cancelled: 2)

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["suppress"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("an address is added, and what was queued to it is counted")
    func add() throws {
        let stub = try StubDaemon.control(answering: Self.suppression)
        #expect(
            try answer("add", "a@example.jp", "--reason", "-asked", from: stub).text == """
                nothing is sent to a@example.jp any more
                  2 that were queued to it are cancelled

                """)
        #expect(
            try answer("add", "--follow-up", "f1", from: stub, in: .japanese).text == """
                a@example.jp には今後送信しません
                  待機中だった 2 件を取り消しました

                """)
        #expect(try answer("add", "x", "--json", from: stub).text == json(Self.suppression) + "\n")
        #expect(Set(stub.requests.map { "\($0.method) \($0.target)" }) == ["POST /v1/suppressions"])
        #expect(
            try stub.requests.map { try parsed(SuppressionRequest.self, $0.body) } == [
                SuppressionRequest(address: "a@example.jp", reason: "-asked"),
                SuppressionRequest(address: nil, followUp: "f1"), SuppressionRequest(address: "x"),
            ])
    }

    @Test("recurring messages alone can be stopped", arguments: [Language.english, .japanese])
    func scope(language: Language) throws {
        var narrow = Self.suppression
        narrow.scope = "recurring"
        let stub = try StubDaemon.control(answering: narrow)
        let text = try answer("add", "a@example.jp", "--scope", "recurring", from: stub, in: language).text
        #expect(
            text.hasPrefix(
                language == .english
                    ? "nothing recurring is sent to a@example.jp any more\n"
                    : "a@example.jp には今後、定期メールを送信しません\n")
        )
        #expect(
            try stub.requests.map { try parsed(SuppressionRequest.self, $0.body) } == [
                SuppressionRequest(address: "a@example.jp", scope: "recurring")
            ])
        #expect(throws: (any Error).self) { try answer("add", "a@example.jp", "--scope", "some", from: stub) }
    }

    @Test("and removed")
    func remove() throws {
        let stub = try StubDaemon.control(answering: Self.suppression)
        #expect(try answer("remove", "a@example.jp", from: stub).text == "messages may be sent to a@example.jp again\n")
        #expect(
            stub.requests.map { "\($0.target) \($0.body)" } == [#"/v1/suppressions/remove {"address":"a@example.jp"}"#])
    }

    @Test("the list goes page by page")
    func list() throws {
        let pages = try ["c", nil].map { try json(SuppressionPage(suppressions: [Self.suppression], cursor: $0)) }
        let stub = try StubDaemon(at: "control.sock") { .json(pages[$0.target.contains("cursor") ? 1 : 0]) }
        let text = try answer("list", "--all", from: stub).text
        #expect(
            text == #"""
                  address       since             what  reason
                  a@example.jp  Mon 23 Nov 14:40  all   asked \u001b[1mfor it
                  a@example.jp  Mon 23 Nov 14:40  all  asked \u001b[1mfor it

                """#)
        #expect(
            stub.requests.map(\.target) == ["/v1/suppressions?limit=100", "/v1/suppressions?limit=100&cursor=c"])
        #expect(try answer("list", "--limit", "1", from: stub).text.hasSuffix("--limit N or --all shows them\n"))
    }
}
