import TestZones
import Testing

@testable import SupportHours

@Suite("Schedules without end")
struct NeverTests {
    /// From the first zone that a new day reaches to the last, with daylight time on either hemisphere and an offset of
    /// history with seconds.
    static let zones = [
        "JST-9", "PST8PDT,M3.2.0,M11.1.0", "<+14>-14", "<-12>12", "UTC0",
        "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
        "LMT-0:19:32", "AEST-10AEDT,M10.1.0,M4.1.0/3",
    ]

    private func schedule(_ hours: String, _ zone: String, _ holidays: [String] = []) throws -> Schedule {
        let dates = try Set(holidays.map { try CivilDate(parsing: $0) })
        return Schedule(
            hours: try OpeningHours(parsing: hours), zone: try Zone(posix: zone),
            holidays: HolidayCalendar(publicHolidays: dates, schoolHolidays: dates))
    }

    @Test("after the last exception it never closes again, and before the first it always was open", arguments: zones)
    func lastException(zone: String) throws {
        for hours in [
            "24/7; PH off", "Mo-Su 00:00-24:00; PH off", "24/7; 2026 Jun 01 off", "24/7; SH off", "PH off || 24/7",
        ] {
            let schedule = try schedule(hours, zone, ["2026-06-01"])
            let noon = try Instant("2026-06-01T12:00", in: schedule.zone)
            let midnight = try Instant("2026-06-02", in: schedule.zone)
            let morning = try Instant("2026-06-01", in: schedule.zone)
            if hours == "PH off || 24/7" {
                // A fallback fills what is off as well.
                #expect(schedule.span(at: noon) == StateSpan(status: Status(.open), since: nil, until: nil))
                continue
            }
            #expect(schedule.span(at: noon) == StateSpan(status: .closed, since: morning, until: midnight), "\(hours)")
            #expect(schedule.nextWindow(after: noon) == Window(start: midnight, end: nil), "\(hours)")
            let after = StateSpan(status: Status(.open), since: midnight, until: nil)
            let before = StateSpan(status: Status(.open), since: nil, until: morning)
            #expect(schedule.span(at: midnight.advanced(bySeconds: 9_000_000)) == after, "\(hours)")
            #expect(schedule.span(at: morning.advanced(bySeconds: -9_000_000)) == before, "\(hours)")
            #expect(schedule.nextWindow(after: midnight) == nil, "\(hours)")
        }
    }

    @Test(
        "what is always so has neither beginning nor end, however it is written",
        arguments: [
            ("Mo-Su,PH 00:00-24:00", OpenState.open), ("Mo-Su,PH,SH", .open), ("Jan-Dec 00:00-24:00", .open),
            ("week 01-53", .open), ("1900-9999 Mo-Su", .open), ("1900+", .open), ("Mo[1-5],Tu-Su", .open),
            ("Mo-Su 00:00-12:00, Jan-Dec 12:00-24:00", .open), ("Jan 01-Dec 31 18:00-42:00", .open),
            ("PH off; Mo-Su 00:00-24:00", .open), ("Jan-Dec off", .closed), ("PH,SH,Mo-Su off", .closed),
            ("Mo-Fr 06:00-17:00; 1900-9999 off", .closed), ("Jan-Dec unknown \"by arrangement\"", .unknown),
        ], ["JST-9", "PST8PDT,M3.2.0,M11.1.0"])
    func always(hours: (String, OpenState), zone: String) throws {
        let schedule = try schedule(hours.0, zone, ["2026-05-20", "2031-01-01"])
        for at in [
            "1900-01-01T00:00", "1970-01-01T00:00", "2026-05-20T12:00", "2150-07-07T00:00", "9999-12-31T23:59:59",
        ] {
            let span = schedule.span(at: try Instant(at, in: schedule.zone))
            #expect(span.status.state == hours.1)
            #expect(span.since == nil && span.until == nil, "\(hours.0) at \(at)")
            #expect(try schedule.nextWindow(after: Instant(at, in: schedule.zone)) == nil, "\(hours.0) at \(at)")
        }
    }

    @Test("what began or ends with a year goes on for ever on the other side", arguments: zones)
    func oneSide(zone: String) throws {
        let now = "2027-03-14T12:00"
        let begun = try schedule("2026+", zone)
        #expect(try begun.span(at: Instant(now, in: begun.zone)).since == Instant("2026-01-01", in: begun.zone))
        #expect(try begun.span(at: Instant(now, in: begun.zone)).until == nil)
        #expect(try begun.nextWindow(after: Instant("2025-07-01", in: begun.zone))?.end == nil)
        #expect(try begun.span(at: Instant("2025-07-01", in: begun.zone)).since == nil)

        let ending = try schedule("24/7; 2030+ off", zone)
        #expect(try ending.span(at: Instant(now, in: ending.zone)).since == nil)
        #expect(try ending.span(at: Instant(now, in: ending.zone)).until == Instant("2030-01-01", in: ending.zone))
        #expect(try ending.span(at: Instant("2031-07-01", in: ending.zone)).until == nil)

        let closed = try schedule("Mo-Fr 09:00-17:00; 2030+ off", zone)
        let last = try Instant("2030-06-01", in: closed.zone)
        #expect(closed.nextWindow(after: last) == nil)
        #expect(closed.span(at: last).until == nil)
    }

    @Test("a window that the end of the last year cuts has no end, nor has one a beginning before the first year")
    func cut() throws {
        let evening = try schedule("Mo-Su 10:00-24:00", "JST-9")
        let last = try Instant("9999-12-31T09:00", in: evening.zone)
        #expect(try evening.nextWindow(after: last) == Window(start: Instant("9999-12-31T10:00:00+09:00"), end: nil))
        let morning = try schedule("Mo-Su 00:00-10:00", "JST-9")
        let first = try morning.span(at: Instant("1900-01-01T05:00", in: morning.zone))
        #expect(try first == StateSpan(status: Status(.open), since: nil, until: Instant("1900-01-01T10:00:00+09:00")))
        // What ends before midnight ends.
        let day = try schedule("Mo-Su 10:00-23:00", "JST-9")
        let end = try Instant("9999-12-31T23:00:00+09:00")
        #expect(try day.span(at: Instant("9999-12-31T12:00:00+09:00")).until == end)
        #expect(day.span(at: end) == StateSpan(status: .closed, since: end, until: nil))
    }
}

extension Schedule {
    fileprivate var zone: Zone { civilHours?.zone ?? .utc }
}
