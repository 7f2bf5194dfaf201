/// Nights: what of them a closed day leaves, and what the next day takes. A rule speaks of civil days, and closing one
/// closes its hours from 00:00, not the night that begins on it. [docs/decisions/0001-hours-by-civil-day.md]
extension HoursInspection {
    var nights: [HoursWarning] {
        let patterns = DayPatterns(rules)
        guard patterns.pastMidnight != 0 else { return [] }
        var found = findings(patterns, holidays: holidays, years: years)
        if rules.contains(where: { !$0.days.weekdays.holidays.isEmpty }) {
            // A holiday on each day of the week, whatever dates are known.
            for day in (firstDay + 7)..<(firstDay + 14) {
                let dates: Set = [CivilDate(daysSinceEpoch: day)]
                let year = CivilDate(daysSinceEpoch: day).year
                let calendar = HolidayCalendar(publicHolidays: dates, schoolHolidays: dates)
                for finding in findings(patterns, holidays: calendar, years: [year, year + 1], around: day)
                where !found.contains(where: { $0.code == finding.code }) {
                    found.append(Night(finding, on: nil))
                }
            }
        }
        return [HoursWarning.Code.tailAfterClosedDay, .cutByNextDay].compactMap { code in
            found.first { $0.code == code }.map(warning)
        }
    }

    /// A night that lost one of its ends.
    private struct Night {
        var code: HoursWarning.Code
        /// The place of the rule that the night is of.
        var rule: Int
        /// The place of the rule that took the rest of it.
        var other: Int?
        /// The morning.
        var day: Int?
        /// Minutes of the morning that the night has, or would have.
        var end: Int
        /// Whether the night's rule is for the next day as well.
        var goesOn: Bool

        init(
            _ code: HoursWarning.Code, rule: Int, other: Int?, day: Int?, end: Int, goesOn: Bool
        ) {
            (self.code, self.rule, self.other, self.day, self.end, self.goesOn) = (code, rule, other, day, end, goesOn)
        }

        init(_ night: Night, on day: Int?) {
            self = night
            self.day = day
        }
    }

    private func findings(
        _ patterns: DayPatterns, holidays: HolidayCalendar, years: [Int], around: Int? = nil
    ) -> [Night] {
        let holidayDays = OpeningHours.HolidayDays(holidays)
        var found: [Night] = []
        for year in years where found.count < 2 {
            let first = CivilDate.newYear(year) - 1
            // The rules, by bit, that select each day, from the last day of the year before.
            var selected = [UInt64](repeating: 0, count: CivilDate.newYear(year + 1) - first)
            for (index, rule) in rules.enumerated() {
                rule.days.forEachDay(of: year, holidays: holidayDays) { selected[$0 - first] |= 1 << UInt64(index) }
            }
            for place in selected.indices.dropFirst() where first + place >= firstDay {
                if let around, abs(first + place - around) > 1 { continue }
                let eve = selected[place - 1]
                // Of the eve's own eve only what reaches over into the evening matters, and nothing does.
                let night = findings(patterns, eve: eve, day: selected[place])
                for finding in night where !found.contains(where: { $0.code == finding.code }) {
                    found.append(Night(finding, on: first + place))
                }
            }
        }
        return found
    }

    /// What happens between a day's last minute and the next one's first.
    private func findings(_ patterns: DayPatterns, eve: UInt64, day: UInt64) -> [Night] {
        guard eve & patterns.pastMidnight != 0 else { return [] }
        let evening = patterns.spans(day: eve, eve: 0).last.map { $0.minutes.upperBound == 24 * 60 } ?? false
        let beginsOpen = { (eve: UInt64) in
            patterns.spans(day: day, eve: eve & patterns.pastMidnight).first?.minutes.lowerBound == 0
        }
        let morning = beginsOpen(eve)
        guard evening != morning else { return [] }
        for (index, rule) in rules.enumerated() where eve & patterns.pastMidnight & (1 << UInt64(index)) != 0 {
            guard rule.status.state != .closed, let end = rule.morningEnd else { continue }
            let goesOn = day & (1 << UInt64(index)) != 0
            if morning {
                guard !beginsOpen(eve & ~(1 << UInt64(index))) else { continue }
                return [
                    Night(
                        .tailAfterClosedDay, rule: index, other: taker(after: index, selected: eve), day: nil, end: end,
                        goesOn: goesOn)
                ]
            }
            guard let other = taker(after: index, selected: day) else { continue }
            return [Night(.cutByNextDay, rule: index, other: other, day: nil, end: end, goesOn: goesOn)]
        }
        return []
    }

    /// The last rule after another one that says all there is of a day: it closes the day, or replaces what was said.
    private func taker(after index: Int, selected: UInt64) -> Int? {
        rules.indices.dropFirst(index + 1).last { place in
            let rule = rules[place]
            return selected & (1 << UInt64(place)) != 0
                && (rule.overrides || rule.joint != .fallback && rule.status.state == .closed && rule.times.isEmpty)
        }
    }

    private func warning(_ night: Night) -> HoursWarning {
        HoursWarning(
            night.code, rule: rules[night.rule].description, otherRule: night.other.map { rules[$0].description },
            date: night.day.map(CivilDate.init(daysSinceEpoch:)),
            hours: OpeningHours.TimeSpan(minutes: 0..<night.end).description, suggestion: suggestion(for: night))
    }

    /// The same hours with nights that stay whole; nil where nobody can tell what was meant.
    private func suggestion(for night: Night) -> String? {
        guard let other = night.other else { return nil }
        var meant = rules
        if meant[other].status.state == .closed {
            // From the end of the night before to the end of its own.
            meant[other].times = [OpeningHours.TimeSpan(minutes: night.end..<(night.end + 24 * 60))]
        } else if night.code == .cutByNextDay, !night.goesOn, meant[other].joint == .normal {
            meant[other].joint = .additional
        } else {
            return nil
        }
        guard let text = canonical(meant) else { return nil }
        let rest = HoursInspection(
            OpeningHours(rules: meant), holidays: holidays, from: CivilDate(daysSinceEpoch: firstDay))
        return rest.nights.contains { $0.code == night.code } ? nil : text
    }
}

extension OpeningHours.Rule {
    /// The minutes of the next morning until which its longest night goes.
    fileprivate var morningEnd: Int? {
        times.map { $0.minutes.upperBound - 24 * 60 }.filter { $0 > 0 }.max()
    }
}
