package import SupportHours

extension HolidayEntry {
    /// The dates of an entry within the years, in order; none of a calendar, whose days are its own.
    package func dates(in years: ClosedRange<Int>) -> [CivilDate] {
        switch self {
        case .date(let date): return years.contains(date.year) ? [date] : []
        case .yearly(let date): return years.compactMap { CivilDate(year: $0, month: date.month, day: date.day) }
        case .span(let span):
            return (span.lowerBound.daysSinceEpoch...span.upperBound.daysSinceEpoch)
                .map(CivilDate.init(daysSinceEpoch:)).filter { years.contains($0.year) }
        case .yearlySpan(let first, let last):
            return years.flatMap { year in
                Self.days(of: year).filter { date in
                    guard let day = YearlyDate(month: date.month, day: date.day) else { return false }
                    return first <= last ? first <= day && day <= last : day >= first || day <= last
                }
            }
        case .calendar: return []
        }
    }

    private static func days(of year: Int) -> [CivilDate] {
        (0..<(CivilDate.isLeap(year) ? 366 : 365)).map(CivilDate.newYear(of: year).adding(days:))
    }
}

extension DayCalendar {
    /// The days of a list of entries.
    ///
    /// - Parameters:
    ///   - calendars: by their names in the configuration.
    ///   - years: for which yearly dates are expanded, and to which the others' dates are kept.
    /// - Throws: where an entry names no calendar.
    package init(
        _ entries: [HolidayEntry], calendars: [String: DayCalendar], years: ClosedRange<Int>
    ) throws(HolidayEntryError) {
        var parts: [DayCalendar] = []
        for entry in entries {
            if case .calendar(let name) = entry {
                guard let calendar = calendars[name] else {
                    let known = calendars.keys.sorted()
                    throw .unknownCalendar(name, nearest: Spelling.nearest(to: name, among: known), known: known)
                }
                parts.append(calendar)
            } else {
                parts.append(DayCalendar(entry.dates(in: years).map { NamedDay($0) }))
            }
        }
        self = .union(parts)
    }
}
