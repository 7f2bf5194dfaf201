import Calendars
import SupportHours
import TestSupport
import Testing

/// The shipped tables against the laws, written out here once more.
@Suite("Shipped calendars") struct ShippedCalendarTests {
    private func shipped(_ calendar: ShippedCalendar) throws -> DayCalendar {
        let reading = try Reading.read(calendar.table)
        #expect(reading.faultTexts == [] && reading.notes == [])
        #expect(reading.calendar.days.allSatisfy { $0.names.count == 1 && $0.name?.ja != $0.name?.en })
        return reading.calendar
    }

    @Test("us-federal has the days of 5 U.S.C. 6103, and those on which they are observed")
    func federal() throws {
        var expected: [CivilDate: String] = [:]
        for year in 2_019...2_041 {
            for holiday in FederalHolidays.holidays(of: year) {
                expected[holiday.date] = holiday.name
                switch holiday.date.weekday {
                case .saturday: expected[holiday.date.adding(days: -1)] = "\(holiday.name) (observed)"
                case .sunday: expected[holiday.date.adding(days: 1)] = "\(holiday.name) (observed)"
                default: break
                }
            }
        }
        expected = expected.filter { ShippedCalendar.years.contains($0.key.year) }
        let found = try shipped(.usFederal)
        #expect(found.dates == Set(expected.keys))
        for day in found.days { #expect(day.name?.en == expected[day.date], "\(day.date)") }
    }

    @Test(
        "us-federal has what everybody can look up",
        arguments: [
            ("2026-11-26", "Thanksgiving Day"), ("2026-07-03", "Independence Day (observed)"),
            ("2026-07-04", "Independence Day"),
            ("2021-12-31", "New Year's Day (observed)"),
            ("2022-06-20", "Juneteenth National Independence Day (observed)"),
            ("2024-01-15", "Martin Luther King Jr. Day"), ("2023-11-10", "Veterans Day (observed)"),
            ("2026-11-27", nil),
            ("2020-06-19", nil), ("2021-01-20", nil), ("2026-12-24", nil),
        ])
    func federalFacts(date: String, name: String?) throws {
        #expect(try shipped(.usFederal)[CivilDate(parsing: date)]?.name?.en == name)
    }

    @Test("jp has the days of the Act on National Holidays, with substitute and citizens' holidays")
    func japan() throws {
        var expected: [CivilDate: String] = [:]
        for year in ShippedCalendar.years { expected.merge(JapaneseHolidays.holidays(of: year)) { _, new in new } }
        let found = try shipped(.jp)
        #expect(found.dates == Set(expected.keys))
        for day in found.days { #expect(day.name?.ja == expected[day.date], "\(day.date)") }
    }

    @Test(
        "jp has what everybody can look up",
        arguments: [
            ("2020-07-23", "海の日"), ("2020-07-24", "スポーツの日"), ("2020-08-10", "山の日"), ("2020-08-11", nil),
            ("2020-10-12", nil),
            ("2021-07-22", "海の日"), ("2021-07-23", "スポーツの日"), ("2021-08-08", "山の日"), ("2021-08-09", "振替休日"),
            ("2022-10-10", "スポーツの日"), ("2024-02-12", "振替休日"), ("2024-09-22", "秋分の日"), ("2024-09-23", "振替休日"),
            ("2025-05-06", "振替休日"), ("2026-09-22", "国民の休日"), ("2026-05-06", "振替休日"), ("2026-03-20", "春分の日"),
            ("2027-03-21", "春分の日"), ("2027-03-22", "振替休日"), ("2032-09-21", "国民の休日"), ("2026-12-23", nil),
            ("2026-12-31", nil),
        ])
    func japaneseFacts(date: String, name: String?) throws {
        #expect(try shipped(.jp)[CivilDate(parsing: date)]?.name?.ja == name)
    }

    private static let canCheck = (try? ChildProcess.succeed(["python3", "-c", "import holidays"])) != nil

    @Test("are what the script makes", .enabled(if: canCheck, "Python's holidays isn't in PATH (make .venv)"))
    func script() throws {
        let script = Reading.repository.appending(path: "scripts/calendars").path
        try ChildProcess.succeed(["python3", script, "--check"])
    }
}

/// 5 U.S.C. 6103(a).
private enum FederalHolidays {
    static func holidays(of year: Int) -> [(date: CivilDate, name: String)] {
        var holidays = [
            (day(year, 1, 1), "New Year's Day"), (nth(3, .monday, year, 1), "Martin Luther King Jr. Day"),
            (nth(3, .monday, year, 2), "Washington's Birthday"), (nth(-1, .monday, year, 5), "Memorial Day"),
            (day(year, 7, 4), "Independence Day"), (nth(1, .monday, year, 9), "Labor Day"),
            (nth(2, .monday, year, 10), "Columbus Day"), (day(year, 11, 11), "Veterans Day"),
            (nth(4, .thursday, year, 11), "Thanksgiving Day"), (day(year, 12, 25), "Christmas Day"),
        ]
        // Public Law 117-17 of 17 June 2021.
        if year >= 2_021 { holidays.append((day(year, 6, 19), "Juneteenth National Independence Day")) }
        return holidays
    }
}

/// The Act on National Holidays (1948 Act No. 178) as it stands since 2020, with the moves for the Olympic Games.
private enum JapaneseHolidays {
    static func holidays(of year: Int) -> [CivilDate: String] {
        var days = [
            day(year, 1, 1): "元日", nth(2, .monday, year, 1): "成人の日", day(year, 2, 11): "建国記念の日",
            day(year, 2, 23): "天皇誕生日", day(year, 4, 29): "昭和の日", day(year, 5, 3): "憲法記念日",
            day(year, 5, 4): "みどりの日", day(year, 5, 5): "こどもの日", nth(3, .monday, year, 9): "敬老の日",
            day(year, 11, 3): "文化の日", day(year, 11, 23): "勤労感謝の日",
            day(year, 3, equinox(20.8431, year)): "春分の日", day(year, 9, equinox(23.2488, year)): "秋分の日",
        ]
        switch year {
        case 2_020:
            days[day(year, 7, 23)] = "海の日"
            days[day(year, 7, 24)] = "スポーツの日"
            days[day(year, 8, 10)] = "山の日"
        case 2_021:
            days[day(year, 7, 22)] = "海の日"
            days[day(year, 7, 23)] = "スポーツの日"
            days[day(year, 8, 8)] = "山の日"
        default:
            days[nth(3, .monday, year, 7)] = "海の日"
            days[nth(2, .monday, year, 10)] = "スポーツの日"
            days[day(year, 8, 11)] = "山の日"
        }
        // Article 3, paragraphs 2 and 3.
        var all = days
        for date in days.keys where date.weekday == .sunday {
            var next = date.adding(days: 1)
            while days[next] != nil { next = next.adding(days: 1) }
            all[next] = "振替休日"
        }
        for date in days.keys {
            let between = date.adding(days: 1)
            if all[between] == nil, days[between.adding(days: 1)] != nil { all[between] = "国民の休日" }
        }
        return all
    }

    /// The day of the month, from 1980 to 2099.
    private static func equinox(_ base: Double, _ year: Int) -> Int {
        Int(base + 0.242194 * Double(year - 1_980)) - (year - 1_980) / 4
    }
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
}

/// The n-th weekday of a month; the last one for −1.
private func nth(_ number: Int, _ weekday: Weekday, _ year: Int, _ month: Int) -> CivilDate {
    let all = (1...CivilDate.length(ofMonth: month, in: year)).map { day(year, month, $0) }.filter {
        $0.weekday == weekday
    }
    return number > 0 ? all[number - 1] : all[all.count + number]
}
