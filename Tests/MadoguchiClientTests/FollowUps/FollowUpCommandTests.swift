import FoundationEssentials
import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

/// `remind` and `send`, against a stand-in for the daemon.
@Suite struct FollowUpCommandTests {
    private func daemon(_ followUp: FollowUpResource = TestFollowUps.queued, status: Int = 201) throws -> StubDaemon {
        let (list, templates, followUp) = (try json(TestPlans.list), try json(TestTemplates.list), try json(followUp))
        return try StubDaemon(at: "control.sock") { request in
            switch request.target {
            case "/v1/plans": .json(list)
            case "/v1/templates": .json(templates)
            default: .json(followUp, status: status)
            }
        }
    }

    private func refusing(_ problem: ProblemDetails) throws -> StubDaemon {
        let (list, body) = (try json(TestPlans.list), try json(problem))
        return try StubDaemon(at: "control.sock") { request in
            request.target == "/v1/plans" ? .json(list) : .json(body, status: problem.status)
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory()))
    }

    @Test("a reminder: what it is called, when it goes on both clocks, and why then")
    func remind() throws {
        let stub = try daemon()
        let answer = try answer(
            "remind", "basic", "--to", "me@example.jp", "--subject", "Ask", "--text", "About", from: stub)
        #expect(
            answer.text == """
                reminder accepted: 0d2m9q7t4k1xz
                  plan            Basic (basic)
                  goes            Mon 23 Nov 23:00 (in 8 h 20 min)  Asia/Tokyo
                  vendor's clock  Mon 23 Nov 06:00  America/Los_Angeles
                  because         the next staffed time of basic
                  window          Mon 23 Nov 23:00 – Tue 24 Nov 10:00
                  hours           Mo-Fr 06:00-17:00  America/Los_Angeles, tzdata 2025b

                """)
        let request = try #require(stub.requests.last)
        #expect(request.method == "POST")
        #expect(request.target == "/v1/follow-ups")
        #expect(request.fields["content-type"] == "application/json")
        #expect(request.fields["idempotency-key"] == nil)
        #expect(
            try JSONDecoder().decode(FollowUpRequest.self, from: Data(request.body.utf8))
                == FollowUpRequest(
                    kind: "reminder", plan: "basic", to: "me@example.jp", subject: "Ask", text: "About"))
    }

    @Test("in Japanese, with a warning and its suggestion")
    func japanese() throws {
        var followUp = TestFollowUps.queued
        followUp.kind = "guidance"
        followUp.when = WhenRequest(afterStaffed: "PT4H")
        followUp.dueBecause?.rule = "after-staffed"
        followUp.warnings = [
            Warning(code: "likely-misspelling", detail: "gmial.com is a common slip", suggestion: "a@gmail.com")
        ]
        let answer = try answer(
            "send", "basic", "--to", "a@gmial.com", "--subject", "s", "--text", "t", "--after-staffed", "4h",
            from: daemon(followUp), in: .japanese)
        #expect(
            answer.text == """
                ご案内を受け付けました: 0d2m9q7t4k1xz
                  プラン        Basicプラン (basic)
                  送信予定      11月23日(月) 23:00（あと 8 時間 20 分）  Asia/Tokyo
                  提供元の時計  11月23日(月) 06:00  America/Los_Angeles
                  理由          basic の対応時間が 4 時間 経過した時点
                  対応時間帯    11月23日(月) 23:00 – 11月24日(火) 10:00
                  営業時間      Mo-Fr 06:00-17:00  America/Los_Angeles、tzdata 2025b
                ご確認ください: gmial.com is a common slip（もしかして: a@gmail.com）

                """)
    }

    @Test("every option reaches the daemon as it was typed")
    func options() throws {
        let stub = try daemon()
        _ = try answer(
            "send", "basic", "--to", "a@example.jp", "--subject", "--s", "--text", "-t", "--not-before",
            "2026-11-24T10:00", "--expires-at", "2026-12-01", "--priority", "9", "--case", "#123456", "--language",
            "ja",
            "--idempotency-key", "k", "--dry-run", "--json", from: stub)
        let request = try #require(stub.requests.last)
        #expect(stub.requests.count == 1)
        #expect(request.target == "/v1/follow-ups?dry_run=true")
        #expect(request.fields["idempotency-key"] == "k")
        #expect(
            try JSONDecoder().decode(FollowUpRequest.self, from: Data(request.body.utf8))
                == FollowUpRequest(
                    kind: "guidance", plan: "basic", to: "a@example.jp", subject: "--s", text: "-t", language: "ja",
                    when: WhenRequest(notBefore: "2026-11-24T10:00"), expiresAt: "2026-12-01", priority: 9,
                    caseLabel: "#123456"))
    }

    @Test("a template and what it is filled with, from the command line and from files")
    func template() throws {
        var followUp = TestFollowUps.queued
        followUp.template = "new-password"
        let stub = try daemon(followUp)
        let (secret, lines) = (try TemporaryDirectory.write("s3=cret\n"), try TemporaryDirectory.write("a\r\nb\n\n"))
        let answer = try answer(
            "send", "basic", "--to", "a@example.jp", "--template", "new-password", "--var", "name=--花=子", "--var-file",
            "new_password=\(secret)", "--var-file", "text=\(lines)", "--var", "empty=", from: stub)
        #expect(
            answer.text.hasPrefix(
                """
                reminder accepted: 0d2m9q7t4k1xz
                  plan            Basic (basic)
                  template        new-password
                  subject         Ask about the invoice
                  goes            Mon 23 Nov 23:00

                """.dropLast()))
        #expect(
            try parsed(FollowUpRequest.self, stub.requests.last?.body)
                == FollowUpRequest(
                    kind: "guidance", plan: "basic", to: "a@example.jp", template: "new-password",
                    variables: ["name": "--花=子", "new_password": "s3=cret", "text": "a\r\nb\n", "empty": ""]))
    }

    @Test("a secret on the command line is refused", arguments: ["send", "remind"])
    func secretInView(command: String) throws {
        let stub = try daemon()
        let failure = try #require(throws: Failure.self) {
            try answer(
                command, "basic", "--to", "a@x", "--template", "new-password", "--var", "new_password=s3cret",
                from: stub)
        }
        #expect(failure.outcome == .usage)
        #expect(stub.requests.allSatisfy { $0.method == "GET" })
    }

    @Test("a value that can't be read is bad input, without what it says")
    func unreadableValue() throws {
        let stub = try daemon()
        let failure = #expect(throws: Failure.self) {
            try answer("send", "basic", "--to", "x", "--template", "t", "--var-file", "a=/nonexistent", from: stub)
        }
        #expect(failure?.outcome == .badInput)
        #expect(failure?.message(in: .english) == "/nonexistent can't be read: No such file or directory")
        #expect(stub.requests.isEmpty)
    }

    @Test(
        "values without a name are refused, and not shown",
        arguments: [
            ["--var", "s3cret"], ["--var", "=s3cret"], ["--var-file", "s3cret"], ["--var", "a=s3cret", "--var", "a=b"],
        ])
    func noName(options: [String]) throws {
        let result = try ClientProcess().run(["send", "basic", "--to", "x", "--template", "t"] + options)
        #expect(result.status == 64)
        #expect(!result.error.contains("s3cret"))
        #expect(result.error.contains(options.count > 2 ? "The variable 'a' is given twice." : "takes NAME="))
    }

    @Test("a text from a file comes without its byte order mark, and is UTF-8 or nothing")
    func textFile() throws {
        let stub = try daemon()
        let path = try TemporaryDirectory.make() + "/text"
        func send(_ bytes: [UInt8]) throws -> String? {
            let file = try #require(fopen(path, "w"))
            #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
            fclose(file)
            _ = try answer(
                "send", "basic", "--to", "x", "--subject", "s", "--text-file", path, "--json", from: stub)
            let body = try #require(stub.requests.last).body
            return try JSONDecoder().decode(FollowUpRequest.self, from: Data(body.utf8)).text
        }
        #expect(try send([0xEF, 0xBB, 0xBF] + Array("窓口\r\n二行目\n".utf8)) == "窓口\r\n二行目\n")
        let failure = #expect(throws: Failure.self) { _ = try send([0x91, 0x8B]) }
        #expect(failure?.outcome == .badInput)
        #expect(failure?.message(in: .english).hasPrefix("--text-file: \(path) is not UTF-8") == true)
        #expect(stub.requests.count == 1)
    }

    @Test("JSON is the daemon's own, wherever the shared options stand")
    func ownJSON() throws {
        let stub = try daemon()
        let expected = try json(TestFollowUps.queued) + "\n"
        let message = ["remind", "basic", "--to", "x", "--subject", "s", "--text", "t"]
        for arguments in [["--json"] + message, message + ["--json"]] {
            #expect(
                try Madoguchi.answer(to: arguments, in: .test(runtimeDirectory: stub.runtimeDirectory)).text == expected
            )
        }
    }

    @Test(
        "what was accepted before, what is only tried, and what is held are said to be so",
        arguments: [
            (TestFollowUps.queued, 200, "reminder accepted before: 0d2m9q7t4k1xz\n"),
            (TestFollowUps.held, 201, "  held     the plan isn't configured any more\n"),
        ])
    func otherwise(followUp: FollowUpResource, status: Int, part: String) throws {
        let stub = try daemon(followUp, status: status)
        let answer = try answer("remind", "basic", "--to", "x", "--subject", "s", "--text", "t", from: stub)
        #expect(answer.text.contains(part))
    }

    @Test("a dry run has no name")
    func dryRun() throws {
        var followUp = TestFollowUps.queued
        followUp.id = nil
        let answer = try answer(
            "remind", "basic", "--to", "x", "--subject", "s", "--text", "t", "--dry-run",
            from: daemon(followUp, status: 200))
        #expect(answer.text.hasPrefix("the reminder would be accepted; nothing is stored\n"))
    }

    @Test("fields at fault are called by the options that were typed")
    func fieldNames() throws {
        let stub = try refusing(TestFollowUps.refusal)
        let error = #expect(throws: DaemonError.self) {
            try answer("remind", "basic", "--to", "x", "--subject", "s", "--text", "t", from: stub)
        }
        #expect(error?.failure.outcome == .badInput)
        #expect(
            error?.failure.message(in: .english) == """
                Invalid follow-up
                  --to: is no mail address (did you mean a@example.co.jp?)
                  --not-before: is no time
                """)
    }

    @Test(
        "pointers have names of the user's",
        arguments: [
            ("/to", "--to", "to"), ("/when/not_before", "--not-before", "not_before"),
            ("/when/window", "--when", "when"),
            ("/variables/order_number", "--var order_number", "variables.order_number"),
            ("/variables", "--var", "variables"), ("/template", "--template", "template"),
            ("/plan", "<plan>", "plan"), ("/case", "--case", "case"), ("?state", "--state", "state"), ("", "", ""),
        ])
    func names(pointer: String, option: String, column: String) {
        #expect(inEnglish { FieldNames.options(arguments: ["plan"]).name(of: pointer) } == option)
        #expect(FieldNames.columns.name(of: pointer) == column)
        #expect(FieldNames.pointers.name(of: pointer) == pointer)
    }

    @Test("a command without an answer is uncertain, unless it has a key", arguments: [true, false])
    func doubt(hasKey: Bool) throws {
        let list = try json(TestPlans.list)
        let stub = try StubDaemon(at: "control.sock") { request in
            request.target == "/v1/plans" ? .json(list) : .raw("HTTP/1.1 201", thenClose: true)
        }
        let arguments = ["remind", "basic", "--to", "x", "--subject", "s", "--text", "t"]
        let error = #expect(throws: DaemonError.self) {
            try Madoguchi.answer(
                to: arguments + (hasKey ? ["--idempotency-key", "k"] : []),
                in: .test(runtimeDirectory: stub.runtimeDirectory))
        }
        #expect(error?.failure.outcome == .tryAgainLater)
        #expect(error?.failure.message(in: .english).contains("it may be done or not") == !hasKey)
        // It was sent once.
        #expect(stub.requests.count == 2)
    }

    @Test(
        "usage errors come before any question",
        arguments: [
            ["remind", "basic", "--to", "x", "--subject", "s"], ["remind", "basic", "--to", "x", "--text", "t"],
            ["remind", "basic", "--subject", "s", "--text", "t"],
            ["remind", "--to", "x", "--subject", "s", "--text", "t"],
            ["remind", "basic", "--to", "x", "--subject", "s", "--text", "t", "--text-file", "f"],
            ["send", "basic", "--to", "x", "--subject", "s", "--text", "t", "--when", "later"],
            ["send", "basic", "--to", "x", "--subject", "s", "--text", "t", "--when", "next", "--not-before", "x"],
            ["send", "basic", "--to", "x", "--subject", "s", "--text", "t", "--priority", "high"],
            ["send", "basic", "--to", "x"], ["send", "basic", "--to", "x", "--template", "t", "--subject", "s"],
            ["send", "basic", "--to", "x", "--template", "t", "--text", "t"],
            ["send", "basic", "--to", "x", "--template", "t", "--text-file", "f"],
            ["send", "basic", "--to", "x", "--subject", "s", "--text", "t", "--var", "a=b"],
            ["send", "basic", "--to", "x", "--template", "t", "--var-file", "a=-", "--var-file", "b=-"],
            ["import"], ["import", "-", "--text-file", "-"], ["import", "-", "--var-file", "a=-"],
            ["import", "f", "--template", "t", "--subject", "s"], ["templates", "show"],
            ["templates", "list", "--audience", "all"], ["templates", "export", "--format", "pdf"],
            ["templates", "export", "--format", "pdf"], ["templates", "preview", "x", "--html", "--json"],
            ["templates", "preview", "x", "--var", "a"], ["playbooks", "show"], ["case", "open", "login"],
            ["case", "open", "--plan", "basic"],
            ["case", "open", "login", "--plan", "basic", "--name", "x", "--var", "name=y"], ["case", "note", "c1"],
            ["case", "note", "c1", "--request-id", "#1", "--var", "request_id=#2"], ["case", "mark", "c1"],
            ["case", "list", "--state", "closed"], ["case", "list", "--limit", "0"], ["suppress", "add"],
            ["suppress", "add", "a@x", "--follow-up", "f"], ["suppress", "remove"], ["report", "--csv", "--json"],
            ["import", "f", "--format", "xlsx"], ["import", "f", "--encoding", "utf-7"],
            ["import", "f", "--column", "to"], ["import", "f", "--column", "=Email"],
            ["import", "f", "--delimiter", "ab"],
            ["queue", "cancel"], ["queue", "show"], ["queue", "reschedule", "x"], ["queue", "list", "--state", "lost"],
            ["queue", "list", "--all", "--limit", "3"], ["queue", "list", "--limit", "0"],
        ])
    func usage(arguments: [String]) throws {
        let result = try ClientProcess().run(arguments)
        #expect(result.status == 64)
        #expect(result.error.contains("Usage: madoguchi"))
    }

    @Test(
        "no daemon is no daemon for every command",
        arguments: [
            ["remind", "basic", "--to", "x", "--subject", "s", "--text", "t"], ["import", "/dev/null"],
            ["queue", "list"],
            ["templates", "list"], ["templates", "export", "--format", "html"], ["playbooks", "list"],
            ["case", "open", "login", "--plan", "basic"], ["case", "note", "c1", "t"], ["case", "list"],
            ["suppress", "add", "a@x"], ["suppress", "list"], ["report"], ["recurring", "list"],
            ["queue", "show", "x"], ["queue", "cancel", "x", "y"], ["queue", "pause"], ["queue", "stats"],
        ])
    func noDaemon(arguments: [String]) throws {
        let directory = try TemporaryDirectory.make()
        let result = try ClientProcess().run(arguments + ["--runtime-dir", directory])
        #expect(result.status == 69)
        #expect(result.error.hasPrefix("madoguchi: no daemon at \(directory)/control.sock; "))
    }
}
