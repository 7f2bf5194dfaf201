import Testing

@testable import SupportHours

@Suite("Calendar dates")
struct CivilDateTests {
    @Test("each day from 1890 to 10000 follows the one before, and counts back to itself")
    func everyDay() throws {
        let first = try #require(CivilDate(year: 1890, month: 1, day: 1))
        var expected = (year: 1890, month: 1, day: 1)
        for days in first.daysSinceEpoch...(first.daysSinceEpoch + 8_111 * 365) {
            let date = CivilDate(daysSinceEpoch: days)
            guard (date.year, date.month, date.day) == expected, date.daysSinceEpoch == days else {
                Issue.record("\(date) where \(expected) was expected")
                return
            }
            expected.day += 1
            if CivilDate(year: expected.year, month: expected.month, day: expected.day) == nil {
                expected =
                    expected.month == 12
                    ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
    }

    @Test("days around the beginning of 400 years, long before and after, count back to themselves", arguments: -3...3)
    func eras(era: Int) {
        // 1 March of the year 0 begins such an era. [proleptic Gregorian calendar, ISO 8601]
        let first = -719_468 + era * 146_097
        for days in (first - 400)...(first + 400) {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
        }
        let date = CivilDate(daysSinceEpoch: first)
        #expect((date.year, date.month, date.day) == (400 * era, 3, 1))
        #expect(CivilDate(daysSinceEpoch: first - 1).day == 29)
    }

    @Test(
        "weekdays",
        arguments: [
            ("1970-01-01", Weekday.thursday), ("1900-01-01", .monday), ("2026-11-21", .saturday),
            ("2027-03-14", .sunday), ("9999-12-31", .friday),
        ]
    )
    func weekdays(text: String, weekday: Weekday) throws {
        #expect(try CivilDate(parsing: text).weekday == weekday)
    }

    @Test(
        "dates that the calendar doesn't have are none",
        arguments: [(2027, 2, 29), (1900, 2, 29), (2027, 13, 1), (2027, 4, 31), (2027, 0, 1), (2027, 1, 0)])
    func noSuchDate(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }
}
