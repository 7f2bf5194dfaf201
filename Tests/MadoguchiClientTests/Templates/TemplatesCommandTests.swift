import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct TemplatesCommandTests {
    private func daemon(_ body: some Encodable) throws -> StubDaemon {
        let (body, templates) = (try json(body), try json(TestTemplates.list))
        return try StubDaemon(at: "control.sock") { request in
            // A list in the language's name is what the test gives; without one, it is asked for secrets.
            .json(request.target == "/v1/templates" ? templates : body)
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english, isTerminal: Bool = false
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["templates"] + arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, isTerminal: isTerminal))
    }

    @Test("the list is asked for in the user's language, or in another")
    func list() throws {
        let stub = try daemon(TestTemplates.list)
        #expect(
            try answer("list", from: stub).text == """
                  id                   to        languages  title
                  new-password         customer  ja         A new password
                  reset-your-password  customer  en, ja     Resetting a password
                  send-the-link        operator  en, ja     Send the link

                """)
        #expect(
            try answer("list", "--language", "en", from: stub, in: .japanese).text.hasPrefix(
                "  ID                   宛先    言語    題名\n"))
        #expect(try answer("list", "--json", from: stub).text == json(TestTemplates.list) + "\n")
        #expect(
            stub.requests.map(\.target) == [
                "/v1/templates?language=en", "/v1/templates?language=en", "/v1/templates?language=en",
            ])
    }

    @Test("one audience's messages alone, in JSON too")
    func audience() throws {
        let stub = try daemon(TestTemplates.list)
        let lines = try answer("list", "--audience", "operator", from: stub).text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last == "  send-the-link  operator  en, ja     Send the link")
        #expect(
            try answer("list", "--audience", "operator", "--json", from: stub).text
                == json(TemplateList(templates: [TestTemplates.reminder])) + "\n")
        let none = try daemon(TemplateList(templates: []))
        #expect(try answer("list", from: none).text == "nothing there\n")
    }

    @Test("one letter: what it is filled with, and its wording as it is")
    func show() throws {
        let stub = try daemon(TestTemplates.resource)
        #expect(
            try answer("show", "reset-your-password", from: stub).text == """
                reset-your-password  Resetting a password
                  for        When a customer can't log in.
                  to         customer
                  languages  en, ja

                variables
                  name       one line  optional                           Who it is to
                  login_url  URL       default: https://example.jp/login  The login page

                wording  en
                [{{site_name}}] Resetting your password

                Dear {{name}},

                1.      Open {{login_url}}
                \\u001b[31m2.    Follow it

                with an HTML part, which --json shows

                """)
        #expect(stub.requests.map(\.target) == ["/v1/templates/reset-your-password?language=en"])
    }

    @Test("what is required and what is secret is said so")
    func secret() throws {
        let stub = try daemon(
            TemplateResource(TestTemplates.password, language: "ja", subject: "s", text: "t", html: nil))
        let text = try answer("show", "new-password", from: stub, in: .japanese).text
        #expect(text.contains("\n  new_password  1 行  必須、秘密  The password\n"))
        #expect(text.hasSuffix("\n文面  ja\ns\n\nt\n"))
    }

    @Test("a preview is the subject and the text")
    func preview() throws {
        let stub = try daemon(TestTemplates.preview)
        let answer = try answer(
            "preview", "reset-your-password", "--plan", "basic", "--language", "en", "--var", "name=花=子", "--var",
            "empty=", from: stub)
        #expect(answer.text == "[Site] Resetting <your> password\n\nDear Hanako,\n\n        Open & follow\n")
        #expect(stub.requests.map(\.target) == ["/v1/templates", "/v1/templates/reset-your-password/preview"])
        #expect(
            try parsed(PreviewRequest.self, stub.requests.last?.body)
                == PreviewRequest(language: "en", plan: "basic", variables: ["name": "花=子", "empty": ""]))
    }

    @Test("a preview names the values that are samples")
    func samples() throws {
        var preview = TestTemplates.preview
        preview.samples = ["name", "login_address"]
        let text = try answer("preview", "x", from: daemon(preview)).text
        #expect(text.hasSuffix("follow\n\nsamples, to be given: name, login_address\n"))
        let japanese = try answer("preview", "x", from: daemon(preview), in: .japanese).text
        #expect(japanese.hasSuffix("\n見本のままの値（指定が必要です）: name、login_address\n"))
    }

    @Test("an unanswered preview may be asked for again")
    func unanswered() throws {
        let stub = try StubDaemon(at: "control.sock") { _ in .raw("HTTP/1.1 200", thenClose: true) }
        let error = #expect(throws: DaemonError.self) { try answer("preview", "x", from: stub) }
        #expect(error?.failure.message(in: .english).contains("before it answered; try again") == true)
    }

    @Test("for a browser: the HTML part, or the text as a page")
    func html() throws {
        let text = try answer("preview", "x", "--html", "--language", "en", from: daemon(TestTemplates.preview)).text
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(text.contains("<title>[Site] Resetting &lt;your&gt; password</title>"))
        #expect(text.contains("<pre>\nDear Hanako,\n\n\tOpen &amp; follow\n</pre>"))
        var preview = TestTemplates.preview
        preview.html = "<p>\u{1B}[2J\ttext</p>\r\n"
        #expect(try answer("preview", "x", "--html", from: daemon(preview)).text == "<p>\u{1B}[2J\ttext</p>\r\n")
        #expect(
            try answer("preview", "x", "--html", from: daemon(preview), isTerminal: true).text
                == "<p>\\u001b[2J    text</p>\n")
    }

    @Test(
        "an export is the daemon's document as it is",
        arguments: [
            (["--format", "markdown"], "format=markdown", "text/markdown, application/problem+json"),
            (
                ["--format", "html", "--audience", "customer", "--language", "ja"],
                "format=html&audience=customer&language=ja", "text/html, application/problem+json"
            ),
        ])
    func export(options: [String], query: String, accept: String) throws {
        let stub = try StubDaemon(at: "control.sock") { _ in
            .raw("HTTP/1.1 200 OK\r\nContent-Type: text/x\r\nContent-Length: 9\r\n\r\n# \t窓\r\n\n")
        }
        let environment = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory)
        let answer = try Madoguchi.answer(to: ["templates", "export"] + options, in: environment)
        #expect(answer.text == "# \t窓\r\n\n")
        #expect(stub.requests.map(\.target) == ["/v1/templates/export?\(query)"])
        #expect(stub.requests.map { $0.fields["accept"] } == [accept])
        let json = try Madoguchi.answer(to: ["templates", "export", "--json"] + options, in: environment)
        #expect(json.text.hasSuffix(##""document":"# \u0009窓\u000d\u000a\u000a"}"## + "\n"))
    }

    @Test("a message that isn't there is bad input, with what the daemon says")
    func unknown() throws {
        let problem = try json(
            ProblemDetails(
                type: "/problems/no-such-template", title: "No such template", status: 404, detail: "no such template",
                errors: [.init(pointer: "/template", detail: "not there", suggestion: "reset-your-password")]))
        let stub = try StubDaemon(at: "control.sock") { _ in .json(problem, status: 404) }
        for command in ["show", "preview"] {
            let error = #expect(throws: DaemonError.self) { try answer(command, "reset", from: stub) }
            #expect(error?.failure.outcome == .badInput)
            #expect(
                error?.failure.message(in: .english)
                    == "no such template\n  <id>: not there (did you mean reset-your-password?)")
        }
    }
}
