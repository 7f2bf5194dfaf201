import TestZones
import Testing

@testable import SupportHours

@Suite("Overrides")
struct OverrideTests {
    private static func basic(_ hours: String = "Mo-Fr 06:00-17:00", holidays: [String] = []) throws -> Schedule {
        let dates = try Set(holidays.map { try CivilDate(parsing: $0) })
        return Schedule(
            hours: try OpeningHours(parsing: hours), zone: try .california(),
            holidays: HolidayCalendar(publicHolidays: dates))
    }

    private static func override(
        _ id: Int64, _ state: OpenState, from start: String, to end: String?
    ) throws -> Override {
        let zone = try Zone.california()
        return Override(
            id: id, start: try Instant(start, in: zone), end: try end.map { try Instant($0, in: zone) }, state: state)
    }

    private static func at(_ text: String) throws -> Instant {
        try Instant(text, in: .california())
    }

    @Test("no overrides leave the same timeline")
    func none() throws {
        let basic = try Self.basic()
        #expect(basic.with(overrides: []).timeline === basic.timeline)
        // Nor do such as hold at no instant.
        let empty = try Self.override(1, .closed, from: "2026-11-24", to: "2026-11-24")
        #expect(basic.with(overrides: [empty]).timeline === basic.timeline)
    }

