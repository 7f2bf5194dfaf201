import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct CaseCommandTests {
    /// Answers about cases with `body`, and knows the plans and the message that is queued.
    private func daemon(_ body: some Encodable, status: Int = 200) throws -> StubDaemon {
        let (list, message, body) = (try json(TestPlans.list), try json(TestCases.message), try json(body))
        let templates = try json(TestTemplates.list)
        return try StubDaemon(at: "control.sock") { request in
            switch request.target {
            case "/v1/plans": .json(list)
            case "/v1/templates": .json(templates)
            case "/v1/follow-ups/\(TestFollowUps.id)": .json(message)
            default: .json(body, status: status)
            }
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["case"] + arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory()))
    }

    @Test("an opened case says what comes next, when on both clocks, and why then")
    func open() throws {
        let stub = try daemon(TestCases.open, status: 201)
        #expect(
            try answer("open", "login", "--plan", "basic", "--to", "hanako@example.jp", from: stub).text == """
                case opened: c1
                  plan          Basic (basic)
                  playbook      A customer can't log in (login)
                  customer      hanako@example.jp
                  reminders to  me@example.jp

                next: self-service
                  message         reset-your-password  0d2m9q7t4k1xz
                  to              hanako@example.jp
                  goes            Mon 23 Nov 23:00 (in 8 h 20 min)  Asia/Tokyo
                  vendor's clock  Mon 23 Nov 06:00  America/Los_Angeles
                  because         the next staffed time of basic
                  window          Mon 23 Nov 23:00 – Tue 24 Nov 10:00
                  hours           Mo-Fr 06:00-17:00  America/Los_Angeles, tzdata 2025b

                """)
        #expect(
            stub.requests.map { "\($0.method) \($0.target)" } == [
                "GET /v1/plans", "POST /v1/cases", "GET /v1/follow-ups/0d2m9q7t4k1xz",
            ])
    }

    @Test("a case is shown with the next letter at the end")
    func letter() throws {
        var shown = TestCases.open
        shown.next?.letter = CaseResource.Letter(subject: "Subject", text: "Hello,\n\nname\n", samples: ["name"])
        let text = try answer("show", "c1", from: daemon(shown)).text
        #expect(text.hasSuffix("\n\nthe message\nSubject\n\nHello,\n\nname\n\nsamples, to be given: name\n"))
    }

    @Test("every option reaches the daemon as it was typed")
    func options() throws {
        let stub = try daemon(TestCases.open, status: 201)
        let text = try answer(
            "open", "login", "--plan", "basic", "--to", "h@x", "--operator", "me@x", "--language", "ja", "--name",
            "-花子", "--var", "a=b=c", "--note", "--n", "--idempotency-key", "k", "--dry-run", "--json", from: stub
        ).text
        #expect(text == (try json(TestCases.open)) + "\n")
        let request = try #require(stub.requests.last)
        #expect(stub.requests.map(\.target) == ["/v1/templates", "/v1/cases?dry_run=true"])
        #expect(request.fields["idempotency-key"] == "k")
        #expect(
            try parsed(CaseRequest.self, request.body)
                == CaseRequest(
                    playbook: "login", plan: "basic", to: "h@x", operator: "me@x", language: "ja",
                    variables: ["a": "b=c", "name": "-花子"], note: "--n"))
    }

    @Test("a dry run has no name and no message yet, but a time, and its warnings")
    func dryRun() throws {
        var planned = TestCases.open
        planned.id = nil
        planned.next?.followUp = nil
        planned.warnings = [
            Warning(code: "misspelt-domain", detail: "アドレスのドメインの綴りが違うようです", suggestion: "a@gmail.com")
        ]
        let text = try answer("open", "login", "--plan", "basic", "--dry-run", from: daemon(planned), in: .japanese)
            .text
        #expect(text.hasPrefix("案件を受け付けられます（試行のため保存していません）\n"))
        #expect(
            text.hasSuffix(
                """
                次の手順: self-service
                  文面      reset-your-password
                  送信予定  11月23日(月) 23:00（あと 8 時間 20 分）  Asia/Tokyo
                ご確認ください: アドレスのドメインの綴りが違うようです（もしかして: a@gmail.com）

                """))
    }

    @Test("a case that was opened before is said to be so")
    func again() throws {
        let text = try answer("open", "login", "--plan", "basic", from: daemon(TestCases.open)).text
        #expect(text.hasPrefix("case opened before: c1  open\n"))
    }

    @Test("fields at fault are called by the options that were typed")
    func fields() throws {
        let problem = ProblemDetails(
            type: "/problems/invalid-case", title: "Invalid case", status: 422, detail: "",
            errors: [
                .init(pointer: "/playbook", detail: "is not there", suggestion: "login"),
                .init(pointer: "/variables/shop", detail: "is missing"),
                .init(pointer: "/variables", detail: "too many"),
            ])
        let stub = try daemon(problem, status: 422)
        let error = #expect(throws: DaemonError.self) { try answer("open", "lgoin", "--plan", "basic", from: stub) }
        #expect(
            error?.failure.message(in: .english) == """
                Invalid case
                  <playbook>: is not there (did you mean login?)
                  --var shop: is missing
                  --var: too many
                """)
    }

    @Test("the list: where each stands, and what it waits for")
    func list() throws {
        let stub = try daemon(
            CasePage(cases: [TestCases.open, TestCases.waiting, TestCases.resolved], cursor: nil))
        #expect(
            try answer("list", from: stub).text == """
                  id  state     opened            plan   playbook  customer           next             when
                  c1  open      Mon 23 Nov 14:40  basic  login     hanako@example.jp  self-service     Mon 23 Nov 23:00
                  c1  open      Mon 23 Nov 14:40  basic  login     hanako@example.jp  link-sent        waits for request_id, shop
                  c1  resolved  Mon 23 Nov 14:40  basic  login     hanako@example.jp  by self-service

                """)
        _ = try answer(
            "list", "--state", "open", "--plan", "basic", "--playbook", "login", "--to", "h@x", "--limit", "7",
            from: stub)
        #expect(
            stub.requests.map(\.target) == [
                "/v1/cases?limit=50", "/v1/cases?state=open&plan=basic&playbook=login&to=h%40x&limit=7",
            ])
    }

    @Test("one case: what is known, what it waits for and how to tell it, and its history")
    func show() throws {
        let stub = try daemon(TestCases.waiting)
        #expect(
            try answer("show", "c1", from: stub).text == #"""
                c1  A customer can't log in  open
                  plan          Basic (basic)
                  playbook      A customer can't log in (login)
                  customer      hanako@example.jp
                  reminders to  me@example.jp
                  language      ja
                  name          花子
                  marks         mail-not-arriving
                  stage         self-service
                  opened        Mon 23 Nov 14:40

                next: link-sent
                  message     reset-link-sent
                  waits for   request_id, shop
                  once known  madoguchi case note c1 --request-id '#...' --var shop=...

                history
                  Mon 23 Nov 14:40:00  opened                by uid 1000
                  Mon 23 Nov 23:00:01  done    self-service  delivered, 0d2m9q7t4k1xz
                  Tue 24 Nov 09:00:00  noted                 called \u001b[2Jher, by uid 1000

                """#)
        #expect(try answer("show", "c1", "--json", from: stub).text == json(TestCases.waiting) + "\n")
    }

    @Test("a resolved case has nothing to come")
    func resolved() throws {
        let stub = try daemon(TestCases.resolved)
        let text = try answer("show", "c1", from: stub).text
        #expect(text.hasSuffix("  opened        Mon 23 Nov 14:40\n  resolved      Tue 24 Nov 10:00, by self-service\n"))
        #expect(
            try answer("resolve", "c1", "--by", "self-service", "--note", "--thanks", from: stub).text
                == "resolved by self-service: c1; nothing of it is sent any more\n")
        let request = try #require(stub.requests.last)
        #expect(request.target == "/v1/cases/c1/resolve")
        #expect(
            try parsed(CaseResolveRequest.self, request.body)
                == CaseResolveRequest(stage: "self-service", note: "--thanks"))
    }

    @Test("an open case of which nothing comes next says how to end it")
    func nothingNext() throws {
        var last = TestCases.open
        last.next = nil
        let text = try answer("show", "c1", from: daemon(last)).text
        #expect(text.hasSuffix("\nnothing comes next; once it is solved: madoguchi case resolve c1\n"))
    }

    @Test("notes and what is known")
    func note() throws {
        let stub = try daemon(TestCases.open)
        let text = try answer(
            "note", "c1", "wrote to support", "--request-id", "#123456", "--var", "shop=a", from: stub
        ).text
        #expect(text.hasPrefix("noted: c1\n\nnext: self-service\n  message         reset-your-password  0d2m"))
        let request = try #require(stub.requests.first { $0.method == "POST" })
        #expect(request.target == "/v1/cases/c1/note")
        #expect(
            try parsed(CaseNoteRequest.self, request.body)
                == CaseNoteRequest(text: "wrote to support", variables: ["request_id": "#123456", "shop": "a"]))
        _ = try answer("note", "c1", "only words", "--json", from: stub)
        #expect(stub.requests.last?.body == #"{"text":"only words"}"#)
    }

    @Test(
        "a secret on the command line is refused before anything is asked, with the way to give it",
        arguments: [
            ["mark", "c1", "password-set", "--var", "new_password=s3cret"],
            ["note", "c1", "n", "--var", "new_password=s3cret"],
            ["open", "login", "--plan", "basic", "--var", "shop=a", "--var", "new_password=s3cret", "--dry-run"],
        ])
    func secretInView(arguments: [String]) throws {
        let stub = try daemon(TestCases.open)
        let failure = try #require(throws: Failure.self) {
            try Madoguchi.answer(
                to: ["case"] + arguments, in: .test(.english, runtimeDirectory: stub.runtimeDirectory))
        }
        #expect(failure.outcome == .usage)
        #expect(
            failure.message(in: .english).contains("--var-file new_password=FILE")
                && !failure.message(in: .english).contains("s3cret"))
        #expect(failure.message(in: .japanese).contains("--var-file new_password=-"))
        #expect(!stub.requests.contains { $0.method == "POST" })
    }

    @Test("marks, with a secret out of a file")
    func mark() throws {
        let stub = try daemon(TestCases.open)
        let path = try TemporaryDirectory.write("s3=cret\r\n")
        let text = try answer("mark", "c1", "password-set", "--var-file", "new_password=\(path)", from: stub).text
        #expect(text.hasPrefix("marked password-set: c1\n"))
        let request = try #require(stub.requests.first { $0.method == "POST" })
        #expect(request.target == "/v1/cases/c1/mark")
        #expect(
            try parsed(CaseMarkRequest.self, request.body)
                == CaseMarkRequest(mark: "password-set", variables: ["new_password": "s3=cret"]))
    }

    @Test(
        "a case that isn't there is bad input, and says where the others are",
        arguments: [["show", "x"], ["note", "x", "t"], ["mark", "x", "m"], ["resolve", "x"]])
    func unknown(arguments: [String]) throws {
        let stub = try daemon(TestCases.noSuchCase, status: 404)
        let failure = #expect(throws: Failure.self) {
            try Madoguchi.answer(to: ["case"] + arguments, in: .test(runtimeDirectory: stub.runtimeDirectory))
        }
        #expect(failure?.outcome == .badInput)
        #expect(failure?.message(in: .english) == "there is no case x; \"madoguchi case list\" lists them")
        #expect(failure?.message(in: .japanese) == "案件 x はありません。「madoguchi case list」で一覧を確かめてください")
    }

    @Test("a case without an answer is uncertain, and says where to look", arguments: [true, false])
    func doubt(hasKey: Bool) throws {
        let list = try json(TestPlans.list)
        let stub = try StubDaemon(at: "control.sock") { request in
            request.target == "/v1/plans" ? .json(list) : .raw("HTTP/1.1 201", thenClose: true)
        }
        let environment = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory)
        let error = #expect(throws: DaemonError.self) {
            try Madoguchi.answer(
                to: ["case", "open", "login", "--plan", "basic"] + (hasKey ? ["--idempotency-key", "k"] : []),
                in: environment)
        }
        #expect(error?.failure.message(in: .english).contains("Look it up with \"madoguchi case list\"") == !hasKey)
        let note = #expect(throws: DaemonError.self) { try answer("note", "c1", "t", from: stub) }
        #expect(note?.failure.message(in: .english).contains("Look it up with \"madoguchi case show c1\"") == true)
    }

    @Test("a message that can't be had leaves the case's own time")
    func messageAway() throws {
        let (list, open) = (try json(TestPlans.list), try json(TestCases.open))
        let stub = try StubDaemon(at: "control.sock") { request in
            switch request.target {
            case "/v1/plans": .json(list)
            case "/v1/cases": .json(open, status: 201)
            default: .json("{}", status: 500)
            }
        }
        let text = try answer("open", "login", "--plan", "basic", from: stub).text
        #expect(text.hasSuffix("\n  goes     Mon 23 Nov 23:00 (in 8 h 20 min)  Asia/Tokyo\n"))
    }
}
