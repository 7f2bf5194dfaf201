import SupportHours

extension RuleParts {
    /// Whether a month that the rule reaches can have one of the days that it names.
    ///
    /// For days that no month has (30 February), libical would search until the year 2582, for a second or more.
    func canComeRound(from start: CivilDate) -> Bool {
        let reached =
            frequency == .monthly ? Set((0..<12).map { (start.month - 1 + interval * $0) % 12 + 1 }) : Set(1...12)
        return reached.contains { month in
            guard months.isEmpty || months.contains(month) else { return false }
            let length = CivilDate.length(ofMonth: month, in: 2_000)
            guard monthDays.isEmpty || monthDays.contains(where: { abs($0) <= length }) else { return false }
            guard frequency == .monthly, !setPositions.isEmpty else { return true }
            return setPositions.contains { abs($0) <= mostDays(inMonthOf: length) }
        }
    }

    /// How many days of the rule's weekdays a month can have at most: four of each, and a fifth of those that it begins
    /// with.
    private func mostDays(inMonthOf length: Int) -> Int {
        let fifths = Weekday.allCases.map { first in
            days.filter { first.daysUntil($0.weekday) < length - 28 }.count
        }
        return 4 * days.count + (fifths.max() ?? 0)
    }
}
