// The basic format of ISO 8601, which iCalendar writes. [RFC 5545 §3.3.4, §3.3.5]

extension CivilDate {
    /// `20261124`
    package var basic: String { "\(year.padded(to: 4))\(month.padded(to: 2))\(day.padded(to: 2))" }
}

extension CivilDateTime {
    /// `20261124T060000`
    package var basic: String {
        "\(date.basic)T\(hour.padded(to: 2))\(minute.padded(to: 2))\(second.padded(to: 2))"
    }
}

extension Instant {
    /// `20261124T140000Z`
    package var basic: String { "\(Zone.utc.civil(at: self).basic)Z" }
}
