import SupportHours

extension RuleParts {
    /// The beginning of the last period of the rule that has begun on `date`; that of the first period where none has.
    ///
    /// Periods are counted from the one of the start, so that a search may begin near its goal. libical's own function
    /// for that can't be used with COUNT.
    func period(onOrBefore date: CivilDate, start: CivilDate) -> CivilDate {
        switch frequency {
        case .daily: return steps(from: start, to: date, days: interval)
        case .weekly:
            let week = start.adding(days: -weekStart.daysUntil(start.weekday))
            // On the first of the rule's days: libical may count weeks from a Sunday otherwise.
            let offset = days.first.map { weekStart.daysUntil($0.weekday) } ?? 0
            return steps(from: week, to: date, days: 7 * interval).adding(days: offset)
        case .monthly: return steps(fromMonth: start.month, of: start.year, to: date, months: interval)
        case .yearly: return steps(fromMonth: 1, of: start.year, to: date, months: 12 * interval)
        }
    }

    private func steps(from first: CivilDate, to date: CivilDate, days: Int) -> CivilDate {
        let distance = max(0, date.daysSinceEpoch - first.daysSinceEpoch)
        return first.adding(days: distance / days * days)
    }

    private func steps(fromMonth month: Int, of year: Int, to date: CivilDate, months: Int) -> CivilDate {
        let first = year * 12 + month - 1
        let distance = max(0, date.year * 12 + date.month - 1 - first)
        let reached = first + distance / months * months
        return CivilDate(year: reached / 12, month: reached % 12 + 1, day: 1) ?? date
    }
}
