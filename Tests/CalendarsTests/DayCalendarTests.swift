import Calendars
import Messages
import SupportHours
import Testing

@Suite("Day calendars") struct DayCalendarTests {
    private func day(_ text: String, _ names: String...) throws -> NamedDay {
        NamedDay(try CivilDate(parsing: text), names: names.map(Wording.init(verbatim:)))
    }

    @Test("keep each date once, in order, with all of its names")
    func merged() throws {
        let calendar = DayCalendar([
            try day("2026-05-04", "B"), try day("2026-01-01", "A"), try day("2026-05-04", "C", "B"),
            try day("2026-03-01"),
        ])
        #expect(calendar.texts == ["2026-01-01", "2026-03-01", "2026-05-04"])
        #expect(calendar.days.map(\.name?.en) == ["A", nil, "B, C"])
        #expect(calendar.days.last?.name?.ja == "B、C")
        #expect(calendar.dates.count == 3)
    }

    @Test("find every date and none besides")
    func lookup() throws {
        let first = try CivilDate(parsing: "2026-01-01")
        let calendar = DayCalendar((0..<100).map { NamedDay(first.adding(days: 3 * $0)) })
        for offset in -5..<310 {
            let date = first.adding(days: offset)
            #expect((calendar[date] != nil) == ((0..<300).contains(offset) && offset % 3 == 0), "\(date)")
            let week = calendar[date...date.adding(days: 6)]
            #expect(week.elementsEqual(calendar.days.filter { date <= $0.date && $0.date <= date.adding(days: 6) }))
        }
        #expect(DayCalendar.empty[first] == nil && DayCalendar.empty[first...first].isEmpty)
    }

    @Test("become one with the days and names of all, for the time of all")
    func union() throws {
        let union = DayCalendar.union([
            DayCalendar([try day("2026-01-01", "A")]), .empty,
            DayCalendar(
                [try day("2026-01-01", "B"), try day("2026-02-01", "C")],
                coverage: try CivilDate(parsing: "2025-01-01")...(try CivilDate(parsing: "2030-12-31"))),
        ])
        #expect(union.texts == ["2026-01-01", "2026-02-01"])
        #expect(union.days.first?.name?.en == "A, B")
        #expect(union.coverage.map { "\($0)" } == "2025-01-01...2030-12-31")
        #expect(DayCalendar.union([]) == .empty && DayCalendar.empty.coverage == nil)
    }

    @Test("say that they run out less than 90 days ahead, and afterwards")
    func expiry() throws {
        let calendar = DayCalendar([try day("2026-01-01"), try day("2026-12-31")])
        let last = try CivilDate(parsing: "2026-12-31")
        #expect(calendar.expiry(from: last.adding(days: -90)) == nil)
        let soon = try #require(calendar.expiry(from: last.adding(days: -89)))
        #expect(soon.daysLeft == 89 && soon.lastDate == last)
        #expect(soon.wording(of: "closing").en.contains("ends on 2026-12-31, in 89 days"))
        #expect(soon.wording(of: "closing").ja.contains("「closing」の日付は 2026-12-31（あと 89 日）"))
        #expect(calendar.expiry(from: last)?.daysLeft == 0)
        let past = try #require(calendar.expiry(from: last.adding(days: 1)))
        #expect(past.daysLeft == -1)
        #expect(past.wording(of: "closing").en.contains("ended on 2026-12-31"))
        #expect(DayCalendar.empty.expiry(from: last) == nil)
    }
}
