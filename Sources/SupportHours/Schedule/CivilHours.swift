/// Opening hours on the clock of a zone.
package struct CivilHours: Sendable {
    package let hours: OpeningHours
    /// The zone whose wall clock the hours go by.
    package let zone: Zone
    /// The dates that `PH` and `SH` in the hours stand for.
    package let holidays: HolidayCalendar

    package init(hours: OpeningHours, zone: Zone, holidays: HolidayCalendar = .none) {
        self.hours = hours
        self.zone = zone
        self.holidays = holidays
    }

    /// The same hours as if no day were a holiday; nil where they say the same of every day.
    var withoutHolidays: CivilHours? {
        guard holidays != .none, hours.rules.contains(where: { !$0.days.weekdays.holidays.isEmpty }) else { return nil }
        return CivilHours(hours: hours, zone: zone)
    }
}

extension CivilHours {
    var timeline: Timeline {
        Timeline(constantStatus.map(Timeline.Source.constant) ?? .civil(self))
    }

    var repetition: Repetition {
        guard let year = hours.lastSingularYear(holidays: holidays) else { return .none }
        let newYear = Int64(CivilDate.newYear(year + 1)) * 86_400
        return .periodic(from: max(newYear, zone.lastListedTransition?.secondsSinceEpoch ?? .min))
    }

    /// The status that holds for ever; nil where it changes.
    private var constantStatus: Status? {
        guard hours.isWeekly else { return nil }
        var evaluator = hours.evaluator(holidays: holidays)
        let days = (0..<7).map { evaluator.spans(onDay: $0) }
        guard days.allSatisfy({ $0 == days[0] }) else { return nil }
        if days[0].isEmpty { return .closed }
        return days[0][0].minutes == 0..<1_440 ? days[0][0].status : nil
    }

    /// The segment between two instants, seconds since the epoch.
    func segment(from start: Int64, to end: Int64) -> Segment {
        var evaluator = hours.evaluator(holidays: holidays)
        var builder = SegmentBuilder(start: start, end: end)
        for span in zone.offsetSpans(in: Instant(secondsSinceEpoch: start)..<Instant(secondsSinceEpoch: end)) {
            let offset = Int64(span.seconds)
            let from = span.start.secondsSinceEpoch
            let to = span.end.secondsSinceEpoch
            let firstDay = (from + offset).flooredQuotient(by: 86_400)
            let lastDay = (to - 1 + offset).flooredQuotient(by: 86_400)
            for day in stride(from: firstDay, through: lastDay, by: 1) {
                let midnight = day * 86_400 - offset
                for hours in evaluator.spans(onDay: Int(day), within: Schedule.supportedDays) {
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
