import Testing

@testable import SupportHours

@Suite("Warnings about hours")
struct HoursWarningTests {
    /// A Monday.
    private static let today = "2026-06-01"

    private func warnings(_ hours: String, _ holidays: [String] = []) throws -> [HoursWarning] {
        let dates = try Set(holidays.map { try CivilDate(parsing: $0) })
        return try OpeningHours(parsing: hours).warnings(
            holidays: HolidayCalendar(publicHolidays: dates), from: CivilDate(parsing: Self.today))
    }

    @Test(
        "are not for ordinary hours",
        arguments: [
            "Mo-Fr 06:00-17:00", "24/7", "Mo-Fr 06:00-17:00; PH off", "Mo-Fr 22:00-06:00", "Mo-Su,PH 00:00-24:00",
            "24/7; PH off", "Mo-Fr 09:00-12:00,13:00-17:00", "Mo-Fr 09:00-17:00; Sa,Su off",
            "Sa,Su off; Mo-Fr 09:00-17:00",
            "Mo-Su 18:00-02:00", "Mo-Fr 10:00-18:00; Sa 10:00-15:00; PH off", "Mo-Fr 06:00-17:00; 2025 Dec 25 off",
            "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 24 06:00-12:00; PH off",
            "Mo-Fr 09:00-17:00; Feb 29 off", "Mo-Fr 09:00-17:00; week 53 off", "Mo-Fr 09:00-17:00; 2031 Dec 25 off",
            "Mo-Fr 06:00-22:00", "Mo-Th 18:00-02:00, Fr,Sa 18:00-04:00", "Mo-Fr 18:00-03:00; PH 03:00-03:00 off",
            "Mo-Fr 09:00-17:00 || \"call us\"", "Apr-Sep Mo-Fr 09:00-18:00; Oct-Mar Mo-Fr 09:00-17:00",
            "Mo-Fr 09:00-17:00; PH 10:00-12:00", "Mo-Fr 09:00-17:00; easter +1 day off",
        ])
    func ordinary(hours: String) throws {
        #expect(try warnings(hours, ["2026-12-25", "2026-06-06"]) == [])
    }

    @Test(
        "say where nothing is ever open",
        arguments: [
            "2024 Mo-Fr 09:00-17:00", "off", "2020-2025", "2026 May 31 10:00-12:00", "Mo-Fr 06:00-17:00; 1900-9999 off",
            "PH 10:00-12:00", "Mo-Fr 10:00+", "unknown \"by arrangement\"", "2025 Dec 24-2026 Jan 02 09:00-17:00",
            "Jan-Dec off",
        ])
    func neverOpen(hours: String) throws {
        #expect(try warnings(hours).contains { $0.code == .neverOpen })
    }

    @Test(
        "don't say so where it is open some day",
        arguments: [
            "2031 Feb 03", "9999 Dec 31", "2048 Feb 29 10:00-12:00", "2026 May 31 23:00-25:00", "2096-2200/50 Mo",
            "week 53 Su", "2000-9999/700 Mo",
        ])
    func someDay(hours: String) throws {
        #expect(try !warnings(hours).contains { $0.code == .neverOpen })
    }

    @Test(
        "say where holidays matter and aren't known",
        arguments: [
            "Mo-Fr 06:00-17:00; PH off", "24/7; PH off", "PH off", "Mo-Fr 06:00-17:00; PH 10:00-12:00",
            "Mo-Fr,PH 09:00-17:00",
            "Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00", "Mo-Sa 09:00-17:00; PH Mo-Fr off",
        ])
    func holidays(hours: String) throws {
        #expect(try warnings(hours).contains(HoursWarning(.holidaysMissing, holidayKey: "PH")))
        let ended = HoursWarning(.holidaysEnded, holidayKey: "PH", date: try CivilDate(parsing: "2025-12-25"))
        #expect(try warnings(hours, ["2025-01-01", "2025-12-25"]).contains(ended))
        let known = try warnings(hours, ["2025-01-01", Self.today])
        #expect(!known.contains { [.holidaysMissing, .holidaysEnded].contains($0.code) })
    }

