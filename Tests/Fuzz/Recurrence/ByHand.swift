import SupportHours

@testable import Recurrence

/// A rule's occurrences by going through its days one by one. [RFC 5545 §3.3.10]
///
/// Without numbered days and positions, which count within a period.
struct ByHand {
    private let rule: RuleParts
    private let start: CivilDateTime

    /// - Parameter rule: with everything spelled out.
    /// - Returns: nil for rules that it doesn't know.
    init?(_ rule: RuleParts, start: CivilDateTime) {
        guard rule.setPositions.isEmpty, rule.days.allSatisfy({ $0.ordinal == 0 }) else { return nil }
        self.rule = rule
        self.start = start
    }

    /// - Parameters:
    ///   - end: the last that may be one.
    ///   - days: how many days from the start are looked at.
    func times(until end: CivilDateTime?, within days: Int) -> [CivilDateTime] {
        let seconds = rule.hours.flatMap { hour in
            rule.minutes.flatMap { minute in rule.seconds.map { hour * 3_600 + minute * 60 + $0 } }
        }
        return (0..<days).map { start.date.adding(days: $0) }.filter(contains)
            .flatMap { date in Set(seconds).sorted().map { CivilDateTime(date: date, secondOfDay: $0) } }
            .filter { $0 >= start && $0 <= end ?? $0 }
    }

    private func contains(_ date: CivilDate) -> Bool {
        let length = CivilDate.length(ofMonth: date.month, in: date.year)
        let newYear = CivilDate.newYear(of: date.year).daysSinceEpoch
        let yearDay = date.daysSinceEpoch - newYear + 1
        let yearLength = CivilDate.isLeap(date.year) ? 366 : 365
        return isInPeriod(date)
            && (rule.months.isEmpty || rule.months.contains(date.month))
            && (rule.monthDays.isEmpty || rule.monthDays.contains(date.day)
                || rule.monthDays.contains(date.day - length - 1))
            && (rule.yearDays.isEmpty || rule.yearDays.contains(yearDay)
                || rule.yearDays.contains(yearDay - yearLength - 1))
            && (rule.days.isEmpty || rule.days.contains { $0.weekday == date.weekday })
    }

    private func isInPeriod(_ date: CivilDate) -> Bool {
        let first = start.date
        return switch rule.frequency {
        case .daily: (date.daysSinceEpoch - first.daysSinceEpoch) % rule.interval == 0
        case .weekly: (week(of: date) - week(of: first)) / 7 % rule.interval == 0
        case .monthly: ((date.year - first.year) * 12 + date.month - first.month) % rule.interval == 0
        case .yearly: (date.year - first.year) % rule.interval == 0
        }
    }

    /// Days since the epoch of its week's first day.
    private func week(of date: CivilDate) -> Int {
        date.daysSinceEpoch - rule.weekStart.daysUntil(date.weekday)
    }
}
