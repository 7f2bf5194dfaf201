import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct RecordCommandTests {
    private static let record = RecordResource(
        id: "r1", case: "c1", error: "Error \u{1B}[1m500\nSession expired", seenOn: "Safari 26",
        steps: "1. open the link\n2. sign in", recordedAt: "2026-11-23T14:40:00+09:00")

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["record"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("an error is recorded with what is known of it")
    func add() throws {
        let stub = try StubDaemon.control(answering: Self.record)
        #expect(
            try answer("add", "500", "--case", "c1", "--steps", "- open", from: stub).text == """
                recorded: r1
                  once it is settled: madoguchi record amend r1 --cure TEXT

                """)
        #expect(
            try stub.requests.map { try parsed(RecordRequest.self, $0.body) } == [
                RecordRequest(case: "c1", error: "500", steps: "- open")
            ])
        #expect(stub.requests.map { "\($0.method) \($0.target)" } == ["POST /v1/records"])
    }

    @Test("it is shown in full, without doing anything to the terminal")
    func show() throws {
        let stub = try StubDaemon.control(answering: Self.record)
        #expect(
            try answer("show", "r1", from: stub).text == #"""
                r1
                  recorded  Mon 23 Nov 14:40
                  case      c1

                ERROR
                  Error \u001b[1m500
                  Session expired

                SEEN ON
                  Safari 26

                STEPS
                  1. open the link
                  2. sign in

                """#)
        #expect(
            try answer("remove", "r1", from: stub, in: .japanese).text.hasPrefix("r1  削除しました\n"))
        #expect(
            stub.requests.map { "\($0.method) \($0.target)" } == ["GET /v1/records/r1", "POST /v1/records/r1/remove"])
    }

    @Test("words are looked for together")
    func search() throws {
        var record = Self.record
        record.error = "Error 500\nSession expired"
        let stub = try StubDaemon.control(answering: RecordPage(records: [record], cursor: nil))
        #expect(
            try answer("search", "session", "期限", from: stub).text == #"""
                  id  recorded          error      cure
                  r1  Mon 23 Nov 14:40  Error 500  -

                """#)
        #expect(stub.requests.map(\.target) == ["/v1/records?words=session%20%E6%9C%9F%E9%99%90&limit=50"])
        #expect(try answer("list", "--json", from: stub).text.hasPrefix("{"))
    }

    @Test("an amendment says something")
    func amend() throws {
        let stub = try StubDaemon.control(answering: Self.record)
        #expect(throws: (any Error).self) { try answer("amend", "r1", from: stub) }
        _ = try answer("amend", "r1", "--cure", "a new link", from: stub)
        #expect(
            try stub.requests.map { try parsed(RecordAmendment.self, $0.body) } == [RecordAmendment(cure: "a new link")]
        )
    }
}
