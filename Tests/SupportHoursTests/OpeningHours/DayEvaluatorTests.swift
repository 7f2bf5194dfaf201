import SupportHours
import Testing

@Suite("Civil days by opening hours")
struct DayEvaluatorTests {
    /// Spans as `06:00-17:00`, unknown ones with `?`, closed ones (with a comment) with `x`, comments in quotes.
    private func look(_ text: String, on date: String, holidays: [String] = []) throws -> String {
        let calendar = HolidayCalendar(
            publicHolidays: Set(try holidays.map(self.date)), schoolHolidays: Set([try self.date("2026-07-21")]))
        var evaluator = try OpeningHours(parsing: text).evaluator(holidays: calendar)
        let spans = evaluator.spans(on: try self.date(date))
        return spans.map { span in
            let mark =
                switch span.status.state {
                case .open: ""
                case .unknown: "?"
                case .closed: "x"
                }
            let times = [span.minutes.lowerBound, span.minutes.upperBound].map { minutes in
                [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            }
            return mark + times.joined(separator: "-") + (span.status.comment.map { " \"\($0)\"" } ?? "")
        }.joined(separator: ", ")
    }

    private func date(_ text: String) throws -> CivilDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
    }

    @Test(
        "know the Basic plan's week",
        arguments: [
            ("2026-11-16", "06:00-17:00"), ("2026-11-20", "06:00-17:00"), ("2026-11-21", ""), ("2026-11-22", ""),
        ])
    func basic(day: String, expected: String) throws {
        #expect(try look("Mo-Fr 06:00-17:00", on: day) == expected)
    }

    @Test(
        "keep a year with holidays",
        arguments: [
            ("2026-11-25", "06:00-17:00"), ("2026-11-26", ""), ("2026-11-27", ""), ("2026-11-30", "06:00-17:00"),
            ("2027-11-25", ""), ("2027-11-26", ""), ("2026-12-24", "06:00-12:00"), ("2026-12-25", ""),
            ("2027-12-24", "06:00-12:00"), ("2027-12-25", ""), ("2027-07-05", ""), ("2027-07-06", "06:00-17:00"),
        ])
    func unitedStates(day: String, expected: String) throws {
        let hours =
            "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 25 off; Dec 24 06:00-12:00; PH off"
        #expect(try look(hours, on: day, holidays: ["2027-07-05"]) == expected)
    }

    // 20 November 2026 is a Friday.
    @Test(
        "carry times over midnight until something says otherwise",
        arguments: [
            ("Fr 22:00-02:00", "2026-11-20", "22:00-24:00"), ("Fr 22:00-02:00", "2026-11-21", "00:00-02:00"),
            ("Fr 22:00-02:00; Sa 10:00-12:00", "2026-11-21", "10:00-12:00"),
            ("Fr 22:00-02:00; Sa off", "2026-11-21", ""),
            ("Fr 22:00-02:00, Sa 10:00-12:00", "2026-11-21", "00:00-02:00, 10:00-12:00"),
            ("Fr 22:00-02:00; Sa 01:00-12:00 off", "2026-11-21", "00:00-01:00"),
            ("Sa 10:00-12:00; Fr 22:00-02:00", "2026-11-21", "00:00-02:00, 10:00-12:00"),
            ("Fr-Sa 22:00-02:00", "2026-11-21", "00:00-02:00, 22:00-24:00"),
            ("Fr-Sa 22:00-02:00; PH off", "2026-11-21", "00:00-02:00, 22:00-24:00"),
            ("Fr 10:00-48:00", "2026-11-21", "00:00-24:00"), ("Fr 10:00-48:00", "2026-11-22", ""),
            ("Fr 10:00-10:00", "2026-11-21", "00:00-10:00"),
            ("Sa off; Fr 22:00-02:00", "2026-11-21", "00:00-02:00"),
            ("2026 22:00-02:00", "2027-01-01", "00:00-02:00"), ("2026 22:00-02:00", "2026-01-01", "22:00-24:00"),
        ])
    func overnight(hours: String, day: String, expected: String) throws {
        #expect(try look(hours, on: day) == expected)
    }

