extension Instant {
    /// Reads an RFC 3339 instant (`2026-11-24T06:00:00-08:00`).
    ///
    /// The seconds may be left out, and a fraction of a second is dropped. A date and time without an offset is read on
    /// `zone`'s clock, a date alone as that day's beginning there; see ``Zone/instant(of:)`` for times that the clock
    /// shows twice or not at all.
    package init(parsing text: String, in zone: Zone) throws(TimeTextError) {
        var scanner = TextScanner(text)
        guard let reading = scanner.instant(), scanner.isAtEnd else { throw .notATime(text) }
        guard let date = CivilDate(year: reading.year, month: reading.month, day: reading.day) else {
            throw .noSuchDate(text)
        }
        guard reading.hour < 24, reading.minute < 60, reading.second <= 60, abs(reading.offset ?? 0) < 86_400 else {
            throw .noClockShows(text)
        }
        let civil = CivilDateTime(
            date: date, secondOfDay: reading.hour * 3_600 + reading.minute * 60 + reading.second
        )
        if let offset = reading.offset {
            self.init(secondsSinceEpoch: civil.localSeconds - Int64(offset))
        } else {
            self = zone.instant(of: civil)
        }
        guard Schedule.supportedYears.contains(reading.year) else { throw .outsideYears(text) }
    }

    /// RFC 3339 on `zone`'s clock: `2026-11-24T23:00:00+09:00`.
    ///
    /// An offset of history that isn't of whole minutes is rounded to one, as RFC 3339 has no other; the local time
    /// moves with it, so that the instant stays what it is. What the clock shows as the year 10000 is given in UTC.
    package func formatted(in zone: Zone) -> String {
        let minutes = (Double(zone.offset(at: self).seconds) / 60).rounded()
        let civil = CivilDateTime(localSeconds: secondsSinceEpoch + Int64(minutes) * 60)
        guard civil.date.year <= Schedule.supportedYears.upperBound else { return formattedInUTC }
        let (hours, rest) = abs(Int(minutes)).quotientAndRemainder(dividingBy: 60)
        guard civil.date.year >= 0 else {
            return "\(civil)\(minutes < 0 ? "-" : "+")\(hours.padded(to: 2)):\(rest.padded(to: 2))"
        }
        // Answers consist of these, a thousand in one: so digit by digit, which takes a fifth of an interpolation's time.
        return String(unsafeUninitializedCapacity: 25) { buffer in
            var writer = DigitWriter(buffer)
            writer.write(civil.date.year / 100)
            writer.write(civil.date.year % 100)
            writer.write("-", civil.date.month)
            writer.write("-", civil.date.day)
            writer.write("T", civil.hour)
            writer.write(":", civil.minute)
            writer.write(":", civil.second)
            writer.write(minutes < 0 ? "-" : "+", hours)
            writer.write(":", rest)
            return writer.count
        }
    }

    /// RFC 3339 in UTC: `2026-11-24T14:00:00Z`.
    package var formattedInUTC: String {
        "\(CivilDateTime(localSeconds: secondsSinceEpoch))Z"
    }
}

/// Writes numbers of two digits, one after the other.
private struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    /// - Parameter number: 0 to 99.
    mutating func write(_ number: Int) {
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    mutating func write(_ sign: Unicode.Scalar, _ number: Int) {
        append(UInt8(ascii: sign))
        write(number)
    }

    private mutating func append(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }
}

extension TextScanner {
    fileprivate struct Reading {
        var year = 0
        var month = 0
        var day = 0
        var hour = 0
        var minute = 0
        var second = 0
        /// Seconds east of Greenwich; nil where none stands there.
        var offset: Int?
    }

    /// `date [("T" / " ") hh:mm [:ss [.fraction]] [offset]]`
    fileprivate mutating func instant() -> Reading? {
        var reading = Reading()
        guard let year = number(digits: 4), take("-") != nil, let month = number(digits: 2), take("-") != nil,
            let day = number(digits: 2)
        else { return nil }
        (reading.year, reading.month, reading.day) = (year, month, day)
        guard take("Tt ") != nil else { return reading }
        guard let hour = number(digits: 2), take(":") != nil, let minute = number(digits: 2) else { return nil }
        (reading.hour, reading.minute) = (hour, minute)
        if take(":") != nil {
            guard let second = number(digits: 2) else { return nil }
            reading.second = second
            if take(".") != nil, number() == nil { return nil }
        }
        if take("Zz") != nil {
            reading.offset = 0
        } else if let sign = take("+-") {
            guard let hours = number(digits: 2), take(":") != nil, let minutes = number(digits: 2), minutes < 60 else {
                return nil
            }
            reading.offset = (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
        }
        return reading
    }
}
