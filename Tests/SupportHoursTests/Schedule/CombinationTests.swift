import TestZones
import Testing

@testable import SupportHours

@Suite("Combinations")
struct CombinationTests {
    private static func schedule(_ hours: String, in zone: Zone) throws -> Schedule {
        Schedule(hours: try OpeningHours(parsing: hours), zone: zone)
    }

    /// The vendor's hours in California and a desk in Japan.
    private static func pair(_ vendor: String, _ desk: String) throws -> [Schedule] {
        try [schedule(vendor, in: .california()), schedule(desk, in: .japan())]
    }

    private static func at(_ text: String) throws -> Instant {
        try Instant(text, in: .japan())
    }

    @Test(
        "the state of two members",
        arguments: [
            ("off", "off", OpenState.closed, OpenState.closed), ("off", "unknown", .closed, .unknown),
            ("off", "24/7", .closed, .open), ("unknown", "unknown", .unknown, .unknown),
            ("unknown", "24/7", .unknown, .open), ("24/7", "24/7", .open, .open),
        ])
    func states(first: String, second: String, all: OpenState, any: OpenState) throws {
        let instant = try Self.at("2026-11-24")
        for members in [try Self.pair(first, second), try Self.pair(second, first)] {
            let allOf = Schedule(.allOf, of: members).span(at: instant)
            #expect(allOf == StateSpan(status: Status(all), since: nil, until: nil))
            #expect(Schedule(.anyOf, of: members).span(at: instant).status.state == any)
        }
    }

    @Test("without members all is always open and any never")
    func empty() throws {
        let instant = try Self.at("2026-11-24")
        #expect(Schedule(.allOf, of: []).isOpen(at: instant))
        #expect(!Schedule(.anyOf, of: []).isOpen(at: instant))
        #expect(Schedule(.anyOf, of: []).because(at: instant) == Decision(kind: .hours, members: []))
    }

    @Test("windows of all and of any over both of California's changes")
    func windows() throws {
        let members = try Self.pair("Mo-Fr 06:00-17:00", "Mo-Fr 09:00-18:00")
        func windows(_ combination: Combination, _ from: String, _ to: String) throws -> [String] {
            let schedule = Schedule(combination, of: members)
            return try schedule.windows(in: Self.at(from)..<Self.at(to)).map { window in
                try [window.start, window.end].map { try String($0.formatted(in: .japan()).dropFirst(5).prefix(11)) }
                    .joined(separator: " ")
            }
        }
        #expect(
            try windows(.allOf, "2027-03-11", "2027-03-16")
                == ["03-11T09:00 03-11T10:00", "03-12T09:00 03-12T10:00"])
        #expect(try windows(.allOf, "2027-03-16", "2027-03-20") == [])
        #expect(
            try windows(.anyOf, "2027-03-15", "2027-03-17")
                == ["03-15T09:00 03-15T18:00", "03-15T22:00 03-16T18:00", "03-16T22:00 03-17T00:00"])
    }

    @Test("daytime isn't open while California has daylight time")
    func seldom() throws {
        let daytime = Schedule(.allOf, of: try Self.pair("Mo-Fr 06:00-17:00", "Mo-Fr 09:00-18:00"))
        let now = try Self.at("2026-11-24")
        let longest = daytime.longestUnstaffedSpan(in: now..<now.advanced(bySeconds: 2 * 366 * 86_400))
        #expect(try longest == Self.at("2027-03-12T10:00")..<Self.at("2027-11-09T09:00"))
    }

    @Test("members that never meet never open, and one window far away is found")
    func never() throws {
        let now = try Self.at("2026-11-24")
        let apart = Schedule(.allOf, of: try Self.pair("Mo-Fr 06:00-08:00", "Mo-Fr 14:00-18:00"))
        #expect(apart.nextWindow(after: now) == nil)
        #expect(apart.span(at: now) == StateSpan(status: .closed, since: nil, until: nil))
        #expect(apart.instant(afterStaffedSeconds: 1, from: now) == nil)
        let far = Schedule(.allOf, of: try Self.pair("24/7", "9999 Dec 30 06:00-17:00"))
        #expect(try far.nextWindow(after: now)?.start == Self.at("9999-12-30T06:00"))
        let leap = Schedule(.allOf, of: try Self.pair("Feb 29", "We 12:00-13:00"))
        #expect(try leap.nextWindow(after: now)?.start == Self.at("2028-03-01T12:00"))
    }

    @Test("a member that closes for good decides, whatever the others do")
    func decided() throws {
        let now = try Self.at("2026-11-24")
        let members = try Self.pair("Mo-Fr 06:00-17:00", "Mo-Fr 09:00-18:00; easter off")
        let outage = Override(id: 1, start: now, end: nil, state: .closed)
        let daytime = Schedule(.allOf, of: [members[0].with(overrides: [outage]), members[1]])
        #expect(daytime.nextWindow(after: now) == nil)
        #expect(try daytime.span(at: now).since == Self.at("2026-11-20T10:00"))
        #expect(daytime.nextWindow(after: now.advanced(bySeconds: -20 * 86_400)) != nil)
    }

    @Test("a comment is that of the member that decides")
    func comments() throws {
        let members = try Self.pair("unknown \"vendor\"", "unknown \"desk\"")
        let instant = try Self.at("2026-11-24T12:00")
        #expect(Schedule(.allOf, of: members).span(at: instant).status == Status(.unknown, comment: "vendor"))
        #expect(
            Schedule(.anyOf, of: members.reversed()).span(at: instant).status == Status(.unknown, comment: "desk"))
        let open = try Self.pair("24/7", "Mo-Fr 09:00-18:00 open \"desk\"")
        #expect(Schedule(.allOf, of: open.reversed()).span(at: instant).status == Status(.open, comment: "desk"))
        #expect(Schedule(.allOf, of: open).span(at: instant).status == Status(.open))
    }

    @Test("overrides of members shine through, and its own lie on top and stay when members change")
    func layers() throws {
        let members = try Self.pair("24/7", "24/7")
        let (start, noon, end) = try (Self.at("2026-11-24"), Self.at("2026-11-24T12:00"), Self.at("2026-11-25"))
        let closed = Override(id: 1, start: start, end: end, state: .closed)
        let open = Override(id: 2, start: noon, end: end, state: .open)
        let both = Schedule(.allOf, of: members).with(overrides: [open])
        let changed = both.with(members: [members[0], members[1].with(overrides: [closed])])
        #expect(changed.nextWindow(after: start) == Window(start: noon, end: nil))
        #expect(changed.span(at: start) == StateSpan(status: .closed, since: start, until: noon))
        #expect(changed.because(at: start) == Decision(kind: .override(id: 1), members: [1]))
        #expect(changed.because(at: noon) == Decision(kind: .override(id: 2), members: []))
        #expect(changed.because(at: end) == Decision(kind: .hours, members: [0]))
        #expect(changed.with(members: members).nextWindow(after: start) == nil)
        #expect(members[0].with(members: members) === members[0])
    }

    @Test("segments are shared where no member changes")
    func shared() throws {
        let members = try Self.pair("Mo-Fr 06:00-17:00", "Mo-Fr 09:00-18:00")
        let start = try Self.at("2026-11-24")
        let day = Override(id: 1, start: start, end: start.advanced(bySeconds: 86_400), state: .closed)
        let inner = Schedule(.anyOf, of: members)
        let outer = Schedule(.allOf, of: [inner, members[0]])
        func segment(_ schedule: Schedule, _ slot: Int64) -> Segment {
            schedule.timeline.segment(from: slot << 28, to: (slot + 1) << 28)
        }
        for slot: Int64 in 0..<16 { _ = segment(outer, slot) }
        let changed = outer.with(members: [
            inner.with(members: [members[0], members[1].with(overrides: [day])]), members[0],
        ])
        for slot: Int64 in 0..<16 {
            #expect((segment(changed, slot) === segment(outer, slot)) == (slot != 6), "\(slot)")
        }
    }

    @Test(
        "windows move with the clock of the member that opens them",
        arguments: [
            // Opened by the desk in Japan: nothing moves there, but it does in California.
            ("Mo-Fr 12:00-17:00", "Mo-Sa 06:00-07:00", "Asia/Tokyo", "", 0),
            ("Mo-Fr 12:00-17:00", "Mo-Sa 06:30-07:00", "America/Los_Angeles", "2027-03-16T06:30", 3_600),
            // Opened by the vendor.
            ("Mo-Fr 13:00-17:00", "Mo-Sa 05:00-12:00", "Asia/Tokyo", "2027-03-16T05:00", -3_600),
        ])
    func shifts(vendor: String, desk: String, viewer: String, first: String, seconds: Int) throws {
        let both = Schedule(.allOf, of: try Self.pair(vendor, desk))
        let zone: Zone = viewer == "Asia/Tokyo" ? try .japan() : try .california()
        let shift = both.nextShift(for: zone, after: try Self.at("2027-03-01"))
        #expect(shift?.seconds ?? 0 == seconds)
        #expect(try shift?.firstWindow.start.formatted(in: .japan()).prefix(16).description ?? "" == first)
    }
}