    @Test(
        "let later rules override, add, cut and fall back",
        arguments: [
            ("Mo-Fr 08:00-12:00; Fr 14:00-16:00", "14:00-16:00"),
            ("Mo-Fr 08:00-12:00, Fr 14:00-16:00", "08:00-12:00, 14:00-16:00"),
            ("Mo-Fr 08:00-12:00, Fr 12:00-16:00", "08:00-16:00"),
            ("Mo-Fr 08:00-17:00; Fr 12:00-13:00 off", "08:00-12:00, 13:00-17:00"),
            ("Mo-Fr 08:00-17:00; Fr off", ""), ("Mo-Fr 08:00-17:00; off", ""),
            ("Fr off; Mo-Fr 08:00-17:00", "08:00-17:00"), ("Mo-Fr 08:00-17:00; 10:00-12:00", "10:00-12:00"),
            ("Mo-Fr 08:00-17:00; PH,Sa off", "08:00-17:00"), ("24/7", "00:00-24:00"), ("24/7; Fr off", ""),
            ("Mo-Fr 08:00-12:00 || \"call\"", "?00:00-08:00 \"call\", 08:00-12:00, ?12:00-24:00 \"call\""),
            ("Fr 08:00-12:00 unknown || 10:00-14:00", "?08:00-12:00, 12:00-14:00"),
            ("Fr off \"moving\" || 10:00-14:00", "x00:00-10:00 \"moving\", 10:00-14:00, x14:00-24:00 \"moving\""),
            ("Fr 08:00-12:00 || Fr 10:00-14:00; Fr 09:00-10:00", "09:00-10:00"),
            ("Fr 08:00-12:00, Fr 10:00-11:00 open \"busy\"", "08:00-10:00, 10:00-11:00 \"busy\", 11:00-12:00"),
            ("Fr 08:00-12:00; Fr 10:00-11:00 off \"tea\"", "08:00-10:00, x10:00-11:00 \"tea\", 11:00-12:00"),
            ("\"by appointment\"", "?00:00-24:00 \"by appointment\""), ("Fr unknown", "?00:00-24:00"),
            ("\"fair\": 10:00-12:00", "?10:00-12:00 \"fair\""),
        ])
    func rules(hours: String, expected: String) throws {
        #expect(try look(hours, on: "2026-11-20") == expected)
    }

    @Test(
        "take open ends for unknown, up to a guess",
        arguments: [
            ("Fr 10:00+", "2026-11-20", "?10:00-24:00"), ("Fr 10:00-12:00+", "2026-11-20", "10:00-12:00, ?12:00-24:00"),
            ("Fr 17:00+", "2026-11-21", "?00:00-03:00"), ("Fr 22:00+", "2026-11-21", "?00:00-06:00"),
            ("Fr 22:00-02:00+", "2026-11-21", "00:00-02:00, ?02:00-10:00"),
            ("Fr 07:00+,12:00-16:00", "2026-11-20", "?07:00-12:00, 12:00-16:00"),
            ("Fr 12:00-16:00,07:00+", "2026-11-20", "?07:00-12:00, 12:00-16:00"),
            ("Fr 10:00+ \"until sold out\"", "2026-11-20", "?10:00-24:00 \"until sold out\""),
            ("Fr 08:00-20:00; Fr 10:00+ off", "2026-11-20", "08:00-10:00"),
            ("Fr 10:00-47:00+", "2026-11-21", "00:00-23:00, ?23:00-24:00"),
        ])
    func openEnd(hours: String, day: String, expected: String) throws {
        #expect(try look(hours, on: day) == expected)
    }