    @Test("of overrides that overlap the one created last holds, in whatever order they are given")
    func later() throws {
        let closed = try Self.override(1, .closed, from: "2026-11-24", to: "2026-11-27")
        let open = try Self.override(2, .open, from: "2026-11-25T20:00", to: "2026-11-25T22:00")
        let unknown = try Self.override(3, .unknown, from: "2026-11-25T21:00", to: nil)
        for overrides in [[closed, open, unknown], [unknown, open, closed], [open, unknown, closed]] {
            let schedule = try Self.basic().with(overrides: overrides)
            let span = try Self.at("2026-11-23")..<Self.at("2026-11-26")
            #expect(
                try schedule.windows(in: span) == [
                    ListedWindow(
                        start: Self.at("2026-11-23T06:00"), end: Self.at("2026-11-23T17:00"), status: Status(.open)),
                    ListedWindow(
                        start: Self.at("2026-11-25T20:00"), end: Self.at("2026-11-25T21:00"), status: Status(.open)),
                    ListedWindow(
                        start: Self.at("2026-11-25T21:00"), end: Self.at("2026-11-26"), status: Status(.unknown)),
                ])
            #expect(try schedule.nextWindow(after: Self.at("2026-11-25T21:00")) == nil)
            #expect(try schedule.span(at: Self.at("2026-12-25")).until == nil)
            #expect(try schedule.span(at: Self.at("2026-12-25")).since == Self.at("2026-11-25T21:00"))
            #expect(schedule.overrides == [closed, open, unknown])
        }
    }

    @Test("an override opens and closes what touches it without a seam")
    func seam() throws {
        let schedule = try Self.basic().with(overrides: [
            Self.override(1, .open, from: "2026-11-24T17:00", to: "2026-11-24T19:00")
        ])
        let window = try Window(start: Self.at("2026-11-24T06:00"), end: Self.at("2026-11-24T19:00"))
        #expect(try schedule.nextWindow(after: Self.at("2026-11-24")) == window)
        #expect(try schedule.windows(in: Self.at("2026-11-24")..<Self.at("2026-11-25")).count == 1)
    }

    @Test("a day that is closed cuts what is always open, and nothing else", arguments: [true, false])
    func always(isWritten: Bool) throws {
        let always = try Self.basic(isWritten ? "24/7" : "24/7; PH off", holidays: isWritten ? [] : ["1971-01-01"])
        let schedule = try always.with(overrides: [Self.override(1, .closed, from: "2026-11-24", to: "2026-11-25")])
        let (start, end) = try (Self.at("2026-11-24"), Self.at("2026-11-25"))
        #expect(schedule.span(at: start.advanced(bySeconds: -1)).until == start)
        #expect(schedule.span(at: start) == StateSpan(status: .closed, since: start, until: end))
        #expect(schedule.span(at: end) == StateSpan(status: Status(.open), since: end, until: nil))
        #expect(schedule.nextWindow(after: start) == Window(start: end, end: nil))
        #expect(schedule.nextWindow(after: end) == nil)
        if isWritten { #expect(schedule.span(at: start.advanced(bySeconds: -1)).since == nil) }
        #expect(schedule.staffedSeconds(in: start.advanced(bySeconds: -60)..<end.advanced(bySeconds: 60)) == 120)
        #expect(
            schedule.instant(afterStaffedSeconds: 61, from: start.advanced(bySeconds: -60))
                == end.advanced(bySeconds: 1))
    }

    @Test("a window that an override opens where there is never one is found from afar, and only before it")
    func never() throws {
        for hours in ["off", "2020 Mo-Fr 06:00-17:00", "easter off"] {
            let schedule = try Self.basic(hours).with(overrides: [
                Self.override(1, .open, from: "2090-05-01", to: "2090-05-02"),
                Self.override(2, .open, from: "2400-05-01", to: "2400-05-02"),
            ])
            let first = try Window(start: Self.at("2090-05-01"), end: Self.at("2090-05-02"))
            let second = try Window(start: Self.at("2400-05-01"), end: Self.at("2400-05-02"))
            #expect(try schedule.nextWindow(after: Self.at("2026-11-24")) == first, "\(hours)")
            #expect(try schedule.nextWindow(after: Self.at("2091-01-01")) == second, "\(hours)")
            #expect(try schedule.nextWindow(after: Self.at("2401-01-01")) == nil, "\(hours)")
            #expect(try schedule.span(at: Self.at("9000-01-01")).since == second.end, "\(hours)")
            #expect(
                try schedule.instant(afterStaffedSeconds: -1, from: Self.at("9000-01-01"))?.advanced(bySeconds: 1)
                    == second.end)
        }
    }

    @Test("a thousand overrides in one hour are told apart")
    func crowd() throws {
        let start = try Self.at("2026-11-22T12:00")
        let overrides = (0..<1_000).map { index in
            let from = start.advanced(bySeconds: Int64(index) * 3)
            return Override(
                id: Int64(index), start: from, end: from.advanced(bySeconds: index % 2 == 0 ? 1 : 2), state: .open)
        }
        let schedule = try Self.basic().with(overrides: overrides)
        for override in overrides {
            #expect(schedule.isOpen(at: override.start))
            #expect(!schedule.isOpen(at: override.start.advanced(bySeconds: -1)))
            let window = schedule.nextWindow(after: override.start.advanced(bySeconds: -1))
            #expect(window == Window(start: override.start, end: override.end))
        }
        #expect(schedule.staffedSeconds(in: start..<start.advanced(bySeconds: 3_600)) == 1_500)
    }

    @Test("segments that overrides don't touch are those of the schedule without them")
    func shared() throws {
        let basic = try Self.basic()
        let day = try Self.override(1, .closed, from: "2026-11-24", to: "2026-11-25")
        let schedule = basic.with(overrides: [day])
        #expect(try !schedule.isOpen(at: Self.at("2026-11-24T12:00")))
        let both = try schedule.with(overrides: [day, Self.override(2, .closed, from: "2090-01-01", to: "2090-01-02")])
        func segment(_ schedule: Schedule, _ slot: Int64) -> Segment {
            schedule.timeline.segment(from: slot << 28, to: (slot + 1) << 28)
        }
        // 2026 lies in slot 6, 2090 in slot 14.
        for slot: Int64 in 0..<16 {
            #expect((segment(schedule, slot) === segment(basic, slot)) == (slot != 6))
            #expect((segment(both, slot) === segment(schedule, slot)) == (slot != 14))
        }
    }

    @Test(
        "the longest time without a window",
        arguments: [
            ("Mo-Fr 06:00-17:00", "2026-11-23", "2026-12-07", "2026-11-27T17:00", "2026-11-30T06:00"),
            ("Mo-Fr 06:00-17:00", "2026-11-24", "2026-11-25", "2026-11-24T17:00", "2026-11-25"),
            ("off", "2026-11-24", "2028-11-24", "2026-11-24", "2028-11-24"),
            (
                "Mo-Fr 06:00-17:00; Dec 20-Jan 10 off", "2026-11-24", "2028-11-24", "2027-12-17T17:00",
                "2028-01-11T06:00"
            ),
        ])
    func longest(hours: String, from: String, to: String, start: String, end: String) throws {
        let found = try Self.basic(hours).longestUnstaffedSpan(in: Self.at(from)..<Self.at(to))
        #expect(try found == Self.at(start)..<Self.at(end))
    }

    @Test("what is staffed throughout has no time without a window")
    func staffedThroughout() throws {
        #expect(try Self.basic("24/7").longestUnstaffedSpan(in: Self.at("2026-11-24")..<Self.at("2028-11-24")) == nil)
        #expect(try Self.basic("off").longestUnstaffedSpan(in: Self.at("2026-11-24")..<Self.at("2026-11-24")) == nil)
    }

    @Test("windows that overrides open don't move with the clocks")
    func shift() throws {
        let bare = try Self.basic("Mo-Fr 06:00-17:00; 2027 Mar 15-19 off")
        let schedule = try bare.with(overrides: [
            Self.override(1, .open, from: "2027-03-15T06:00", to: "2027-03-15T17:00")
        ])
        let shift = try #require(try schedule.nextShift(for: .japan(), after: Self.at("2027-03-01")))
        #expect(try shift.firstWindow.start == Self.at("2027-03-22T06:00"))
        #expect(shift.seconds == -3_600)
    }

    @Test("an override reaches as far as those created later leave it")
    func extents() throws {
        let first = try Self.override(1, .closed, from: "2026-11-24", to: "2026-11-27")
        let middle = try Self.override(2, .open, from: "2026-11-25", to: "2026-11-26")
        let over = try Self.override(3, .unknown, from: "2026-11-26T12:00", to: nil)
        let covered = try Self.override(4, .open, from: "2026-12-01", to: "2026-12-02")
        let last = try Self.override(5, .closed, from: "2026-11-30", to: nil)
        let schedule = try Self.basic().with(overrides: [first, middle, over, covered, last])
        func extent(_ id: Int64) throws -> Window? { schedule.extent(ofOverride: id) }
        #expect(try extent(1) == Window(start: Self.at("2026-11-24"), end: Self.at("2026-11-26T12:00")))
        #expect(try extent(2) == Window(start: Self.at("2026-11-25"), end: Self.at("2026-11-26")))
        #expect(try extent(3) == Window(start: Self.at("2026-11-26T12:00"), end: Self.at("2026-11-30")))
        #expect(try extent(4) == nil)
        #expect(try extent(5) == Window(start: Self.at("2026-11-30"), end: nil))
        #expect(try extent(6) == nil)
    }

    @Test("without its holidays a schedule keeps its overrides")
    func ignoringHolidays() throws {
        let override = try Self.override(1, .closed, from: "2026-11-27", to: "2026-11-28")
        let schedule = try Self.basic("Mo-Fr 06:00-17:00; PH off", holidays: ["2026-11-26"])
            .with(overrides: [override])
        let usual = try #require(schedule.ignoringHolidays)
        #expect(try !schedule.isOpen(at: Self.at("2026-11-26T12:00")))
        #expect(try usual.isOpen(at: Self.at("2026-11-26T12:00")))
        #expect(try !usual.isOpen(at: Self.at("2026-11-27T12:00")))
        #expect(usual.overrides == [override])
        #expect(try Self.basic(holidays: ["2026-11-26"]).ignoringHolidays === nil)
        #expect(try Schedule(.allOf, of: [Self.basic("PH off", holidays: ["2026-11-26"])]).ignoringHolidays === nil)
    }
}
