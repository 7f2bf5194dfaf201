import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct CalendarsCommandTests {
    private static let list = CalendarList(calendars: [
        CalendarResource(
            name: "us", source: "builtin", location: "us-federal", format: nil, days: 121, first: "1971-01-01",
            last: "2030-12-25", readAt: nil, trouble: nil, notes: [], plans: ["basic", "pro"]),
        CalendarResource(
            name: "closing", source: "file", location: "/etc/madoguchi/closing.ics", format: "icalendar", days: 0,
            first: nil, last: nil, readAt: "2026-11-23T14:00:00+09:00", trouble: "the file isn't there any more",
            notes: ["1 event is cancelled"], plans: []),
    ])

    private func answer(
        _ arguments: String..., to list: CalendarList, in language: Language = .english
    ) throws -> (text: String, targets: [String]) {
        let stub = try StubDaemon.control(answering: list)
        let answer = try Madoguchi.answer(
            to: ["calendars"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
        return (answer.text, stub.requests.map(\.target))
    }

    @Test("with how far they reach, where they are from, and what is wrong with them")
    func listed() throws {
        let (text, targets) = try answer(to: Self.list)
        #expect(
            text == """
                  name     days  from – to                read              plans       where from
                  us       121   1971-01-01 – 2030-12-25  -                 basic, pro  built in: us-federal
                  closing  0     -                        Mon 23 Nov 14:00  -           /etc/madoguchi/closing.ics
                ! closing: the file isn't there any more
                  closing: 1 event is cancelled

                """)
        #expect(targets == ["/v1/calendars"])
        #expect(try answer("--json", to: Self.list).text == json(Self.list) + "\n")
    }

    @Test("or that there are none")
    func none() throws {
        #expect(try answer(to: CalendarList(calendars: []), in: .japanese).text == "カレンダーは設定されていません\n")
    }
}
