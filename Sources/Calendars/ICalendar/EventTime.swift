import SupportHours

/// A DATE or DATE-TIME. [RFC 5545 §3.3.4, §3.3.5]
struct EventTime: Hashable {
    /// What shows it.
    enum Clock: Hashable {
        /// A whole day, of no zone.
        case date
        /// The clock of the place where somebody looks.
        case floating
        case utc
        /// A TZID.
        case zone(String)
    }

    var civil: CivilDateTime
    var clock: Clock

    var isDate: Bool { clock == .date }

    /// - Parameters:
    ///   - text: `20261224`, `20261224T090000` or `20261224T090000Z`.
    ///   - zone: the TZID beside it.
    /// - Returns: nil where it is none of these, or no such date, or outside of the years 1 to 9999.
    init?(_ text: some StringProtocol, zone: String?) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16 && bytes[15] | 0x20 == UInt8(ascii: "z"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[4..<6]),
            let day = Self.number(bytes[6..<8]), year > 0, let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        guard bytes.count > 8 else {
            self.init(civil: CivilDateTime(date: date, secondOfDay: 0), clock: .date)
            return
        }
        guard bytes[8] | 0x20 == UInt8(ascii: "t"), let hour = Self.number(bytes[9..<11]),
            let minute = Self.number(bytes[11..<13]), let second = Self.number(bytes[13..<15]),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        // Leap seconds have no place of their own.
        let time = CivilDateTime(date: date, secondOfDay: hour * 3_600 + minute * 60 + min(second, 59))
        self.init(civil: time, clock: bytes.count == 16 ? .utc : zone.map(Clock.zone) ?? .floating)
    }

    init(civil: CivilDateTime, clock: Clock) {
        self.civil = civil
        self.clock = clock
    }

    /// The day alone.
    var day: EventTime {
        EventTime(civil: CivilDateTime(date: civil.date, secondOfDay: 0), clock: .date)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
