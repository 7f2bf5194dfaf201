import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

/// `close` and `open`.
@Suite struct OverrideCommandTests {
    private func daemon(_ override: OverrideResource = TestOverrides.made()) throws -> StubDaemon {
        let (list, made) = (try json(TestPlans.list), try json(override))
        return try StubDaemon(at: "control.sock") { request in
            request.target == "/v1/plans" ? .json(list) : .json(made, status: 201)
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory()))
    }

    private func posts(_ stub: StubDaemon) -> [StubDaemon.Request] { stub.requests.filter { $0.method == "POST" } }

    private func asked(_ stub: StubDaemon) throws -> OverrideRequest? {
        try posts(stub).last.map { try parsed(OverrideRequest.self, $0.body) }
    }

    @Test("a plan is closed, and one is told what holds now, what moves and how to take it back")
    func close() throws {
        let stub = try daemon()
        let answer = try answer(
            "close", "basic", "--from", "2026-11-24T10:00", "--to", "2026-11-25", "--reason", "-Training", from: stub)
        #expect(answer.outcome == .yes)
        #expect(
            answer.text == """
                Basic (basic) is closed from Tue 24 Nov 10:00 until Wed 25 Nov 00:00: Training
                  3 queued messages get a new time
                  to take it back: madoguchi overrides remove o1

                """)
        #expect(posts(stub).map(\.target) == ["/v1/plans/basic/overrides"])
        // As they were typed: the daemon reads them in its display zone.
        #expect(
            try asked(stub)
                == OverrideRequest(state: "closed", from: "2026-11-24T10:00", to: "2026-11-25", reason: "-Training"))
    }

    @Test("in Japanese, without an end, a plan is open until that is removed")
    func open() throws {
        let stub = try daemon(
            TestOverrides.made { ($0.state, $0.to, $0.reason, $0.moved) = ("open", nil, nil, 0) })
        #expect(
            try answer("open", "basic", "--until-removed", from: stub, in: .japanese).text == """
                Basicプラン (basic) は 11月24日(火) 10:00 から 取り消すまで、臨時に受け付けます
                  送信待ちのメールに影響はありません
                  取り消すには: madoguchi overrides remove o1

                """)
        #expect(try asked(stub) == OverrideRequest(state: "open", from: nil, to: nil, reason: nil))
        let body = try #require(posts(stub).last?.body)
        for key in ["from", "to", "reason"] { #expect(body.contains("\"\(key)\":null")) }
    }

    @Test("one message is one, and what isn't known is said to be so")
    func unknown() throws {
        let stub = try daemon(TestOverrides.made { ($0.state, $0.reason, $0.moved) = ("unknown", nil, 1) })
        #expect(
            try answer("close", "basic", "--for", "2d", "--unknown", from: stub).text.hasPrefix(
                """
                whether Basic (basic) is open isn't known from Tue 24 Nov 10:00 until Wed 25 Nov 00:00
                  1 queued message gets a new time

                """))
        #expect(try asked(stub)?.state == "unknown")
    }

    @Test("a dry run changes nothing, and says so")
    func dryRun() throws {
        let stub = try daemon(TestOverrides.made { ($0.id, $0.createdAt) = (nil, nil) })
        #expect(
            try answer("close", "basic", "--to", "2026-11-25", "-n", from: stub).text == """
                nothing is changed; this is what would hold:
                  Basic (basic) is closed from Tue 24 Nov 10:00 until Wed 25 Nov 00:00: Training
                  3 queued messages would get a new time

                """)
        #expect(
            try answer("close", "basic", "--to", "2026-11-25", "--dry-run", from: stub, in: .japanese).text == """
                変更していません。実行すると、次のようになります:
                  Basicプラン (basic) は 11月24日(火) 10:00 から 11月25日(水) 00:00 まで、臨時休業です: Training
                  送信待ちの 3 件の送信予定が変わります

                """)
        #expect(Set(posts(stub).map(\.target)) == ["/v1/plans/basic/overrides?dry_run=true"])
        #expect(posts(stub).allSatisfy { $0.fields["idempotency-key"] == nil })
    }

    @Test(
        "--for counts from --from on the display zone's clock, or from now",
        arguments: [
            ([], "90m", "2026-11-23T07:10:00Z"), (["--from", "2026-11-24T10:00"], "2h", "2026-11-24T03:00:00Z"),
            (["--from", "2026-11-24T10:00:00-08:00"], "1d", "2026-11-25T18:00:00Z"),
        ])
    func duration(from: [String], length: String, end: String) throws {
        let stub = try daemon()
        for output in [[], ["--json"]] {
            _ = try Madoguchi.answer(
                to: ["close", "basic", "--for", length] + from + output,
                in: .test(runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory()))
            let request = try #require(try asked(stub))
            #expect(request.to == end)
            #expect(request.from == from.last)
        }
    }

    @Test(
        "a length of nothing, and one that can't be read, are bad input that reaches no daemon", arguments: ["0m", "x"])
    func badLength(length: String) throws {
        let stub = try daemon()
        #expect {
            try answer("close", "basic", "--for", length, from: stub)
        } throws: { error in
            let failure = error as? Failure
            return failure?.outcome == .badInput && failure?.message(in: .english).hasPrefix("--for: ") == true
        }
        #expect(posts(stub).isEmpty)
    }

    @Test("JSON is the daemon's own, and needs no names")
    func jsonOutput() throws {
        let stub = try daemon()
        #expect(
            try answer("close", "basic", "--to", "2026-11-25", "--json", from: stub).text
                == json(TestOverrides.made()) + "\n")
        #expect(stub.requests.map(\.method) == ["POST"])
    }

    @Test("each invocation has a key of its own")
    func keys() throws {
        let stub = try daemon()
        for _ in 0..<2 { _ = try answer("close", "basic", "--to", "2026-11-25", from: stub) }
        let keys = posts(stub).compactMap { $0.fields["idempotency-key"] }
        #expect(keys.count == 2)
        #expect(Set(keys).count == 2)
    }

    /// A daemon that loses its first answers to a change.
    private func forgetful(losing count: Int) throws -> StubDaemon {
        let (list, made) = (try json(TestPlans.list), try json(TestOverrides.made()))
        return try StubDaemon(at: "control.sock") { request in
            guard request.method == "POST" else { return .json(list) }
            // The first question is for the plans' names.
            return request.number <= count ? .raw("", thenClose: true) : .json(made)
        }
    }

    @Test("a lost answer is asked for once more under the same key")
    func lostAnswer() throws {
        let stub = try forgetful(losing: 1)
        #expect(try answer("close", "basic", "--to", "2026-11-25", from: stub).outcome == .yes)
        let keys = posts(stub).compactMap { $0.fields["idempotency-key"] }
        #expect(keys.count == 2)
        #expect(Set(keys).count == 1)
        #expect(Set(posts(stub).map(\.body)).count == 1)
    }

    @Test("without an answer to that either, one is told where to look")
    func uncertain() throws {
        let stub = try forgetful(losing: 9)
        #expect {
            try answer("close", "basic", "--to", "2026-11-25", from: stub)
        } throws: { error in
            let failure = (error as? any Reportable)?.failure
            return failure?.outcome == .tryAgainLater
                && failure?.message(in: .english).contains("\"madoguchi overrides basic\"") == true
        }
        #expect(posts(stub).count == 2)
    }

    @Test("a refusal names the option that was typed", arguments: [("--to", "2026-11-01"), ("--for", "1m")])
    func refused(option: String, value: String) throws {
        let list = try json(TestPlans.list)
        let problem = try json(
            ProblemDetails(
                type: "/problems/invalid-request", title: "Invalid request", status: 422, detail: "",
                errors: [.init(pointer: "/to", detail: "is past", suggestion: nil)]))
        let stub = try StubDaemon(at: "control.sock") {
            $0.method == "POST" ? .json(problem, status: 422) : .json(list)
        }
        #expect {
            try answer("close", "basic", option, value, from: stub)
        } throws: { error in
            let failure = (error as? any Reportable)?.failure
            return failure?.outcome == .badInput
                && failure?.message(in: .english).contains("\(option): is past") == true
        }
    }
}
