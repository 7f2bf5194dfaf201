package import Messages
package import SupportHours

/// That a calendar has run out, or will soon.
package struct CalendarExpiry: Hashable, Sendable {
    /// How long beforehand it is worth a warning.
    package static let noticeDays = 90

    /// The last date that the calendar speaks for.
    package let lastDate: CivilDate
    /// Days from the given date to the last one; negative where it is past.
    package let daysLeft: Int

    /// One line.
    ///
    /// - Parameter name: the calendar's, in the configuration.
    package func wording(of name: String) -> Wording {
        .calendarRunsOut(name, lastDate: "\(lastDate)", daysLeft: daysLeft)
    }
}

extension DayCalendar {
    /// That the calendar speaks for less than so many days more; nil where it speaks for longer, and where it has no day.
    package func expiry(from date: CivilDate, noticeDays: Int = CalendarExpiry.noticeDays) -> CalendarExpiry? {
        guard let last = coverage?.upperBound else { return nil }
        let left = last.daysSinceEpoch - date.daysSinceEpoch
        return left < noticeDays ? CalendarExpiry(lastDate: last, daysLeft: left) : nil
    }
}
