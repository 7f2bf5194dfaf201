import TestZones
import Testing

@testable import SupportHours

@Suite("Schedules")
struct ScheduleTests {
    private static func schedule(_ hours: String, holidays: [String] = []) throws -> Schedule {
        let dates = try Set(holidays.map { try CivilDate(parsing: $0) })
        return Schedule(
            hours: try OpeningHours(parsing: hours), zone: try .california(),
            holidays: HolidayCalendar(publicHolidays: dates)
        )
    }

    /// The windows of a span on the clocks of Japan, as `2026-11-23 23:00 - 2026-11-24 10:00`.
    private static func windowsInJapan(_ schedule: Schedule, from: String, to: String) throws -> [String] {
        let japan = try Zone.japan()
        let span = try Instant(from, in: japan)..<Instant(to, in: japan)
        return schedule.windows(in: span).map { window in
            [window.start, window.end].map { instant in
                String(instant.formatted(in: japan).prefix(16)).replacing("T", with: " ")
            }.joined(separator: " - ")
        }
    }

    @Test(
        "Basic's week in Japan, in either season and over both changes",
        arguments: [
            (
                "2026-11-23",
                [
                    "2026-11-23 23:00 - 2026-11-24 10:00", "2026-11-24 23:00 - 2026-11-25 10:00",
                    "2026-11-25 23:00 - 2026-11-26 10:00", "2026-11-26 23:00 - 2026-11-27 10:00",
                    "2026-11-27 23:00 - 2026-11-28 10:00",
                ]
            ),
            (
                "2027-06-07",
                [
                    "2027-06-07 22:00 - 2027-06-08 09:00", "2027-06-08 22:00 - 2027-06-09 09:00",
                    "2027-06-09 22:00 - 2027-06-10 09:00", "2027-06-10 22:00 - 2027-06-11 09:00",
                    "2027-06-11 22:00 - 2027-06-12 09:00",
                ]
            ),
            // California's clocks go forward on Sunday 14 March and back on Sunday 7 November 2027.
            (
                "2027-03-11",
                [
                    "2027-03-11 00:00 - 2027-03-11 10:00", "2027-03-11 23:00 - 2027-03-12 10:00",
                    "2027-03-12 23:00 - 2027-03-13 10:00", "2027-03-15 22:00 - 2027-03-16 09:00",
                    "2027-03-16 22:00 - 2027-03-17 09:00", "2027-03-17 22:00 - 2027-03-18 00:00",
                ]
            ),
            (
                "2027-11-04",
                [
                    "2027-11-04 00:00 - 2027-11-04 09:00", "2027-11-04 22:00 - 2027-11-05 09:00",
                    "2027-11-05 22:00 - 2027-11-06 09:00", "2027-11-08 23:00 - 2027-11-09 10:00",
                    "2027-11-09 23:00 - 2027-11-10 10:00", "2027-11-10 23:00 - 2027-11-11 00:00",
                ]
            ),
        ]
    )
    func basicInJapan(monday: String, windows: [String]) throws {
        let basic = try Self.schedule("Mo-Fr 06:00-17:00")
        let end = try CivilDate(parsing: monday).adding(days: 7).description
        #expect(try Self.windowsInJapan(basic, from: monday, to: end) == windows)
    }

