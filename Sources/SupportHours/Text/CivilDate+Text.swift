extension CivilDate: CustomStringConvertible {
    /// `2026-11-24`
    package var description: String {
        "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    /// Reads `2026-11-24`.
    package init(parsing text: String) throws(TimeTextError) {
        var scanner = TextScanner(text)
        guard let year = scanner.number(digits: 4), scanner.take("-") != nil, let month = scanner.number(digits: 2),
            scanner.take("-") != nil, let day = scanner.number(digits: 2), scanner.isAtEnd
        else { throw .notADate(text) }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw .noSuchDate(text)
        }
        self = date
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// `2026-11-24T06:00:00`
    package var description: String {
        "\(date)T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    }
}

extension Int {
    /// With zeros in front to at least so many digits.
    package func padded(to digits: Int) -> String {
        let text = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}
