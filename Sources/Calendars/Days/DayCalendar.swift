package import SupportHours

/// Named days, and the time that they speak for: public holidays, or the days on which a desk is closed.
package struct DayCalendar: Hashable, Sendable {
    /// In ascending order, each date once.
    package let days: [NamedDay]
    /// The first and the last date that the calendar speaks for; nil where it has no day.
    ///
    /// Outside of it, that a date isn't in the calendar means nothing.
    package let coverage: ClosedRange<CivilDate>?

    package static let empty = DayCalendar([])

    /// - Parameters:
    ///   - days: in any order; days of one date become one with all names.
    ///   - coverage: what else they speak for, beside the time from the first to the last of them.
    package init(_ days: some Sequence<NamedDay>, coverage: ClosedRange<CivilDate>? = nil) {
        // Sorted by place as well, so that names keep their order.
        let sorted = days.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
        var merged: [NamedDay] = []
        for (_, day) in sorted {
            if merged.last?.date == day.date {
                merged[merged.count - 1].add(day.names)
            } else {
                merged.append(day)
            }
        }
        self.days = merged
        var bounds: [CivilDate] = []
        if let first = merged.first, let last = merged.last { bounds += [first.date, last.date] }
        if let coverage { bounds += [coverage.lowerBound, coverage.upperBound] }
        if let first = bounds.min(), let last = bounds.max() {
            self.coverage = first...last
        } else {
            self.coverage = nil
        }
    }

    package var isEmpty: Bool { days.isEmpty }

    /// As the hours take them for `PH`.
    package var dates: Set<CivilDate> { Set(days.lazy.map(\.date)) }

    /// The day of that date; nil where the calendar has none. O(log n).
    package subscript(date: CivilDate) -> NamedDay? {
        let place = place(of: date)
        return place < days.count && days[place].date == date ? days[place] : nil
    }

    /// The days from the first to the last date, both included. O(log n).
    package subscript(dates: ClosedRange<CivilDate>) -> ArraySlice<NamedDay> {
        let start = place(of: dates.lowerBound)
        return days[start..<max(start, place(of: dates.upperBound.adding(days: 1)))]
    }

    /// All days of several calendars. It speaks for the time from the earliest to the latest that one speaks for.
    package static func union(_ calendars: some Sequence<DayCalendar>) -> DayCalendar {
        var days: [NamedDay] = []
        var bounds: [CivilDate] = []
        for calendar in calendars {
            days += calendar.days
            if let coverage = calendar.coverage { bounds += [coverage.lowerBound, coverage.upperBound] }
        }
        guard let first = bounds.min(), let last = bounds.max() else { return DayCalendar(days) }
        return DayCalendar(days, coverage: first...last)
    }

    /// The place of the first day that isn't before the date.
    private func place(of date: CivilDate) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].date < date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
