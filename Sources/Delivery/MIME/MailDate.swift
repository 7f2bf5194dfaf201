/// An instant with the offset of the clock that it is shown on. [RFC 5322 §3.3]
package struct MailDate: Hashable, Sendable {
    package let secondsSinceEpoch: Int64
    /// Seconds east of Greenwich.
    package let offset: Int

    package init(secondsSinceEpoch: Int64, offset: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
        self.offset = offset
    }

    /// `Sun, 22 Nov 2026 09:30:00 +0900`.
    ///
    /// An offset of history that isn't of whole minutes is cut to them; the local time moves with it, so that the
    /// instant stays what it is.
    ///
    /// - Returns: nil outside the years 1900 to 9999, and for an offset of a day or more.
    var headerText: String? {
        let minutes = offset / 60
        guard abs(minutes) < 1_440, Self.supported.contains(secondsSinceEpoch) else { return nil }
        let local = secondsSinceEpoch + Int64(minutes) * 60
        let days = Int((local - (local < 0 ? 86_399 : 0)) / 86_400)
        let second = Int(local) - days * 86_400
        let (year, month, day) = Self.date(daysSinceEpoch: days)
        guard (1900...9999).contains(year) else { return nil }

        // 1970-01-01 was a Thursday; 7 × 3,653 days reach back beyond 1900.
        let weekday = Self.weekdays[(days + 4 + 7 * 3_653) % 7]
        let time = [second / 3_600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
        let zone = (minutes < 0 ? "-" : "+") + Self.twoDigits(abs(minutes) / 60) + Self.twoDigits(abs(minutes) % 60)
        return "\(weekday), \(Self.twoDigits(day)) \(Self.months[month - 1]) \(year) \(time) \(zone)"
    }

    /// The years 1899 to 10000, so that nothing below overflows.
    private static let supported: Range<Int64> = -2_240_524_800..<253_433_923_200

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// The Gregorian date so many days after 1970-01-01, from 1600-03-01 on.
    ///
    /// Years are counted from 1 March of 1600, so that the leap day is the last of its year, in eras of 146,097 days.
    private static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let (eras, dayOfEra) = (daysSinceEpoch + 135_080).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = 1600 + 400 * eras + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
