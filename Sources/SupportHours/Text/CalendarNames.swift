extension Weekday {
    /// `Monday`
    package var englishName: String { Self.english[rawValue - 1] }

    /// `Mon`, as internet dates have it, too.
    package var englishAbbreviation: String { String(englishName.prefix(3)) }

    /// `月`
    package var japaneseAbbreviation: String { Self.japanese[rawValue - 1] }

    /// The opening-hours notation's name: `Mo`.
    package var code: String { String(englishName.prefix(2)) }

    private static let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let japanese = ["月", "火", "水", "木", "金", "土", "日"]
}

/// What months are called.
package enum MonthName {
    /// `January`, for 1 to 12.
    package static func english(_ month: Int) -> String { names[month - 1] }

    /// `Jan`, for 1 to 12: as internet dates and the opening-hours notation have it, too.
    package static func englishAbbreviation(_ month: Int) -> String { String(names[month - 1].prefix(3)) }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension CivilDateTime {
    /// `Sun, 22 Nov 2026 09:30:00`, to which mail and HTTP add the zone. [RFC 5322 §3.3, RFC 9110 §5.6.7]
    ///
    /// The year has four digits from 0 to 9999.
    package var internetDate: String {
        let day = "\(date.day.padded(to: 2)) \(MonthName.englishAbbreviation(date.month)) \(date.year.padded(to: 4))"
        let time = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        return "\(date.weekday.englishAbbreviation), \(day) \(time)"
    }
}
