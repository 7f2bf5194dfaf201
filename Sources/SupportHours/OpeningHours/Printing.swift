extension OpeningHours: CustomStringConvertible {
    /// The canonical form, which parses to an equal value.
    package var description: String {
        var text = ""
        for (index, rule) in rules.enumerated() {
            if index > 0 {
                text += rule.joint.separator
            }
            text += rule.description
            if index + 1 < rules.count, rule.wouldAbsorb(rules[index + 1]) {
                text += " open"
            }
        }
        return text
    }
}

extension OpeningHours.Rule: CustomStringConvertible {
    var description: String {
        var parts: [String] = []
        if !days.isEveryDay {
            parts.append(days.description)
        }
        if !times.isEmpty {
            parts.append(times.map(\.description).joined(separator: ","))
        }
        switch (status.state, status.comment) {
        case (.open, nil): if parts.isEmpty { parts.append("24/7") }
        case (.open, let comment?): parts.append("open \"\(comment)\"")
        case (.closed, nil): parts.append("off")
        case (.closed, let comment?): parts.append("off \"\(comment)\"")
        case (.unknown, nil): parts.append("unknown")
        case (.unknown, let comment?): parts.append("\"\(comment)\"")
        }
        return parts.joined(separator: " ")
    }

    /// Whether a comma after this rule would take the beginning of the next one for more of this one's lists.
    fileprivate func wouldAbsorb(_ next: OpeningHours.Rule) -> Bool {
        guard next.joint == .additional, status == Status(.open) else { return false }
        return times.isEmpty ? !days.isEveryDay : next.days.isEveryDay && !next.times.isEmpty
    }
}

extension OpeningHours.Rule.Joint {
    fileprivate var separator: String {
        switch self {
        case .normal: "; "
        case .additional: ", "
        case .fallback: " || "
        }
    }
}

extension OpeningHours.TimeSpan: CustomStringConvertible {
    var description: String {
        let start = clock(minutes.lowerBound / 60 * 100 + minutes.lowerBound % 60)
        guard !minutes.isEmpty else { return start + "+" }
        let end = minutes.upperBound
        // Up to 24 hours over midnight read best as the clock shows them.
        let shown = end > 24 * 60 && end - 24 * 60 <= minutes.lowerBound ? end - 24 * 60 : end
        return start + "-" + clock(shown / 60 * 100 + shown % 60) + (hasOpenEnd ? "+" : "")
    }
}

extension OpeningHours.DaySelector: CustomStringConvertible {
    var description: String {
        var parts: [String] = []
        if let first = years.first?.first, years == [OpeningHours.YearRange(first: first, last: first)],
            let date = dates.first, date.start.year == nil
        {
            // One year right before a date would be the date's own: `2026 Dec 24-Jan 02` goes on into 2027.
            parts.append("\(first)-\(first)")
        } else if !years.isEmpty {
            parts.append(years.map(\.description).joined(separator: ","))
        }
        if !dates.isEmpty {
            parts.append(dates.map(\.description).joined(separator: ","))
        }
        if !weeks.isEmpty {
            parts.append("week " + weeks.map(\.description).joined(separator: ","))
        }
        if !weekdays.isEmpty {
            // `Nov Th[4]` is a date, which a shift can take out of its month; `Nov: Th[4]` is a weekday in November.
            if !dates.isEmpty, weeks.isEmpty, weekdays.beginsWithNth {
                parts[parts.count - 1] += ":"
            }
            parts.append(weekdays.description)
        }
        return parts.joined(separator: " ")
    }
}

extension OpeningHours.YearRange: CustomStringConvertible {
    var description: String {
        guard let last else { return "\(first)+" }
        return last == first && step == 1 ? "\(first)" : "\(first)-\(last)" + (step == 1 ? "" : "/\(step)")
    }
}

