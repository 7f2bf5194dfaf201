extension PosixTimeZone {
    /// Reads `std offset [dst [offset] , start [/time] , end [/time]]`. [POSIX.1-2024, XBD 8.3; RFC 9636, section 3.3]
    ///
    /// A daylight name without its rules is refused: POSIX leaves the rules to the implementation then, and no data
    /// file may.
    package init(_ bytes: ArraySlice<UInt8>) throws(TZifError) {
        var scanner = Scanner(bytes)
        guard let zone = scanner.timeZone(), scanner.isAtEnd else {
            throw .footer(String(decoding: bytes, as: UTF8.self))
        }
        self = zone
    }

    private struct Scanner {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) {
            rest = bytes
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func timeZone() -> PosixTimeZone? {
            guard let name = name(), let west = time(hours: 0...24) else { return nil }
            let standard = ZoneOffset(seconds: -west, isDaylight: false, abbreviation: name)
            guard !isAtEnd else { return PosixTimeZone(standard: standard, daylight: nil) }
            guard let daylightName = self.name() else { return nil }
            var seconds = standard.seconds + 3_600
            if rest.first != UInt8(ascii: ",") {
                guard let west = time(hours: 0...24) else { return nil }
                seconds = -west
            }
            guard take(","), let start = rule(), take(","), let end = rule() else { return nil }
            // The clock goes backwards in "daylight" time in Dublin's winter; the database calls that one daylight.
            let offset = ZoneOffset(seconds: seconds, isDaylight: true, abbreviation: daylightName)
            return PosixTimeZone(standard: standard, daylight: Daylight(offset: offset, start: start, end: end))
        }

        private mutating func rule() -> YearlyRule? {
            guard let day = day() else { return nil }
            guard take("/") else { return YearlyRule(day: day, seconds: 2 * 3_600) }
            guard let seconds = time(hours: 0...167) else { return nil }
            return YearlyRule(day: day, seconds: seconds)
        }

        private mutating func day() -> YearlyRule.Day? {
            if take("J") { return number(in: 1...365).map { .julian($0) } }
            guard take("M") else { return number(in: 0...365).map { .ordinal($0) } }
            guard let month = number(in: 1...12), take("."), let week = number(in: 1...5), take("."),
                let weekday = number(in: 0...6)
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday)
        }

        /// `[+-]hh[:mm[:ss]]`, in seconds.
        private mutating func time(hours: ClosedRange<Int>) -> Int? {
            let isNegative = take("-")
            if !isNegative { _ = take("+") }
            guard var seconds = number(in: hours).map({ $0 * 3_600 }) else { return nil }
            for unit in [60, 1] where take(":") {
                guard let part = number(in: 0...59) else { return nil }
                seconds += part * unit
            }
            return isNegative ? -seconds : seconds
        }

        /// At least three letters, or at least three of letters, digits and signs between `<` and `>`.
        private mutating func name() -> String? {
            let isQuoted = take("<")
            let name = rest.prefix { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
                default: false
                }
            }
            rest = rest.dropFirst(name.count)
            guard name.count >= 3, !isQuoted || take(">") else { return nil }
            return String(decoding: name, as: UTF8.self)
        }

        private mutating func number(in range: ClosedRange<Int>) -> Int? {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...3).contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            return range.contains(value) ? value : nil
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest = rest.dropFirst()
            return true
        }
    }
}
