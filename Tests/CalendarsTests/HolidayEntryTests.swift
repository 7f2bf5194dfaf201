import Calendars
import SupportHours
import Testing

@Suite("Entries of holidays") struct HolidayEntryTests {
    private func texts(_ entry: String, _ years: ClosedRange<Int>) throws -> [String] {
        try HolidayEntry(parsing: entry).dates(in: years).map { "\($0)" }
    }

    @Test("are dates, yearly dates, spans with both ends, and names")
    func forms() throws {
        #expect(try texts("2026-12-24", 2_026...2_028) == ["2026-12-24"])
        #expect(try texts("2026-12-24", 2_027...2_028).isEmpty)
        #expect(try texts("12-31", 2_026...2_028) == ["2026-12-31", "2027-12-31", "2028-12-31"])
        #expect(
            try texts("2026-12-29/2027-01-03", 2_020...2_040)
                == ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"])
        #expect(try texts("2026-12-29/2027-01-03", 2_027...2_027) == ["2027-01-01", "2027-01-02", "2027-01-03"])
        #expect(try texts("2026-12-29/2026-12-29", 2_026...2_026) == ["2026-12-29"])
        #expect(try HolidayEntry(parsing: "us-federal") == .calendar("us-federal"))
        #expect(try HolidayEntry(parsing: "x1") == .calendar("x1"))
    }

    @Test("have 29 February only in leap years")
    func leapDay() throws {
        #expect(try texts("02-29", 2_023...2_029) == ["2024-02-29", "2028-02-29"])
        #expect(try texts("02-28/03-01", 2_027...2_028).count == 5)
    }

    @Test("have yearly spans, also over the year's end")
    func yearlySpan() throws {
        #expect(try texts("08-13/08-15", 2_026...2_026) == ["2026-08-13", "2026-08-14", "2026-08-15"])
        #expect(
            try texts("12-30/01-02", 2_026...2_027) == [
                "2026-01-01", "2026-01-02", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-12-30",
                "2027-12-31",
            ])
    }

    @Test(
        "are refused with what to write",
        arguments: [
            ("", "it is empty"), ("2026-02-29", "no such date"), ("2026-13-01", "no such date"),
            ("02-30", "no such date"),
            ("00-10", "no such date"), ("1800-01-01", "years 1900 to 9999"), ("2026/12/24", "written as 2026-12-24"),
            ("2026.12.24", "written as 2026-12-24"), ("2026年12月24日", "written as 2026-12-24"),
            ("20261224", "not a date"),
            ("2026-1-1", "written as 2026-01-01"), ("12/31", "not a date"), ("2026", "not a date"),
            ("1-1", "not a date"),
            ("2027-01-03/2026-12-29", "did you mean 2026-12-29/2027-01-03?"),
            ("2026-01-01/2027-01-02", "has 367 days; 366"), ("2026-12-29/01-03", "year at one end only"),
            ("2026-12-29/2026-12-32", "no such date"), ("2026-12-29/", "not a date"), ("a b", "can't name a calendar"),
            ("祝日", "can't name a calendar"), ("2026-12-24 ", "written as 2026-12-24"), ("jp ", "can't name a calendar"),
            ("2026-01-01/2026-01-02/2026-01-03", "not a date"), ("1/-", "not a date"),
        ])
    func refused(text: String, words: String) throws {
        let error = try #require(throws: HolidayEntryError.self) { try HolidayEntry(parsing: text) }
        #expect(error.wording.en.contains(words), "\(error.wording.en)")
        #expect(!error.wording.ja.isEmpty && error.wording.ja != error.wording.en)
    }

    @Test("may span 366 days")
    func longest() throws {
        #expect(try texts("2026-01-01/2027-01-01", 2_020...2_040).count == 366)
    }

    @Test("refuse a calendar's name that reads as a date, or that is none")
    func names() throws {
        for name in ["2026-12-24", "12-31", "2026", "2026-12-29/2027-01-03", "99-99", "1.1", "2026年1月1日"] {
            let error = try #require(throws: HolidayEntryError.self) { try HolidayEntry.calendarName(name) }
            #expect(error == .nameReadsAsDate(name))
        }
        for name in ["", "a b", "é", "a/b", String(repeating: "a", count: 65)] {
            let error = try #require(throws: HolidayEntryError.self) { try HolidayEntry.calendarName(name) }
            #expect(error == .notAName(name))
        }
        for name in ["jp", "us-federal", "x-2026", "Closing_days", "2026a"] {
            #expect(try HolidayEntry.calendarName(name) == name)
        }
    }

    @Test("become one calendar with those that they name")
    func together() throws {
        let jp = try Reading.read(ShippedCalendar.jp.table).calendar
        let entries = try ["jp", "2026-12-24", "12-31", "2026-12-29/2027-01-03"].map { try HolidayEntry(parsing: $0) }
        let calendar = try DayCalendar(entries, calendars: ["jp": jp], years: 2_025...2_027)
        let newYear = try CivilDate(parsing: "2027-01-01")
        #expect(calendar[newYear]?.name?.ja == "元日")
        #expect(calendar[newYear.adding(days: 2)] != nil && calendar[newYear.adding(days: 3)] == nil)
        #expect(calendar[newYear.adding(days: -366)] != nil)
        let error = try #require(throws: HolidayEntryError.self) {
            try DayCalendar([.calendar("jq")], calendars: ["jp": jp], years: 2_026...2_026)
        }
        #expect(error.wording.en == "there is no calendar \"jq\"; did you mean jp?")
    }
}
