/// A span of a civil day on the wall clock.
package struct DaySpan: Hashable, Sendable {
    /// Minutes since 00:00, within `0..<1440`.
    package var minutes: Range<Int>
    package var status: Status

    package init(minutes: Range<Int>, status: Status) {
        self.minutes = minutes
        self.status = status
    }
}

extension OpeningHours {
    /// Evaluates single days of these hours.
    ///
    /// - Parameter holidays: the dates that `PH` and `SH` stand for.
    package func evaluator(holidays: HolidayCalendar = .none) -> DayEvaluator {
        DayEvaluator(self, holidays: HolidayDays(holidays))
    }
}

/// Evaluates civil days.
///
/// A day's spans depend only on which rules select the day and which select its eve (for times past midnight). So a
/// year's days are matched at once, and spans are cached by those two sets. Consecutive days of one year cost next to
/// nothing; changing the year costs some microseconds.
package struct DayEvaluator: Sendable {
    private struct Selection: Hashable {
        /// The rules, by bit, that select the day.
        var day: UInt64
        /// Those with times past midnight that select its eve.
        var eve: UInt64
    }

    private static let mostPatterns = 1_024

    private let patterns: DayPatterns
    private let holidays: OpeningHours.HolidayDays
    private var known: [Selection: [DaySpan]] = [:]
    /// The days of the cached year.
    private var yearDays = 0..<0
    private var year: [[DaySpan]] = []

    init(_ hours: OpeningHours, holidays: OpeningHours.HolidayDays) {
        patterns = DayPatterns(hours.rules)
        self.holidays = holidays
    }

    /// The day's spans: sorted, not overlapping, adjacent ones different. The rest is closed without comment.
    package mutating func spans(on date: CivilDate) -> [DaySpan] {
        if !yearDays.contains(date.daysSinceEpoch) {
            prepare(date.year)
        }
        return year[date.daysSinceEpoch - yearDays.lowerBound]
    }

    /// The same for the day that many days after 1970-01-01.
    package mutating func spans(onDay number: Int) -> [DaySpan] {
        if !yearDays.contains(number) {
            prepare(CivilDate(daysSinceEpoch: number).year)
        }
        return year[number - yearDays.lowerBound]
    }

    private mutating func prepare(_ number: Int) {
        yearDays = CivilDate.newYear(number)..<CivilDate.newYear(number + 1)
        // The rules, by bit, that select each day, from the last day of the year before.
        var selected = [UInt64](repeating: 0, count: yearDays.count + 1)
        for (index, rule) in patterns.rules.enumerated() {
            rule.days.forEachDay(of: number, holidays: holidays) { day in
                selected[day - yearDays.lowerBound + 1] |= 1 << UInt64(index)
            }
        }
        year.removeAll(keepingCapacity: true)
        year.reserveCapacity(yearDays.count)
        var previous: Selection?
        for day in 1...yearDays.count {
            let selection = Selection(day: selected[day], eve: selected[day - 1] & patterns.pastMidnight)
            if selection == previous, let spans = year.last {
                year.append(spans)
            } else {
                year.append(spans(selection))
            }
            previous = selection
        }
    }

    private mutating func spans(_ selection: Selection) -> [DaySpan] {
        if let spans = known[selection] {
            return spans
        }
        if known.count >= Self.mostPatterns {
            known.removeAll(keepingCapacity: true)
        }
        let spans = patterns.spans(day: selection.day, eve: selection.eve)
        known[selection] = spans
        return spans
    }
}
