import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct PlaybooksCommandTests {
    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english, glyphs: Glyphs = .unicode
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["playbooks"] + arguments,
            in: .test(language, glyphs: glyphs, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("the list, and its JSON")
    func list() throws {
        let body = try json(PlaybookList(playbooks: [TestPlaybooks.login]))
        let stub = try StubDaemon(at: "control.sock") { _ in .json(body) }
        #expect(
            try answer("list", from: stub).text == """
                  id     name                     for
                  login  A customer can't log in  From self-service to a new password.

                """)
        #expect(try answer("list", "--json", from: stub, in: .japanese).text == body + "\n")
        #expect(stub.requests.map(\.target) == ["/v1/playbooks?language=en", "/v1/playbooks?language=ja"])
    }

    @Test("a playbook is drawn as the way that it is, and where it branches")
    func show() throws {
        let body = try json(TestPlaybooks.login)
        let stub = try StubDaemon(at: "control.sock") { _ in .json(body) }
        #expect(
            try answer("show", "login", from: stub).text == """
                login  A customer can't log in
                  From self-service to a new password.

                  ● self-service   reset-your-password  customer  stage self-service
                  │  8 h of staffed time
                  ● send-the-link  send-the-link        operator  stage link-sent
                  │  at once
                  ● link-sent      reset-link-sent      customer  stage link-sent, waits for request_id

                when marked mail-not-arriving: The mail doesn't arrive
                  │  1 h 30 min of staffed time
                  ○ look  mail-not-arriving  customer  stage self-service
                  │  then back to the step that it interrupted

                """)
        let ascii = try answer("show", "login", from: stub, in: .japanese, glyphs: .ascii).text
        #expect(ascii.contains("\n  |  対応時間で 8 時間\n  * send-the-link"))
        #expect(stub.requests.first?.target == "/v1/playbooks/login?language=en")
    }
}
