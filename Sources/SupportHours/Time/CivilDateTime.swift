/// What a wall clock and a calendar show together, of no particular time zone.
package struct CivilDateTime: Hashable, Sendable {
    package let date: CivilDate
    /// Seconds since the day's 00:00 on the clock, 0 to 86,399.
    package let secondOfDay: Int

    /// - Parameter secondOfDay: 0 to 86,399; anything else is carried into the date.
    package init(date: CivilDate, secondOfDay: Int) {
        self.init(localSeconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay))
    }

    /// - Parameter localSeconds: seconds on the clock since it showed 1970-01-01 00:00:00.
    package init(localSeconds: Int64) {
        let days = localSeconds.flooredQuotient(by: 86_400)
        date = CivilDate(daysSinceEpoch: Int(days))
        secondOfDay = Int(localSeconds - days * 86_400)
    }

    /// Seconds on the clock since it showed 1970-01-01 00:00:00.
    package var localSeconds: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    }

    package var hour: Int { secondOfDay / 3_600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }
}

extension CivilDateTime: Comparable {
    package static func < (lhs: CivilDateTime, rhs: CivilDateTime) -> Bool {
        (lhs.date, lhs.secondOfDay) < (rhs.date, rhs.secondOfDay)
    }
}

extension FixedWidthInteger {
    /// Division that rounds towards negative infinity, as calendars need before their epoch.
    func flooredQuotient(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
