/// A vendor's hours on the vendor's clock, and every answer about them.
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
    private static let supportedDays: ClosedRange<Int> = {
        let first = CivilDate.daysSinceEpoch(year: supportedYears.lowerBound, month: 1, day: 1)
        let last = CivilDate.daysSinceEpoch(year: supportedYears.upperBound, month: 12, day: 31)
        return first...last
    }()

    package let hours: OpeningHours
    /// The vendor's zone.
    package let zone: Zone
    /// The dates that `PH` and `SH` in the hours stand for.
    package let holidays: HolidayCalendar
    private let timeline: Timeline

    package init(hours: OpeningHours, zone: Zone, holidays: HolidayCalendar = .none) {
        self.hours = hours
        self.zone = zone
        self.holidays = holidays
        if let status = hours.constantStatus(holidays: holidays) {
            timeline = Timeline(always: status)
        } else {
            let repeats = hours.lastSingularYear(holidays: holidays).map { year in
                max(Int64(CivilDate.newYear(year + 1)) * 86_400, zone.lastListedTransition?.secondsSinceEpoch ?? .min)
            }
            timeline = Timeline(repeatingFrom: repeats) { start, end in
                Self.compile(hours.evaluator(holidays: holidays), zone, from: start, to: end)
            }
        }
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

extension Schedule {
    private static func compile(
        _ evaluator: DayEvaluator, _ zone: Zone, from start: Int64, to end: Int64
    ) -> Segment {
        var evaluator = evaluator
        var builder = SegmentBuilder(start: start, end: end)
        for span in zone.offsetSpans(in: Instant(secondsSinceEpoch: start)..<Instant(secondsSinceEpoch: end)) {
            let offset = Int64(span.seconds)
            let from = span.start.secondsSinceEpoch
            let to = span.end.secondsSinceEpoch
            let firstDay = (from + offset).flooredQuotient(by: 86_400)
            let lastDay = (to - 1 + offset).flooredQuotient(by: 86_400)
            for day in stride(from: firstDay, through: lastDay, by: 1) {
                let midnight = day * 86_400 - offset
                for hours in evaluator.spans(onDay: Int(day), within: supportedDays) {
                    builder.append(
                        hours.status,
                        from: max(from, midnight + Int64(hours.minutes.lowerBound) * 60),
                        to: min(to, midnight + Int64(hours.minutes.upperBound) * 60)
                    )
                }
            }
        }
        return builder.finish()
    }
}

extension DayEvaluator {
    /// The day's spans; a day before the supported ones goes on as the first of them begins, and one after them as the
    /// last of them ends.
    fileprivate mutating func spans(onDay day: Int, within supported: ClosedRange<Int>) -> [DaySpan] {
        let edge: Int
        let border: DaySpan?
        if day < supported.lowerBound {
            edge = 0
            border = spans(onDay: supported.lowerBound).first
        } else if day > supported.upperBound {
            edge = 1_440
            border = spans(onDay: supported.upperBound).last
        } else {
            return spans(onDay: day)
        }
        guard let border, border.minutes.lowerBound == edge || border.minutes.upperBound == edge else { return [] }
        return [DaySpan(minutes: 0..<1_440, status: border.status)]
    }
}

extension OpeningHours {
    /// The status that holds for ever; nil where it changes.
    fileprivate func constantStatus(holidays: HolidayCalendar) -> Status? {
        guard isWeekly else { return nil }
        var evaluator = evaluator(holidays: holidays)
        let days = (0..<7).map { evaluator.spans(onDay: $0) }
        guard days.allSatisfy({ $0 == days[0] }) else { return nil }
        if days[0].isEmpty { return .closed }
        return days[0][0].minutes == 0..<1_440 ? days[0][0].status : nil
    }
}
