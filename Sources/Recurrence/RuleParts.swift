import SupportHours

/// The parts of a rule. [RFC 5545 §3.3.10]
struct RuleParts: Hashable, Sendable {
    /// `MO`, or `-1FR` with an ordinal.
    struct Day: Hashable, Sendable {
        /// Which one of the month or the year, from its end where negative; 0 for each of them.
        var ordinal = 0
        var weekday: Weekday

        var text: String { (ordinal == 0 ? "" : String(ordinal)) + weekday.iCalendarCode }
    }

    var frequency = Frequency.daily
    var interval = 1
    var count: Int?
    var until: CivilDateTime?
    var weekStart = Weekday.monday
    var months: [Int] = []
    var monthDays: [Int] = []
    var yearDays: [Int] = []
    var days: [Day] = []
    var hours: [Int] = []
    var minutes: [Int] = []
    var seconds: [Int] = []
    var setPositions: [Int] = []
}

extension RuleParts {
    /// The same rule with everything spelled out that a rule takes from its start, so that an evaluation may begin at
    /// any period's first day instead.
    func completed(from start: CivilDateTime) -> RuleParts {
        var parts = self
        let isBare = days.isEmpty && monthDays.isEmpty && yearDays.isEmpty
        switch frequency {
        case .daily: break
        case .weekly where days.isEmpty: parts.days = [Day(weekday: start.date.weekday)]
        case .weekly: break
        case .monthly: if isBare { parts.monthDays = [start.date.day] }
        case .yearly where isBare:
            parts.monthDays = [start.date.day]
            if months.isEmpty { parts.months = [start.date.month] }
        case .yearly: if !monthDays.isEmpty, months.isEmpty { parts.months = Array(1...12) }
        }
        if hours.isEmpty { parts.hours = [start.hour] }
        if minutes.isEmpty { parts.minutes = [start.minute] }
        if seconds.isEmpty { parts.seconds = [start.second] }
        func place(_ day: Day) -> (Int, Int) { (weekStart.daysUntil(day.weekday), day.ordinal) }
        parts.days.sort { place($0) < place($1) }
        return parts
    }

    /// The rule in iCalendar's notation, without its end.
    ///
    /// WKST comes before the days, and all lists are sorted: libical 3.0 takes them as they come.
    var text: String {
        var text = "FREQ=\(frequency.rawValue);INTERVAL=\(interval);WKST=\(weekStart.iCalendarCode)"
        let lists = [
            ("BYMONTH", months), ("BYMONTHDAY", monthDays), ("BYYEARDAY", yearDays), ("BYHOUR", hours),
            ("BYMINUTE", minutes), ("BYSECOND", seconds), ("BYSETPOS", setPositions),
        ]
        for (name, values) in lists where !values.isEmpty {
            text += ";\(name)=" + values.map(String.init).joined(separator: ",")
        }
        if !days.isEmpty {
            text += ";BYDAY=" + days.map(\.text).joined(separator: ",")
        }
        return text
    }
}

extension Weekday {
    /// As iCalendar writes it: `MO`. [RFC 5545 §3.3.10]
    var iCalendarCode: String { code.uppercased() }

    /// Days from this one to the next such weekday, 0 to 6.
    func daysUntil(_ other: Weekday) -> Int {
        (other.rawValue - rawValue + 7) % 7
    }
}
