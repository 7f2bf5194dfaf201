/// A vendor's hours on the vendor's clock, or a combination of such hours, with overrides over them; and every answer
/// about them.
///
/// Open means: the zone's wall clock reads inside the hours. For each span of time in which the zone's UTC offset is
/// constant, the hours on the clock are cut to what the clock shows in that span and moved back to UTC. Hours that the
/// clock skips never are; hours that it shows twice are twice.
///
/// All answers are read off one timeline, so they cannot contradict each other. They hold for the years 1900 to 9999.
/// What holds when these begin has always held, and what holds when they end has no end: the bounds are the calendar's
/// here, and no opening or closing of the vendor's.
package final class Schedule: Sendable {
    package static let supportedYears = 1900...9999

    /// Days since 1970-01-01.
    static let supportedDays: ClosedRange<Int> = {
        let first = CivilDate.daysSinceEpoch(year: supportedYears.lowerBound, month: 1, day: 1)
        let last = CivilDate.daysSinceEpoch(year: supportedYears.upperBound, month: 12, day: 31)
        return first...last
    }()

    /// What lies under the overrides.
    package enum Source: Sendable {
        case civil(CivilHours)
        /// Other schedules, with their own overrides.
        case combination(Combination, of: [Schedule])
    }

    let timeline: Timeline
    /// Without the overrides.
    let base: Timeline
    let overrideLayer: OverrideLayer
    package let source: Source
    /// The base if no day were a holiday; nil where it would be the same.
    let withoutHolidays: Timeline?

    package convenience init(hours: OpeningHours, zone: Zone, holidays: HolidayCalendar = .none) {
        self.init(CivilHours(hours: hours, zone: zone, holidays: holidays))
    }

    package init(_ hours: CivilHours) {
        source = .civil(hours)
        overrideLayer = .none
        base = hours.timeline
        timeline = base
        // Nothing of it is compiled until somebody asks.
        withoutHolidays = hours.withoutHolidays?.timeline
    }

    /// A schedule of other ones. Of several members that agree, the first one's comment is kept.
    ///
    /// - Parameter members: as they are now, with their overrides. Of none, `allOf` is always open and `anyOf` never.
    package convenience init(_ combination: Combination, of members: [Schedule]) {
        self.init(combination, of: members, replacing: nil)
    }

    /// - Parameter earlier: what it replaces, whose overrides it keeps.
    private init(_ combination: Combination, of members: [Schedule], replacing earlier: Schedule?) {
        source = .combination(combination, of: members)
        overrideLayer = earlier?.overrideLayer ?? .none
        base = .combining(members.map(\.timeline), by: combination, replacing: earlier?.base)
        timeline = base.overlaid(by: overrideLayer, replacing: earlier?.timeline)
        withoutHolidays = nil
    }

    /// - Parameter earlier: one with the same hours and other overrides.
    private init(_ layer: OverrideLayer, replacing earlier: Schedule) {
        source = earlier.source
        overrideLayer = layer
        base = earlier.base
        timeline = base.overlaid(by: layer, replacing: earlier.timeline)
        withoutHolidays = earlier.withoutHolidays
    }

    /// - Parameter schedule: hours of its own, with holidays that matter.
    private init?(withoutHolidaysOf schedule: Schedule) {
        guard let base = schedule.withoutHolidays, let hours = schedule.civilHours?.withoutHolidays else { return nil }
        source = .civil(hours)
        overrideLayer = schedule.overrideLayer
        self.base = base
        timeline = base.overlaid(by: overrideLayer, replacing: nil)
        withoutHolidays = nil
    }

    /// The same hours with the same overrides as if no day were a holiday; nil where that is the same, and for a
    /// combination. What is compiled of the hours stays with this schedule.
    package var ignoringHolidays: Schedule? { Schedule(withoutHolidaysOf: self) }

    /// Whether the hours answer otherwise on holidays than on other days.
    package var goesByHolidays: Bool { withoutHolidays != nil }

    /// When the hours would next change if no day were a holiday, without overrides; nil for never, and where that is the
    /// same.
    package func nextChangeIgnoringHolidays(after instant: Instant) -> Instant? {
        guard let withoutHolidays else { return nil }
        let time = instant.secondsSinceEpoch
        let others = StateSet.all.subtracting(withoutHolidays.state(at: time))
        return withoutHolidays.first(from: time, in: others).flatMap(Self.instant)
    }

    /// The hours under the overrides; nil for a combination, which has neither hours nor a zone of its own.
    package var civilHours: CivilHours? {
        if case .civil(let hours) = source { hours } else { nil }
    }

    /// All overrides, by creation.
    package var overrides: [Override] { overrideLayer.overrides }

    /// From the first to the last instant that an override decides, as far as those created later leave any.
    ///
    /// - Returns: nil where they leave none, or there is no such override; an end that is nil for one without an end.
    package func extent(ofOverride id: Int64) -> Window? {
        let parts = overrideLayer.parts.filter { $0.id == id }
        guard let first = parts.first, let last = parts.last else { return nil }
        return Window(
            start: Instant(secondsSinceEpoch: first.start),
            end: last.end < Timeline.end ? Instant(secondsSinceEpoch: last.end) : nil)
    }

    /// The same hours with other overrides in place of all that there are.
    ///
    /// Costs microseconds, and shares with this schedule every segment of time in which the two don't differ.
    ///
    /// - Parameter overrides: all of them, in any order; no two with the same `id`.
    package func with(overrides: [Override]) -> Schedule {
        Schedule(OverrideLayer(overrides, after: overrideLayer), replacing: self)
    }

    /// The same combination, and its own overrides, of what its members have become. Shares what hasn't changed.
    ///
    /// - Parameter members: as many as there are, in their order.
    /// - Returns: itself where it is no combination.
    package func with(members: [Schedule]) -> Schedule {
        guard case .combination(let combination, _) = source else { return self }
        return Schedule(combination, of: members, replacing: self)
    }

    /// Whether the hours say `open`; what is `unknown` is not staffed.
    package func isOpen(at instant: Instant) -> Bool {
        timeline.state(at: instant.secondsSinceEpoch) == .open
    }

    /// The status at an instant, and how long that state has held and will hold.
    package func span(at instant: Instant) -> StateSpan {
        let time = instant.secondsSinceEpoch
        let status = timeline.status(at: time)
        let others = StateSet.all.subtracting(StateSet(status.state))
        return StateSpan(
            status: status,
            since: timeline.endOfLast(before: time, in: others).flatMap(Self.instant),
            until: timeline.first(from: time, in: others).flatMap(Self.instant)
        )
    }

    /// The first staffed window that begins after `instant`; nil where there is none.
    package func nextWindow(after instant: Instant) -> Window? {
        guard let window = timeline.window(after: instant.secondsSinceEpoch),
            let start = Self.instant(window.start)
        else { return nil }
        return Window(start: start, end: window.end.flatMap(Self.instant))
    }

    /// What is open or unknown within the span, in order and clipped to it; what touches with the same status is one.
    package func windows(in span: Range<Instant>) -> [ListedWindow] {
        var windows: [ListedWindow] = []
        timeline.forEachRun(from: span.lowerBound.secondsSinceEpoch, to: span.upperBound.secondsSinceEpoch) {
            start, end, status in
            guard status.state != .closed else { return }
            let start = Instant(secondsSinceEpoch: start)
            let end = Instant(secondsSinceEpoch: end)
            if let last = windows.last, last.end == start, last.status == status {
                windows[windows.count - 1].end = end
            } else {
                windows.append(ListedWindow(start: start, end: end, status: status))
            }
        }
        return windows
    }

    /// Staffed seconds within the span.
    package func staffedSeconds(in span: Range<Instant>) -> Int64 {
        timeline.staffedSeconds(from: span.lowerBound.secondsSinceEpoch, to: span.upperBound.secondsSinceEpoch)
    }

    /// The instant that a given amount of staffed time separates from another.
    ///
    /// - Parameter seconds: staffed seconds. Forwards, the earliest instant by which they have passed since `start`;
    ///   negative, the latest from which they lead to `start`; 0 is `start` itself.
    /// - Returns: nil where there is never that much.
    package func instant(afterStaffedSeconds seconds: Int64, from start: Instant) -> Instant? {
        let time =
            seconds < 0
            ? timeline.latest(beforeStaffed: -seconds, to: start.secondsSinceEpoch)
            : timeline.earliest(afterStaffed: seconds, from: start.secondsSinceEpoch)
        return time.flatMap(Self.instant)
    }

    /// Instants after the last supported year can't be written. [RFC 3339 has years of four digits]
    private static func instant(_ time: Int64) -> Instant? {
        time < 253_402_300_800 ? Instant(secondsSinceEpoch: time) : nil
    }
}