extension OpeningHours.WeekRange: CustomStringConvertible {
    var description: String {
        last == first && step == 1
            ? first.padded(to: 2)
            : "\(first.padded(to: 2))-\(last.padded(to: 2))" + (step == 1 ? "" : "/\(step)")
    }
}

extension OpeningHours.DateRange: CustomStringConvertible {
    var description: String {
        switch extent {
        case .single: return start.description
        case .onwards: return "\(start)+"
        case .through(let end):
            if case .day(let month, let first) = start.anchor, case .day(month, let last) = end.anchor, first <= last,
                start.weekdayShift == nil, start.dayShift == 0, end.weekdayShift == nil, end.dayShift == 0,
                end.year == nil
            {
                return "\(start)-\(last.padded(to: 2))"
            }
            return "\(start)-\(end)"
        }
    }
}

extension OpeningHours.DateBound: CustomStringConvertible {
    var description: String {
        var parts: [String] = []
        if let year {
            parts.append("\(year)")
        }
        switch anchor {
        case .month(let month): parts.append(OpeningHours.Month.code(month))
        case .day(let month, let day): parts.append("\(OpeningHours.Month.code(month)) \(day.padded(to: 2))")
        case .nth(let month, let weekday, let ordinal):
            parts.append("\(OpeningHours.Month.code(month)) \(weekday.code)[\(ordinal)]")
        case .easter: parts.append("easter")
        }
        if let weekdayShift {
            parts.append((weekdayShift.isForwards ? "+" : "-") + weekdayShift.weekday.code)
        }
        return parts.joined(separator: " ") + dayShiftText(dayShift)
    }
}

extension OpeningHours.WeekdaySelector: CustomStringConvertible {
    var description: String {
        let days = weekdays.descriptions + nth.map(\.description)
        let holidays = holidays.map { $0.kind.rawValue + dayShiftText($0.dayShift) }
        return restrictsHolidays
            ? holidays.joined(separator: ",") + " " + days.joined(separator: ",")
            : (days + holidays).joined(separator: ",")
    }

    fileprivate var beginsWithNth: Bool {
        weekdays.isEmpty && !nth.isEmpty && !restrictsHolidays
    }
}

extension OpeningHours.WeekdaySet {
    /// The runs of days: three and more as a range, over the end of the week where they go on there.
    fileprivate var descriptions: [String] {
        guard self != OpeningHours.WeekdaySet(from: .monday, through: .sunday) else { return ["Mo-Su"] }
        let members = Weekday.allCases.filter { contains($0) }
        let starts = members.filter { day in !Weekday.allCases.contains { $0.following == day && contains($0) } }
        return starts.flatMap { start in
            var run = [start]
            while let last = run.last, contains(last.following) {
                run.append(last.following)
            }
            return run.count > 2 ? ["\(start.code)-\(run[run.count - 1].code)"] : run.map(\.code)
        }
    }
}

extension OpeningHours.NthWeekday: CustomStringConvertible {
    var description: String {
        var parts: [String] = []
        var first = 1
        while first <= 5 {
            guard ordinals.contains(first) else {
                first += 1
                continue
            }
            let last = (first...5).prefix { ordinals.contains($0) }.last ?? first
            parts += last - first > 1 ? ["\(first)-\(last)"] : (first...last).map { "\($0)" }
            first = last + 1
        }
        parts += (1...5).filter { ordinals.contains(-$0) }.map { "-\($0)" }
        return "\(weekday.code)[\(parts.joined(separator: ","))]" + dayShiftText(dayShift)
    }
}

/// ` +1 day`, ` -2 days`; nothing for 0.
private func dayShiftText(_ days: Int) -> String {
    guard days != 0 else { return "" }
    return (days < 0 ? " -" : " +") + "\(abs(days)) day" + (abs(days) == 1 ? "" : "s")
}

/// `09:30` for 930.
func clock(_ digits: Int) -> String {
    (digits / 100).padded(to: 2) + ":" + (digits % 100).padded(to: 2)
}
