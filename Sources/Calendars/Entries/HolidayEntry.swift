package import SupportHours

/// An entry of a plan's `holidays`: a date, a date of every year, a span of either, or a calendar's name.
package enum HolidayEntry: Hashable, Sendable {
    /// A day of each year; 29 February only where there is one.
    package struct YearlyDate: Hashable, Sendable {
        /// 1 to 12.
        package let month: Int
        /// 1 to the longest length of the month.
        package let day: Int

        /// - Returns: nil where no year has such a date.
        package init?(month: Int, day: Int) {
            // A leap year.
            guard CivilDate(year: 2_000, month: month, day: day) != nil else { return nil }
            self.month = month
            self.day = day
        }
    }

    /// `2026-12-24`
    case date(CivilDate)
    /// `12-31`
    case yearly(YearlyDate)
    /// `2026-12-29/2027-01-03`, both ends included.
    case span(ClosedRange<CivilDate>)
    /// `12-29/01-03`, both ends included; over the year's end where the last date comes first in the year.
    case yearlySpan(YearlyDate, YearlyDate)
    /// `jp`
    case calendar(String)

    /// The most days of a span.
    package static let longestSpan = 366
}

extension HolidayEntry: CustomStringConvertible {
    /// As it is written in the configuration.
    package var description: String {
        switch self {
        case .date(let date): "\(date)"
        case .yearly(let date): "\(date)"
        case .span(let span): "\(span.lowerBound)/\(span.upperBound)"
        case .yearlySpan(let first, let last): "\(first)/\(last)"
        case .calendar(let name): name
        }
    }
}

extension HolidayEntry.YearlyDate: CustomStringConvertible {
    /// `12-31`
    package var description: String { "\(month.padded(to: 2))-\(day.padded(to: 2))" }
}

extension HolidayEntry.YearlyDate: Comparable {
    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.month, lhs.day) < (rhs.month, rhs.day)
    }
}