@Suite("What decided")
struct DecisionTests {
    private static let zone = Result { try Zone.california() }

    private static func schedule(_ hours: String, holidays: [String]) throws -> Schedule {
        Schedule(
            hours: try OpeningHours(parsing: hours), zone: try zone.get(),
            holidays: HolidayCalendar(publicHolidays: try Set(holidays.map { try CivilDate(parsing: $0) })))
    }

    @Test(
        "a holiday decides where the state would be another without it",
        arguments: [
            ("2026-11-26T12:00", Decision.Kind.holiday), ("2026-11-26T05:59", .hours), ("2026-11-26T17:00", .hours),
            ("2026-11-25T12:00", .hours), ("2026-11-28T12:00", .hours),
        ])
    func holiday(at: String, kind: Decision.Kind) throws {
        let schedule = try Self.schedule("Mo-Fr 06:00-17:00; PH off", holidays: ["2026-11-26", "2026-11-28"])
        let instant = try Instant(at, in: Self.zone.get())
        #expect(schedule.because(at: instant) == Decision(kind: kind, members: []))
        // Over it there may be an override, and it comes through a combination.
        let day = Override(id: 7, start: instant, end: instant.advanced(bySeconds: 60), state: .closed)
        #expect(schedule.with(overrides: [day]).because(at: instant).kind == .override(id: 7))
        let open = try Self.schedule("24/7", holidays: [])
        let all = Schedule(.allOf, of: [open, Schedule(.anyOf, of: [schedule])])
        let isClosed = !schedule.isOpen(at: instant)
        #expect(
            all.because(at: instant)
                == (isClosed ? Decision(kind: kind, members: [1, 0]) : Decision(kind: .hours, members: [0])))
    }

    @Test("hours that name no holidays, or for which there are none, aren't asked twice")
    func without() throws {
        #expect(try Self.schedule("Mo-Fr 06:00-17:00", holidays: ["2026-11-26"]).withoutHolidays == nil)
        #expect(try Self.schedule("Mo-Fr 06:00-17:00; PH off", holidays: []).withoutHolidays == nil)
        #expect(try Self.schedule("24/7; PH off", holidays: ["2026-11-26"]).withoutHolidays != nil)
    }
}