    @Test("the year 2150 has the same hours")
    func farAhead() throws {
        let basic = try Self.schedule("Mo-Fr 06:00-17:00")
        #expect(
            try Self.windowsInJapan(basic, from: "2150-07-07", to: "2150-07-08")
                == ["2150-07-07 00:00 - 2150-07-07 09:00", "2150-07-07 22:00 - 2150-07-08 00:00"]
        )
    }

    @Test("Thanksgiving, the day after it, and a short Christmas Eve")
    func usHolidays() throws {
        let rule = "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 24 06:00-12:00; PH off"
        let schedule = try Self.schedule(rule, holidays: ["2026-12-25"])
        #expect(
            try Self.windowsInJapan(schedule, from: "2026-11-25T12:00", to: "2026-12-01T12:00")
                == ["2026-11-25 23:00 - 2026-11-26 10:00", "2026-11-30 23:00 - 2026-12-01 10:00"]
        )
        #expect(
            try Self.windowsInJapan(schedule, from: "2026-12-24T12:00", to: "2026-12-29T12:00")
                == ["2026-12-24 23:00 - 2026-12-25 05:00", "2026-12-28 23:00 - 2026-12-29 10:00"]
        )
    }

    @Test(
        "an overnight window and what its following day says",
        arguments: [
            ("Fr 22:00-02:00", ["2027-01-15T22:00 - 2027-01-16T02:00"]),
            ("Fr 22:00-26:00", ["2027-01-15T22:00 - 2027-01-16T02:00"]),
            // A closed day is closed from its 00:00, whatever began on its eve.
            ("Fr 22:00-02:00; Sa off", ["2027-01-15T22:00 - 2027-01-16T00:00"]),
            ("Fr 22:00-02:00; PH off", ["2027-01-15T22:00 - 2027-01-16T00:00"]),
            // So does a day with hours of its own, unless they are added.
            (
                "Fr 22:00-02:00; Sa 10:00-12:00",
                ["2027-01-15T22:00 - 2027-01-16T00:00", "2027-01-16T10:00 - 2027-01-16T12:00"]
            ),
            (
                "Fr 22:00-02:00, Sa 10:00-12:00",
                ["2027-01-15T22:00 - 2027-01-16T02:00", "2027-01-16T10:00 - 2027-01-16T12:00"]
            ),
            (
                "Fr 22:00-02:00; Sa 01:00-01:30 off",
                ["2027-01-15T22:00 - 2027-01-16T01:00", "2027-01-16T01:30 - 2027-01-16T02:00"]
            ),
        ]
    )
    func overnight(hours: String, windows: [String]) throws {
        let california = try Zone.california()
        let schedule = try Self.schedule(hours, holidays: ["2027-01-16"])
        let span = try Instant("2027-01-15", in: california)..<Instant("2027-01-17", in: california)
        let found = schedule.windows(in: span).map {
            "\($0.start.formatted(in: california).prefix(16)) - \($0.end.formatted(in: california).prefix(16))"
        }
        #expect(found == windows)
    }

    @Test("on the clock that goes forward an hour is missing, on the one that goes back it is there twice")
    func changedNights() throws {
        let california = try Zone.california()
        let night = try Self.schedule("01:30-03:30")
        func staffed(_ day: String) throws -> Int64 {
            let start = try Instant(day, in: california)
            return night.staffedSeconds(in: start..<start.advanced(bySeconds: 12 * 3_600))
        }
        #expect(try staffed("2027-03-13") == 7_200)
        #expect(try staffed("2027-03-14") == 3_600)
        // 01:30 to 02:00 is shown twice: two windows, an hour and a half of which the first is half an hour.
        #expect(try staffed("2027-11-07") == 9_000)
        let span = try Instant("2027-11-07", in: california)..<Instant("2027-11-07T12:00", in: california)
        #expect(night.windows(in: span).map { $0.end.seconds(since: $0.start) } == [1_800, 7_200])
    }

    @Test(
        "always open is one window without ends, at any instant",
        arguments: ["24/7", "Mo-Su 00:00-24:00", "00:00-24:00"],
        [
            "1900-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2027-03-14T10:00:00Z", "2150-07-07T00:00:00Z",
            "9999-12-31T22:00:00Z",
        ]
    )
    func always(hours: String, at: String) throws {
        let schedule = try Self.schedule(hours)
        let instant = try Instant(at)
        let hour = instant..<instant.advanced(bySeconds: 3_600)
        #expect(schedule.isOpen(at: instant))
        #expect(schedule.span(at: instant) == StateSpan(status: Status(.open), since: nil, until: nil))
        #expect(schedule.nextWindow(after: instant) == nil)
        #expect(schedule.windows(in: hour).map(\.end) == [hour.upperBound])
        #expect(schedule.staffedSeconds(in: hour) == 3_600)
        #expect(schedule.instant(afterStaffedSeconds: 3_600, from: instant) == hour.upperBound)
        #expect(schedule.instant(afterStaffedSeconds: -3_600, from: hour.upperBound) == instant)
    }

    @Test("never open is found out", arguments: ["off", "2020 Mo-Fr 06:00-17:00", "Mo-Fr 06:00-17:00; 1900-9999 off"])
    func never(hours: String) throws {
        let schedule = try Self.schedule(hours)
        let instant = try Instant("2027-03-14T10:00:00Z")
        #expect(schedule.nextWindow(after: instant) == nil)
        #expect(schedule.span(at: instant).until == nil)
        #expect(schedule.instant(afterStaffedSeconds: 1, from: instant) == nil)
    }

    @Test("a window at the far end of time is found, and the one at its beginning")
    func farEnds() throws {
        let schedule = try Self.schedule("1900 Jan 02 06:00-17:00; 9999 Dec 30 06:00-17:00")
        let now = try Instant("2027-03-14T10:00:00Z")
        #expect(try schedule.nextWindow(after: now)?.start == Instant("9999-12-30T06:00:00-08:00"))
        #expect(try schedule.span(at: now).since == Instant("1900-01-02T17:00:00-08:00"))
        #expect(try schedule.instant(afterStaffedSeconds: 1, from: now) == Instant("9999-12-30T06:00:01-08:00"))
        #expect(try schedule.instant(afterStaffedSeconds: -3_600, from: now) == Instant("1900-01-02T16:00:00-08:00"))
    }

    @Test("nothing is said of the year 10000, which can't be written")
    func afterTheLastYear() throws {
        let schedule = try Self.schedule("Mo-Su 10:00-24:00")
        let instant = try Instant("9999-12-31T12:00:00-08:00")
        #expect(schedule.isOpen(at: instant))
        #expect(schedule.span(at: instant).until == nil)
        #expect(schedule.nextWindow(after: instant) == nil)
        #expect(schedule.instant(afterStaffedSeconds: 86_400, from: instant) == nil)
        #expect(try Instant("9999-12-31T20:00:00Z").formatted(in: .japan()) == "9999-12-31T20:00:00Z")
    }

    @Test("staffed time is counted over windows, forwards and back")
    func staffedArithmetic() throws {
        let basic = try Self.schedule("Mo-Fr 06:00-17:00")
        func after(_ seconds: Int64, _ from: String) throws -> String? {
            let california = try Zone.california()
            return basic.instant(afterStaffedSeconds: seconds, from: try Instant(from))?.formatted(in: california)
        }
        #expect(try after(4 * 3_600, "2026-11-20T15:00:00-08:00") == "2026-11-23T08:00:00-08:00")
        // The earliest instant: the end of Friday, not Monday's beginning.
        #expect(try after(2 * 3_600, "2026-11-20T15:00:00-08:00") == "2026-11-20T17:00:00-08:00")
        // The latest instant: Monday's beginning, not the end of Friday.
        #expect(try after(-2 * 3_600, "2026-11-23T08:00:00-08:00") == "2026-11-23T06:00:00-08:00")
        #expect(try after(-3 * 3_600, "2026-11-23T08:00:00-08:00") == "2026-11-20T16:00:00-08:00")
        #expect(try after(0, "2026-11-21T12:00:00-08:00") == "2026-11-21T12:00:00-08:00")
    }

    @Test("what is unknown is listed and not staffed")
    func unknown() throws {
        let schedule = try Self.schedule("Mo-Fr 06:00-12:00, Mo-Fr 12:00-17:00 unknown \"call first\"")
        let start = try Instant("2026-11-23T00:00:00-08:00")
        let span = start..<start.advanced(bySeconds: 86_400)
        #expect(schedule.windows(in: span).map(\.status) == [Status(.open), Status(.unknown, comment: "call first")])
        #expect(schedule.staffedSeconds(in: span) == 6 * 3_600)
        #expect(
            schedule.span(at: start.advanced(bySeconds: 13 * 3_600)).status == Status(.unknown, comment: "call first"))
    }
}