    @Test(
        "select the days that are meant",
        arguments: [
            // Weekdays, counted in their month
            ("Fr-Mo", ["2026-11-20", "2026-11-23"], ["2026-11-19", "2026-11-24"]),
            ("Th[4]", ["2026-11-26", "2026-12-24"], ["2026-11-19", "2026-12-31"]),
            ("Su[-1]", ["2026-11-29"], ["2026-11-22", "2026-12-06"]),
            ("Mo[5]", ["2026-11-30"], ["2026-12-28", "2026-11-23"]),
            ("Su[-1] +1 day", ["2026-11-30", "2027-02-01"], ["2026-11-29", "2027-01-25"]),
            ("Mo[1] -2 days", ["2026-10-31"], ["2026-11-02", "2026-10-30"]),
            ("Jan: Su[-1] +1 day", [], ["2027-02-01", "2027-01-25"]),
            ("Jan Su[-1] +1 day", ["2027-02-01"], ["2027-01-25", "2027-01-31"]),
            ("Nov,Dec Th[4]", ["2026-11-26", "2026-12-24"], ["2026-11-01", "2026-10-22"]),
            // Holidays
            ("PH", ["2026-11-23"], ["2026-11-22", "2026-07-21"]), ("SH", ["2026-07-21"], ["2026-11-23"]),
            ("PH -1 day", ["2026-11-22"], ["2026-11-23"]), ("PH +2 days", ["2026-11-25"], ["2026-11-23"]),
            ("Su,PH", ["2026-11-22", "2026-11-23"], ["2026-11-24"]),
            ("PH Mo-Fr", ["2026-11-23"], ["2026-05-03", "2026-11-24"]),
            ("PH Sa,Su", ["2026-05-03"], ["2026-11-23", "2026-11-22"]),
            // ISO weeks: 2026 has 53, and Monday 30 December 2024 opens week 1 of 2025
            ("week 1", ["2024-12-30", "2025-01-05", "2026-01-01", "2027-01-04"], ["2024-12-29", "2027-01-03"]),
            ("week 53", ["2026-12-28", "2027-01-03", "2021-01-01"], ["2024-12-31", "2025-12-31"]),
            ("week 02-53/2", ["2026-01-05"], ["2026-01-12", "2026-12-28"]),
            ("week 1,3,5 Mo", ["2027-01-04", "2027-01-18"], ["2027-01-11", "2027-01-05"]),
            // Years
            ("2026", ["2026-01-01", "2026-12-31"], ["2025-12-31", "2027-01-01"]),
            ("2026+", ["2026-01-01", "9999-12-31"], ["2025-12-31"]),
            ("2024-2040/4", ["2028-06-01", "2040-06-01"], ["2026-06-01", "2044-06-01"]),
            ("2024-2026/3", ["2024-06-01"], ["2026-06-01", "2025-06-01"]),
            // Months and dates
            ("Nov-Feb", ["2026-11-01", "2027-02-28", "2028-02-29"], ["2026-10-31", "2027-03-01"]),
            ("2026 Nov-Feb", ["2026-11-01", "2027-02-28"], ["2026-02-01", "2027-11-01"]),
            ("2026 Nov-2028 Feb", ["2026-11-01", "2027-06-01", "2028-02-29"], ["2026-10-31", "2028-03-01"]),
            ("Dec 24-26", ["2026-12-24", "2026-12-26"], ["2026-12-23", "2026-12-27"]),
            ("Dec 24-Jan 02", ["2026-12-24", "2027-01-02", "2026-01-01"], ["2026-12-23", "2027-01-03"]),
            ("2026 Dec 24-Jan 02", ["2026-12-24", "2027-01-02"], ["2026-01-01", "2027-12-24"]),
            ("2026 Dec 24-2028 Jan 02", ["2027-06-01", "2028-01-02"], ["2026-12-23", "2028-01-03"]),
            ("2026 Dec 25,26", ["2026-12-26"], ["2027-12-26"]),
            ("2026 Dec 25+", ["2026-12-25", "2031-01-01"], ["2026-12-24"]),
            ("Dec 25+", ["2026-12-25", "2026-12-31"], ["2027-01-01"]),
            ("Dec 25 +Su", ["2026-12-27", "2022-12-25"], ["2026-12-25", "2026-12-20"]),
            ("Dec 25 -Su", ["2026-12-20", "2022-12-25"], ["2026-12-25", "2026-12-27"]),
            ("Dec 30 +5 days", ["2027-01-04"], ["2026-12-30"]),
            // Days that a year doesn't have
            ("Feb 29", ["2028-02-29"], ["2027-02-28", "2027-03-01"]),
            ("Feb 29-Mar 02", ["2028-02-29", "2027-03-01", "2027-03-02"], ["2027-02-28", "2028-02-28"]),
            ("Feb 25-Feb 29", ["2027-02-28", "2028-02-29"], ["2027-03-01", "2027-02-24"]),
            ("Feb 29-Feb 29", ["2028-02-29"], ["2027-02-28", "2027-03-01", "2027-07-01"]),
            // Easter: 5 April 2026, 28 March 2027
            ("easter", ["2026-04-05", "2027-03-28"], ["2026-04-06"]),
            ("easter -2 days", ["2026-04-03", "2027-03-26"], ["2026-04-05"]),
            ("easter -2 days-easter +1 day", ["2026-04-03", "2026-04-06"], ["2026-04-02", "2026-04-07"]),
            ("2026 easter +39 days", ["2026-05-14"], ["2027-05-06"]),
            ("easter -100 days", ["2025-12-26"], ["2026-04-05"]),
            // Variable ends
            ("Mar Su[-1]-Oct Su[-1]", ["2026-03-29", "2026-10-25"], ["2026-03-28", "2026-10-26"]),
            (
                "Oct Su[-1]-Mar Su[-1] -1 day", ["2026-10-25", "2027-03-27", "2026-01-01"],
                ["2027-03-28", "2026-07-01"]
            ),
        ] as [(String, [String], [String])])
    func days(hours: String, selected: [String], others: [String]) throws {
        let holidays = ["2026-11-23", "2026-05-03"]
        for day in selected {
            #expect(try look(hours, on: day, holidays: holidays) == "00:00-24:00", "\(day)")
        }
        for day in others {
            #expect(try look(hours, on: day, holidays: holidays).isEmpty, "\(day)")
        }
    }

    @Test("read days in any order, far from today, alike by date and by number")
    func order() throws {
        var evaluator = try OpeningHours(parsing: "Mo-Fr 22:00-02:00; Jan 01 off").evaluator()
        for year in [9999, 1900, 2026, 1600, 2400, 2026] {
            let newYear = try #require(CivilDate(year: year, month: 1, day: 1))
            for day in -3..<4 {
                let date = newYear.adding(days: day)
                #expect(evaluator.spans(on: date) == evaluator.spans(onDay: date.daysSinceEpoch))
            }
            #expect(evaluator.spans(on: newYear).isEmpty)
        }
    }
}
