import SupportHours

extension RuleParser {
    /// Refuses parts that don't go together: those that RFC 5545 forbids, and those that libical 3.0 gets wrong.
    func checkCombinations(_ rule: RuleParts) throws(RecurrenceError) {
        if rule.count != nil { try refuse("UNTIL", "COUNT and UNTIL exclude each other: keep one") }
        let frequency = rule.frequency.rawValue
        switch rule.frequency {
        case .daily:
            try refuse("BYYEARDAY", "BYYEARDAY doesn't go with DAILY: write FREQ=YEARLY")
            try refuse("BYSETPOS", "BYSETPOS doesn't go with DAILY here: choose days with BYDAY and FREQ=MONTHLY")
            if rule.monthDays.contains(where: { $0 < 0 }) {
                try refuse("BYMONTHDAY", "days counted from the month's end don't go with DAILY: write FREQ=MONTHLY")
            }
        case .weekly:
            try refuse("BYMONTHDAY", "BYMONTHDAY doesn't go with WEEKLY: write FREQ=MONTHLY")
            try refuse("BYYEARDAY", "BYYEARDAY doesn't go with WEEKLY: write FREQ=YEARLY")
            try refuse("BYSETPOS", "BYSETPOS doesn't go with WEEKLY here: name the days with BYDAY")
        case .monthly:
            try refuse("BYYEARDAY", "BYYEARDAY doesn't go with MONTHLY: write FREQ=YEARLY")
        case .yearly:
            if !rule.yearDays.isEmpty {
                for name in ["BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"] {
                    try refuse(name, "\(name) doesn't go with BYYEARDAY here: write BYMONTH and BYMONTHDAY alone")
                }
            }
        }
        let ordinals = rule.days.map { abs($0.ordinal) }
        if ordinals.contains(where: { $0 > 0 }) {
            if rule.frequency == .daily || rule.frequency == .weekly {
                try refuse("BYDAY", "days with a number don't go with \(frequency): write FREQ=MONTHLY or YEARLY")
            }
            if ordinals.contains(where: { $0 > 5 }), rule.frequency == .monthly || !rule.months.isEmpty {
                try refuse("BYDAY", "a month has no more than five of a weekday: write -5 to 5")
            }
            try refuse("BYMONTHDAY", "BYMONTHDAY doesn't go with a numbered BYDAY here: keep one of them")
            try refuse("BYSETPOS", "BYSETPOS doesn't go with a numbered BYDAY here: keep one of them")
        }
        if max(rule.hours.count, 1) * max(rule.minutes.count, 1) * max(rule.seconds.count, 1) > 24 {
            try refuse("BYMINUTE", "the rule has more than 24 times a day: name fewer")
            try refuse("BYSECOND", "the rule has more than 24 times a day: name fewer")
        }
        try checkSetPositions(rule)
    }

    /// Positions count among the days of BYDAY, at one time of day.
    private func checkSetPositions(_ rule: RuleParts) throws(RecurrenceError) {
        guard !rule.setPositions.isEmpty else { return }
        try refuse("BYMONTHDAY", "BYMONTHDAY doesn't go with BYSETPOS here: keep one of them")
        if rule.days.isEmpty {
            try refuse("BYSETPOS", "BYSETPOS chooses among days: add BYDAY, as in BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
        }
        if max(rule.hours.count, rule.minutes.count, rule.seconds.count) > 1 {
            try refuse("BYSETPOS", "BYSETPOS doesn't go with several times a day here: keep one time")
        }
    }

    private func refuse(_ name: String, _ message: String) throws(RecurrenceError) {
        if let part = self[name] { throw fault(message, at: part.position) }
    }
}