@Suite("Shifts of the windows on a viewer's clock")
struct WindowShiftTests {
    private static func shift(_ hours: String, viewer: Zone, after: String) throws -> WindowShift? {
        Schedule(hours: try OpeningHours(parsing: hours), zone: try .california()).nextShift(
            for: viewer, after: try Instant(after))
    }

    @Test(
        "Basic's windows move an hour with California's clocks",
        arguments: [
            ("2026-11-21T00:00:00Z", "2027-03-15T22:00:00+09:00", -3_600),
            ("2027-03-15T12:59:59Z", "2027-03-15T22:00:00+09:00", -3_600),
            ("2027-03-15T13:00:00Z", "2027-11-08T23:00:00+09:00", 3_600),
        ]
    )
    func california(after: String, first: String, seconds: Int) throws {
        let japan = try Zone.japan()
        let shift = try #require(try Self.shift("Mo-Fr 06:00-17:00", viewer: japan, after: after))
        #expect(shift.firstWindow.start.formatted(in: japan) == first)
        #expect(shift.seconds == seconds)
    }

    @Test("nothing moves for a viewer on the same clock, or where there are no windows to move")
    func none() throws {
        #expect(try Self.shift("Mo-Fr 06:00-17:00", viewer: .california(), after: "2026-11-21T00:00:00Z") == nil)
        #expect(try Self.shift("24/7", viewer: .japan(), after: "2026-11-21T00:00:00Z") == nil)
        #expect(try Self.shift("off", viewer: .japan(), after: "2026-11-21T00:00:00Z") == nil)
    }
}
