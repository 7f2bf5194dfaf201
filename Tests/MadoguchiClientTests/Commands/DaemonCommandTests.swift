import MadoguchiAPI
import SupportHours
import Testing

@testable import madoguchi

/// The commands that ask the daemon, against a stand-in for it.
@Suite struct DaemonCommandTests {
    /// A daemon with Basic, open or closed, and Pro.
    private func daemon(basic: Availability = TestPlans.basic) throws -> StubDaemon {
        let list = try json(TestPlans.list)
        let basic = try json(basic)
        let pro = try json(TestPlans.pro)
        let unknown = try json(TestPlans.noSuchPlan)
        let audit = try json(TestPlans.audit)
        let noTable = try json(TestPlans.noPublishedTable)
        return try StubDaemon { request in
            let path = request.target.prefix { $0 != "?" }
            return switch path {
            case "/v1/plans": .json(list)
            case "/v1/plans/basic/availability": .json(basic)
            case "/v1/plans/pro/availability": .json(pro)
            case "/v1/plans/basic/audit": .json(audit)
            case "/v1/plans/pro/audit": .json(noTable, status: 404)
            case "/v1/plans/basic/staffed-time":
                .json(request.target.contains("add=") ? #"{"at":"2026-11-24T02:00:00+09:00"}"# : #"{"seconds":198000}"#)
            default: .json(unknown, status: 404)
            }
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(to: arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("an open plan: until when, on whose clocks, through which channels")
    func open() throws {
        let answer = try answer("status", "basic", from: daemon())
        #expect(answer.outcome == .yes)
        #expect(
            answer.text == """
                ● Basic (basic)  open
                  until           Tue 24 Nov 10:00 (in 3 h 20 min)
                  as of           Tue 24 Nov 06:40  Asia/Tokyo
                  vendor's clock  Mon 23 Nov 13:40  America/Los_Angeles
                  there now       live-chat
                  always there    ai-chat, email

                """)
    }

    @Test("a closed plan in Japanese: when it opens")
    func closed() throws {
        let answer = try answer("status", "basic", from: daemon(basic: TestPlans.basicClosed), in: .japanese)
        #expect(answer.outcome == .no)
        #expect(
            answer.text == """
                ○ Basicプラン (basic)  時間外
                  次の開始      11月24日(火) 23:00（あと 11 時間）
                  時点          11月24日(火) 12:00  Asia/Tokyo
                  提供元の時計  11月23日(月) 19:00  America/Los_Angeles
                  いまの窓口    なし
                  常時の窓口    ai-chat、email

                """)
    }

    @Test("without a name it is every plan, and one closed plan is a no")
    func everyPlan() throws {
        let answer = try answer("status", from: daemon(basic: TestPlans.basicClosed))
        #expect(answer.outcome == .no)
        #expect(answer.text.contains("● Pro (pro)  open\n  until           around the clock, no end\n"))
        #expect(try self.answer("status", "pro", from: daemon(basic: TestPlans.basicClosed)).outcome == .yes)
    }

    @Test("JSON is the daemon's own for one plan, a list for several or none")
    func statusJSON() throws {
        let (basic, pro) = (try json(TestPlans.basic), try json(TestPlans.pro))
        #expect(try answer("status", "--json", "basic", from: daemon()).text == basic + "\n")
        let list = #"{"plans":["# + basic + "," + pro + "]}\n"
        #expect(try answer("status", "--json", from: daemon()).text == list)
        #expect(try answer("status", "basic", "pro", "--json", from: daemon()).text == list)
    }

    @Test("--quiet says nothing, and asks nothing that the exit code doesn't need")
    func quiet() throws {
        let stub = try daemon(basic: TestPlans.basicClosed)
        let answer = try answer("status", "basic", "--quiet", "--at", "2026-11-24T12:00", "--zone", "UTC", from: stub)
        #expect(answer.text.isEmpty)
        #expect(answer.outcome == .no)
        #expect(stub.requests.map(\.target) == ["/v1/plans/basic/availability?at=2026-11-24T12%3A00&zone=UTC"])
    }

    @Test("the shared options stand before the subcommand or after it")
    func optionOrder() throws {
        let stub = try daemon()
        for arguments in [
            ["--runtime-dir", stub.runtimeDirectory, "--json", "status", "basic"],
            ["status", "basic", "--json", "--runtime-dir", stub.runtimeDirectory],
        ] {
            #expect(try Madoguchi.answer(to: arguments, in: .test()).text == json(TestPlans.basic) + "\n")
        }
    }

    @Test("names from the daemon can't steer the terminal")
    func hostileName() throws {
        let list = PlanList(display: TestPlans.list.display, tzdata: nil, plans: [])
        var basic = TestPlans.basic
        basic.channels = ["\u{1B}]0;owned\u{7}"]
        let (plans, availability) = (try json(list), try json(basic))
        let stub = try StubDaemon { .json($0.target == "/v1/plans" ? plans : availability) }
        let text = try answer("status", "basic", from: stub).text
        #expect(text.contains(#"\u001b]0;owned\u0007"#))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test("staffed time between two instants, and the instant after so much of it")
    func staffed() throws {
        let stub = try daemon()
        let between = try answer("staffed", "basic", "--from", "2026-11-23", "--to", "2026-11-28", from: stub)
        #expect(between.text == "55 h of staffed time (198000 s)\n")
        let after = try answer("staffed", "basic", "--from", "2026-11-24", "--add", "-PT4H", from: stub)
        #expect(after.text == "Tue 24 Nov 02:00 UTC+09:00\n")
        #expect(
            stub.requests.map(\.target) == [
                "/v1/plans/basic/staffed-time?from=2026-11-23&to=2026-11-28",
                "/v1/plans/basic/staffed-time?from=2026-11-24&add=-PT4H",
            ])
    }

    @Test("the audit shows both seasons side by side, and a table that differs is a no")
    func audit() throws {
        let answer = try answer("audit", from: daemon())
        #expect(answer.outcome == .no)
        #expect(
            answer.text == """
                Basic (basic)  differs
                  Mo-Fr 06:00-17:00 in America/Los_Angeles, seen from Asia/Tokyo:

                                        standard time (PST)         daylight saving time (PDT)
                  published             00:00-22:00                 01:00-23:00
                  computed              Mo-Fr 23:00–10:00 next day  Mo-Fr 22:00–09:00 next day
                  said open, is closed  104 h a week                105 h a week
                  said closed, is open  5 h a week                  10 h a week
                  verdict               differs                     differs

                """)
    }

    @Test("a plan without a published table is passed over, unless it is named")
    func noPublishedTable() throws {
        let stub = try daemon()
        #expect(throws: DaemonError.self) { try answer("audit", "pro", from: stub) }
        #expect(try answer("audit", "--json", from: stub).text == #"{"audits":["# + json(TestPlans.audit) + "]}\n")
    }
}