    @Test("name school holidays where those are missing")
    func schoolHolidays() throws {
        let found = try warnings("Mo-Fr 09:00-17:00; PH,SH off", ["2026-12-25"])
        #expect(found == [HoursWarning(.holidaysMissing, holidayKey: "SH")])
    }

    @Test(
        "show the end of a night that never began",
        arguments: [
            ("Mo-Fr 18:00-03:00; PH off", "2026-06-08", "2026-06-09", "Mo-Fr 18:00-03:00; PH 03:00-03:00 off"),
            ("Mo-Fr 20:00-28:00; PH off", "2026-06-08", "2026-06-09", "Mo-Fr 20:00-04:00; PH 04:00-04:00 off"),
            ("Mo-Su 18:00-02:00; Jun 10 off", nil, "2026-06-11", "Mo-Su 18:00-02:00; Jun 10 02:00-02:00 off"),
            ("Mo-Su 18:00-02:00; Su off", nil, "2026-06-01", "Mo-Su 18:00-02:00; Su 02:00-02:00 off"),
            (
                "Mo-Fr 22:00-06:00; 2026 Jun 03-04 off", nil, "2026-06-05",
                "Mo-Fr 22:00-06:00; 2026 Jun 03-04 06:00-06:00 off"
            ),
            ("Mo-Fr 18:00-03:00; We 10:00-12:00", nil, "2026-06-04", nil),
        ] as [(String, String?, String, String?)])
    func tail(hours: String, holiday: String?, date: String, suggestion: String?) throws {
        let found = try warnings(hours, holiday.map { [$0] } ?? [])
        let warning = try #require(found.first { $0.code == .tailAfterClosedDay }, "\(found)")
        #expect(warning.date?.description == date)
        #expect(warning.suggestion == suggestion)
    }

    @Test(
        "show a night that the next day cuts",
        arguments: [
            ("Mo-Fr 18:00-03:00; PH off", "2026-06-09", "2026-06-09", "Mo-Fr 18:00-03:00; PH 03:00-03:00 off"),
            ("Fr 22:00-02:00; Sa 10:00-12:00", nil, "2026-06-06", "Fr 22:00-02:00, Sa 10:00-12:00"),
            ("Fr 22:00-02:00; Sa off", nil, "2026-06-06", "Fr 22:00-02:00; Sa 02:00-02:00 off"),
            ("Fr 22:00-02:00; Sa off; We off", nil, "2026-06-06", "Fr 22:00-02:00; Sa 02:00-02:00 off; We off"),
            ("Mo-Th 18:00-02:00; Fr,Sa 18:00-04:00", nil, "2026-06-05", "Mo-Th 18:00-02:00, Fr,Sa 18:00-04:00"),
            ("Mo-Fr 22:00-06:00; Dec 25 off", nil, "2026-12-25", "Mo-Fr 22:00-06:00; Dec 25 06:00-06:00 off"),
            ("Mo-Fr 18:00-03:00; We 10:00-12:00", nil, "2026-06-03", nil),
        ] as [(String, String?, String, String?)])
    func cut(hours: String, holiday: String?, date: String, suggestion: String?) throws {
        let found = try warnings(hours, holiday.map { [$0] } ?? [])
        let warning = try #require(found.first { $0.code == .cutByNextDay }, "\(found)")
        #expect(warning.date?.description == date)
        #expect(warning.suggestion == suggestion)
    }

