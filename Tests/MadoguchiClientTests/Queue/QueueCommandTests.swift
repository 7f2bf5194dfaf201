import FoundationEssentials
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct QueueCommandTests {
    private func daemon(_ reply: @escaping @Sendable (StubDaemon.Request) -> StubDaemon.Reply) throws -> StubDaemon {
        let list = try json(TestPlans.list)
        return try StubDaemon(at: "control.sock") { $0.target == "/v1/plans" ? .json(list) : reply($0) }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["queue"] + arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory()))
    }

    /// So many pages of two follow-ups each.
    private func pages(_ count: Int) throws -> StubDaemon {
        let pages = try (1...count).map { page in
            try json(
                FollowUpPage(
                    followUps: [TestFollowUps.queued, TestFollowUps.delivered],
                    cursor: page < count ? "c\(page)" : nil))
        }
        return try daemon { request in
            let cursor = request.target.split(separator: "cursor=c").dropFirst().first.flatMap { Int($0) } ?? 0
            return .json(pages[cursor])
        }
    }

    @Test("the list is a table: what, in which state, when, to whom")
    func list() throws {
        let stub = try pages(1)
        #expect(
            try answer("list", from: stub).text == """
                  id             state      when              plan   to             subject                template
                  0d2m9q7t4k1xz  queued     Mon 23 Nov 23:00  basic  me@example.jp  Ask about the invoice
                  0d2m9q7t4k1xz  delivered  Mon 23 Nov 23:00  basic  me@example.jp  Ask about the invoice

                """)
        #expect(stub.requests.map(\.target) == ["/v1/follow-ups?limit=50"])
    }

    @Test("filters go to the daemon as they are")
    func filters() throws {
        let stub = try pages(1)
        _ = try answer(
            "list", "--state", "failed", "--plan", "basic", "--to", "a+b@x", "--case", "#1", "--limit", "7", from: stub)
        #expect(
            stub.requests.map(\.target)
                == ["/v1/follow-ups?state=failed&plan=basic&to=a%2Bb%40x&case=%231&limit=7"])
    }

    @Test("pages are followed as far as is asked for, and one that isn't the last says so")
    func cursors() throws {
        let all = try pages(3)
        #expect(try answer("list", "--all", from: all).text.split(separator: "\n").count == 7)
        #expect(
            all.requests.map(\.target) == [
                "/v1/follow-ups?limit=100", "/v1/follow-ups?limit=100&cursor=c1", "/v1/follow-ups?limit=100&cursor=c2",
            ])
        let some = try answer("list", "--limit", "4", from: all).text.split(separator: "\n")
        #expect(some.count == 6)
        #expect(some.last == "  there are more; --limit N or --all shows them")
        #expect(try answer("list", "--limit", "6", from: all).text.split(separator: "\n").count == 7)
        #expect(try answer("list", "--all", "--json", from: all).text.split(separator: "\n").count == 3)
    }

    @Test(
        "a message is shown as it came, part by part; on a terminal it can't control it",
        arguments: [("text", "text/plain"), ("html", "text/html"), ("raw", "message/rfc822")])
    func parts(part: String, type: String) throws {
        let stub = try daemon { _ in
            .raw("HTTP/1.1 200 OK\r\nContent-Type: x/y\r\nContent-Length: 10\r\n\r\n\u{1B}[2J窓\r\nx")
        }
        #expect(try answer("show", "0d2m9q7t4k1xz", "--\(part)", from: stub).text == "\u{1B}[2J窓\r\nx")
        #expect(stub.requests.map(\.target) == ["/v1/follow-ups/0d2m9q7t4k1xz/message?part=\(part)"])
        #expect(stub.requests.map { $0.fields["accept"] } == ["\(type), application/problem+json"])
        let terminal = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory, isTerminal: true)
        let shown = try Madoguchi.answer(to: ["queue", "show", "0d2m9q7t4k1xz", "--\(part)"], in: terminal)
        #expect(shown.text == "\\u001b[2J窓\nx\n")
    }

    @Test("the shared options stand anywhere")
    func sharedOptions() throws {
        let queue = try json(TestFollowUps.queue)
        let stub = try daemon { _ in .json(queue) }
        for arguments in [["--json", "queue", "stats"], ["queue", "--json", "stats"], ["queue", "stats", "--json"]] {
            let environment = try CommandEnvironment.test(runtimeDirectory: stub.runtimeDirectory)
            #expect(try Madoguchi.answer(to: arguments, in: environment).text == queue + "\n")
        }
    }

    @Test("an empty list says so")
    func emptyList() throws {
        let page = try json(FollowUpPage(followUps: [], cursor: nil))
        let stub = try daemon { _ in .json(page) }
        #expect(try answer("list", from: stub, in: .japanese).text == "該当するものはありません\n")
    }

    @Test("one follow-up with its history")
    func show() throws {
        let body = try json(TestFollowUps.delivered)
        let stub = try daemon { _ in .json(body) }
        #expect(
            try answer("show", TestFollowUps.id, from: stub).text == """
                0d2m9q7t4k1xz  reminder  delivered
                  plan        Basic (basic)
                  to          me@example.jp
                  subject     Ask about the invoice
                  ended       Mon 23 Nov 23:00:01
                  case        #123456
                  language    en
                  priority    4
                  attempts    1
                  Message-ID  <0d2m9q7t4k1xz@example.jp>

                history
                  Mon 23 Nov 14:40:00  accepted             by uid 1000
                  Mon 23 Nov 23:00:00  claimed for sending  attempt 1
                  Mon 23 Nov 23:00:01  delivered            attempt 1, 250 2.0.0 queued

                """)
        #expect(stub.requests.first?.target == "/v1/follow-ups/0d2m9q7t4k1xz")
        #expect(try answer("show", TestFollowUps.id, "--json", from: stub).text == body + "\n")
    }

    @Test("a message by a template names it, and one that nobody wants says why it doesn't go")
    func template() throws {
        var followUp = TestFollowUps.delivered
        (followUp.template, followUp.state) = ("reset-your-password", "cancelled")
        followUp.history = [
            HistoryLine(at: followUp.acceptedAt, move: "suppressed", attempt: nil, uid: nil, detail: nil)
        ]
        let body = try json(followUp)
        let stub = try daemon { _ in .json(body) }
        let english = try answer("show", "x", from: stub).text
        #expect(english.contains("  subject     Ask about the invoice\n  template    reset-your-password\n"))
        #expect(english.hasSuffix("\n  Mon 23 Nov 14:40:00  the recipient is suppressed\n"))
        #expect(try answer("show", "x", from: stub, in: .japanese).text.hasSuffix("  配信停止の宛先\n"))
        let page = try json(FollowUpPage(followUps: [followUp], cursor: nil))
        let list = try answer("list", from: daemon { _ in .json(page) }).text
        #expect(list.hasSuffix("  me@example.jp  Ask about the invoice  reset-your-password\n"))
    }

    @Test("what is done to several is told of each, and one that can't be is no hindrance")
    func severally() throws {
        let queued = try json(TestFollowUps.queued)
        let problem = try json(
            ProblemDetails(
                type: "/problems/impossible", title: "Impossible", status: 409, detail: "it was delivered already"))
        let stub = try daemon { $0.target.contains("/b/") ? .json(problem, status: 409) : .json(queued) }
        let answer = try answer("retry", "a", "b", "c", from: stub)
        #expect(answer.outcome == .badInput)
        #expect(
            answer.text
                == String(repeating: "0d2m9q7t4k1xz  queued  goes Mon 23 Nov 23:00 (in 8 h 20 min)\n", count: 2))
        #expect(answer.failures.map { $0.message(in: .english) } == ["b: it was delivered already"])
        #expect(
            stub.requests.map { "\($0.method) \($0.target)" } == [
                "POST /v1/follow-ups/a/retry", "POST /v1/follow-ups/b/retry", "POST /v1/follow-ups/c/retry",
            ])
        #expect(stub.requests.allSatisfy { $0.fields["content-length"] == "0" })
        #expect(throws: DaemonError.self) { try self.answer("cancel", "b", from: stub) }
        #expect(
            try self.answer("cancel", "a", "c", "--json", from: stub).text
                == #"{"follow_ups":["# + queued + "," + queued + "]}\n")
    }

    @Test(
        "another time",
        arguments: [
            (["--when", "next"], #"{"when":{"window":"next"}}"#),
            (["--not-before", "2026-11-24"], #"{"when":{"not_before":"2026-11-24"}}"#),
            (["--after-staffed", "4h"], #"{"when":{"after_staffed":"4h"}}"#),
        ])
    func reschedule(options: [String], body: String) throws {
        let queued = try json(TestFollowUps.queued)
        let stub = try daemon { _ in .json(queued) }
        let answer = try Madoguchi.answer(
            to: ["queue", "reschedule", "x"] + options, in: .test(runtimeDirectory: stub.runtimeDirectory))
        #expect(answer.text == "0d2m9q7t4k1xz  queued  goes Mon 23 Nov 23:00 (in 8 h 20 min)\n")
        #expect(stub.requests.map(\.target) == ["/v1/follow-ups/x/reschedule"])
        #expect(stub.requests.map(\.body) == [body])
    }

    @Test("pause and resume")
    func pause() throws {
        let queue = try json(TestFollowUps.queue)
        let stub = try daemon { _ in .json(queue) }
        #expect(try answer("pause", from: stub).text.hasPrefix("paused: "))
        #expect(try answer("resume", from: stub, in: .japanese).text.hasPrefix("送信を再開しました"))
        #expect(try answer("pause", "--json", from: stub).text == queue + "\n")
        #expect(stub.requests.map(\.target) == ["/v1/queue/pause", "/v1/queue/resume", "/v1/queue", "/v1/queue/pause"])
    }

    @Test("the queue as a whole: states by plans, and what the windows will bring")
    func stats() throws {
        let queue = try json(TestFollowUps.queue)
        let stub = try daemon { _ in .json(queue) }
        #expect(
            try answer("stats", from: stub).text == """
                running
                  as of     Mon 23 Nov 14:40  Asia/Tokyo
                  next due  Mon 23 Nov 23:00 (in 8 h 20 min)
                  held      3, because their plan isn't configured or is never staffed

                         queued  sending  delivered  failed  uncertain  cancelled  expired
                  basic   1,200        0         40       1          0          0        0
                  old         3        0          0       0          0          0        0
                  pro         0        0          0       0          0          0        0
                  total   1,203        0         40       1          0          0        0

                in the coming windows
                  basic  Mon 23 Nov 23:00 – Tue 24 Nov 10:00  1,200 due  fits  at 200/s done Mon 23 Nov 23:00:06
                  pro    Mon 23 Nov 14:40 – no end            0 due

                """)
    }

    @Test("a queue that stands still says why", arguments: [(true, "paused: "), (false, "slowed down: ")])
    func stopped(paused: Bool, start: String) throws {
        var status = TestFollowUps.queue
        (status.paused, status.because) = (paused, "the relay refused \u{1B}[31mthe login")
        let body = try json(status)
        let text = try answer("stats", from: daemon { _ in .json(body) }).text
        #expect(text.hasPrefix(start + #"the relay refused \u001b[31mthe login"#))
    }

    @Test(
        "subjects are cut by columns",
        arguments: [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("窓口の件名", 6, "窓口…")])
    func cut(text: String, columns: Int, cut: String) {
        #expect(text.cut(to: columns, ellipsis: "…") == cut)
    }

    @Test(
        "numbers are grouped by thousands",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"),
        ])
    func numbers(number: Int, text: String) {
        #expect(Language.english.number(number) == text)
    }
}
