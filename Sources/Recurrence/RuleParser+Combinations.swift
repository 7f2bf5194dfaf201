import Messages
import SupportHours

extension RuleParser {
    private static let mostTimesPerDay = 24

    /// Refuses parts that don't go together: those that RFC 5545 forbids, and those that libical 3.0 gets wrong.
    func checkCombinations(_ rule: RuleParts) throws(RecurrenceError) {
        if rule.count != nil { try refuse("UNTIL", .countAndUntil) }
        let frequency = rule.frequency.rawValue
        switch rule.frequency {
        case .daily:
            try refuse("BYYEARDAY", .rulePart("BYYEARDAY", notWith: frequency, write: "FREQ=YEARLY"))
            try refuse("BYSETPOS", .positionsNotDaily)
            if rule.monthDays.contains(where: { $0 < 0 }) {
                try refuse("BYMONTHDAY", .daysFromEndNotDaily)
            }
        case .weekly:
            try refuse("BYMONTHDAY", .rulePart("BYMONTHDAY", notWith: frequency, write: "FREQ=MONTHLY"))
            try refuse("BYYEARDAY", .rulePart("BYYEARDAY", notWith: frequency, write: "FREQ=YEARLY"))
            try refuse("BYSETPOS", .positionsNotWeekly)
        case .monthly:
            try refuse("BYYEARDAY", .rulePart("BYYEARDAY", notWith: frequency, write: "FREQ=YEARLY"))
        case .yearly:
            if !rule.yearDays.isEmpty {
                for name in ["BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"] {
                    try refuse(name, .notWithYearDays(name))
                }
            }
        }
        let ordinals = rule.days.map { abs($0.ordinal) }
        if ordinals.contains(where: { $0 > 0 }) {
            if rule.frequency == .daily || rule.frequency == .weekly {
                try refuse("BYDAY", .numberedDaysNotWith(frequency))
            }
            if ordinals.contains(where: { $0 > 5 }), rule.frequency == .monthly || !rule.months.isEmpty {
                try refuse("BYDAY", .sixthWeekday)
            }
            try refuse("BYMONTHDAY", .notWithNumberedDays("BYMONTHDAY"))
            try refuse("BYSETPOS", .notWithNumberedDays("BYSETPOS"))
        }
        if max(rule.hours.count, 1) * max(rule.minutes.count, 1) * max(rule.seconds.count, 1) > Self.mostTimesPerDay {
            try refuse("BYMINUTE", .timesPerDayExceed(Self.mostTimesPerDay))
            try refuse("BYSECOND", .timesPerDayExceed(Self.mostTimesPerDay))
        }
        try checkSetPositions(rule)
    }

    /// Positions count among the days of BYDAY, at one time of day.
    private func checkSetPositions(_ rule: RuleParts) throws(RecurrenceError) {
        guard !rule.setPositions.isEmpty else { return }
        try refuse("BYMONTHDAY", .monthDaysNotWithPositions)
        if rule.days.isEmpty {
            try refuse("BYSETPOS", .positionsWithoutDays)
        }
        if max(rule.hours.count, rule.minutes.count, rule.seconds.count) > 1 {
            try refuse("BYSETPOS", .positionsWithSeveralTimes)
        }
    }

    private func refuse(_ name: String, _ wording: Wording) throws(RecurrenceError) {
        if let part = self[name] { throw fault(wording, at: part.position) }
    }
}