    @Test("tell of nights and holidays also where no known one falls so")
    func anyHoliday() throws {
        let found = try warnings("Mo-Fr 18:00-03:00; PH off", ["2026-06-08"])
        #expect(found.map(\.code) == [.tailAfterClosedDay, .cutByNextDay])
        #expect(
            found[0].hours == "00:00-03:00" && found[0].rule == "Mo-Fr 18:00-03:00" && found[0].otherRule == "PH off")
        #expect(found[1].date == nil)
        #expect(
            try warnings("Mo-Fr 18:00-03:00; PH off", ["2026-06-06"]).map(\.code) == [
                .tailAfterClosedDay, .cutByNextDay,
            ])
    }

    @Test("don't say of a rule that it has no effect where it has one when a holiday follows another")
    func holidaysInARow() throws {
        let hours = try OpeningHours(parsing: "PH 09:00-17:00; PH +1 day off, PH +1 day 18:00-20:00")
        // From the beginning of a leap year, whose last day and the next year's first aren't both an odd one.
        let first = try CivilDate(parsing: "2028-01-01")
        let found = try hours.warnings(
            holidays: HolidayCalendar(publicHolidays: [CivilDate(parsing: "2028-06-06")]), from: first)
        #expect(!found.contains { $0.code == .ruleWithoutEffect })
    }

    @Test(
        "show afternoons that were written as nights",
        arguments: [
            ("Mo-Fr 9-5", "Mo-Fr 09:00-17:00"), ("Mo-Fr 8-6; Sa 9-1", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
            ("Mo-Fr 08:30-05:30", "Mo-Fr 08:30-17:30"), ("09:00-06:00", "09:00-18:00"),
            ("Mo-Sa 10-7", "Mo-Sa 10:00-19:00"),
            ("Mo-Fr 9-5; Sa 22:00-06:00", "Mo-Fr 09:00-17:00; Sa 22:00-06:00"), ("Mo-Fr 9-9", "Mo-Fr 09:00-21:00"),
            ("Mo-Fr 11:00-03:00", "Mo-Fr 11:00-15:00"),
        ])
    func longWindow(hours: String, suggestion: String) throws {
        let warning = try #require(try warnings(hours).first { $0.code == .longWindow })
        #expect(warning.suggestion == suggestion)
    }

    @Test(
        "show rules of which others leave nothing",
        arguments: [
            ("Dec 24-Jan 02 off; Mo-Su 09:00-17:00", "Dec 24-Jan 02 off", "Mo-Su 09:00-17:00; Dec 24-Jan 02 off"),
            ("PH off; Mo-Fr 09:00-17:00", "PH off", "Mo-Fr 09:00-17:00; PH off"),
            ("We off; Mo-Su 10:00-18:00; PH off", "We off", "Mo-Su 10:00-18:00; PH off; We off"),
            ("Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", "Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00"),
            ("Sa 10:00-12:00; Mo-Su 09:00-17:00", "Sa 10:00-12:00", "Mo-Su 09:00-17:00; Sa 10:00-12:00"),
            ("Mo-Fr 09:00-17:00; 24/7", "Mo-Fr 09:00-17:00", "24/7; Mo-Fr 09:00-17:00"),
            ("2026 Dec 25 off; 24/7", "2026 Dec 25 off", "24/7; 2026 Dec 25 off"),
        ])
    func withoutEffect(hours: String, rule: String, suggestion: String) throws {
        let found = try warnings(hours, ["2026-12-25"]).filter { $0.code == .ruleWithoutEffect }
        #expect(found.map(\.rule) == [rule])
        #expect(found.first?.suggestion == suggestion)
        #expect(try warnings(suggestion, ["2026-12-25"]) == [])
    }

    @Test("don't show a rule of one day that counts once that is a holiday", arguments: ["03", "04"])
    func holidayToBe(day: String) throws {
        let found = try warnings("2026 Jun \(day) PH 10:00-12:00; Sa 09:00-10:00", ["2026-12-25"])
        #expect(!found.contains { $0.code == .ruleWithoutEffect })
    }

    @Test("suggest hours that parse to what is shown, and are less suspicious")
    func suggestions() throws {
        for hours in ["Mo-Fr 9-5", "Mo-Fr 18:00-03:00; PH off", "Dec 24-Jan 02 off; Mo-Su 09:00-17:00"] {
            for warning in try warnings(hours, ["2026-12-25"]) {
                let suggestion = try #require(warning.suggestion)
                #expect(try OpeningHours(parsing: suggestion).description == suggestion)
                #expect(try !warnings(suggestion, ["2026-12-25"]).contains { $0.code == warning.code })
            }
        }
    }

    @Test("hold sixty-four rules in bounded time")
    func many() throws {
        let rules = (0..<64).map { "\(2026 + $0 % 30) \(["Jan", "Dec"][$0 % 2]) \(10 + $0 / 4) off" }
        _ = try warnings("24/7; " + rules.dropFirst().joined(separator: "; "))
    }
}
