import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

/// Why a plan is in its state, and what it is made of.
@Suite struct PlanStatusTests {
    private func status(
        of availability: Availability, in language: Language = .english
    ) throws -> (text: String, outcome: ExitCode) {
        let (list, body) = (try json(TestPlans.combinedList), try json(availability))
        let stub = try StubDaemon { .json($0.target == "/v1/plans" ? list : body) }
        let answer = try Madoguchi.answer(
            to: ["status", availability.plan], in: .test(language, runtimeDirectory: stub.runtimeDirectory))
        return (answer.text, answer.outcome)
    }

    @Test("an override is the reason, in Japanese with its own")
    func override() throws {
        var closed = TestPlans.basicClosed
        closed.because = StateReason(kind: "override", plan: "basic", reason: "年末の棚卸し")
        let (text, outcome) = try status(of: closed, in: .japanese)
        #expect(outcome == .no)
        #expect(text.hasPrefix("○ Basicプラン (basic)  時間外\n  理由          臨時休業: 年末の棚卸し\n  次の開始"))
        closed.because.reason = nil
        #expect(try status(of: closed).text.contains("\n  because         closed by an override\n"))
    }

    @Test("it is told of an open plan, too; the usual hours need no word")
    func open() throws {
        var open = TestPlans.basic
        #expect(try !status(of: open).text.contains("because"))
        open.because = StateReason(kind: "override", plan: "basic", reason: "Open on a Sunday")
        let (text, outcome) = try status(of: open)
        #expect(outcome == .yes)
        #expect(text.contains("\n  because         opened by an override: Open on a Sunday\n"))
    }

    @Test("what isn't known is no yes")
    func unknown() throws {
        var unknown = TestPlans.basicClosed
        unknown.state = "unknown"
        let (text, outcome) = try status(of: unknown)
        #expect(outcome == .no)
        #expect(
            text == """
                ? Basic (basic)  unknown
                  until           Tue 24 Nov 23:00 (in 11 h)
                  opens           Tue 24 Nov 23:00 (in 11 h)
                  as of           Tue 24 Nov 12:00  Asia/Tokyo
                  vendor's clock  Mon 23 Nov 19:00  America/Los_Angeles
                  there now       none
                  always there    ai-chat, email

                """)
    }

    @Test("a combined plan has no vendor's clock, and its members stand below it")
    func combined() throws {
        let (text, outcome) = try status(of: TestPlans.combined)
        #expect(outcome == .no)
        #expect(
            text == """
                ○ Both (both)  closed
                  because    holiday: Thanksgiving Day  (Basic)
                  opens      Fri 27 Nov 23:00 (in 16 h 20 min)
                  as of      Fri 27 Nov 06:40  Asia/Tokyo
                  there now  none
                  open while all of these are:
                    ○ Basic (basic)  not open  until Fri 27 Nov 23:00  Thu 26 Nov 13:40  America/Los_Angeles
                    ● Pro (pro)      open      no end

                """)
        #expect(try json(TestPlans.combined).contains(#""vendor":null,"zone""#))
        #expect(try !json(TestPlans.basic).contains("members"))
    }

    @Test("an answer without a state is read by whether it is open")
    func older() throws {
        let old = """
            {"plan":"basic","name":"Basic","at":"2026-11-24T12:00:00+09:00","open":false,"since":null,"until":null,\
            "next_window":null,"channels":[],"zone":"Asia/Tokyo",\
            "vendor":{"zone":"UTC","time":"2026-11-24T03:00:00Z"},"tzdata":"2025b"}
            """
        let read = try parsed(Availability.self, old)
        #expect(read.state == "closed")
        #expect(!read.open)
        #expect(read.because == StateReason(kind: "hours", plan: "basic"))
        #expect(read.members == nil)
        let open = try parsed(Availability.self, old.replacing(#""open":false"#, with: #""open":true"#))
        #expect(open.state == "open")

        let plans = """
            {"display":{"timezone":"UTC","language":"en"},"plans":[{"plan":"basic","name":"B","names":{},\
            "timezone":"UTC","hours":"24/7","holidays":[],"staffed":[],"always":[]}]}
            """
        let list = try parsed(PlanList.self, plans)
        #expect(!list.tzdataStale)
        #expect(list.plans.map(\.noted) == [[]])
        #expect(list.plans.map(\.hours) == ["24/7"])
    }

    @Test("plans have null for what a combined one hasn't, and say what it is made of")
    func planKeys() throws {
        let text = try json(TestPlans.combinedList)
        #expect(text.contains(#""all_of":["basic","pro"]"#))
        #expect(text.contains(#""hours":null"#))
        #expect(text.contains(#""timezone":null"#))
        #expect(text.contains(#""tzdata_stale":false"#))
        #expect(!text.contains("any_of"))
        #expect(try parsed(PlanList.self, text) == TestPlans.combinedList)
    }
}
