import Messages
import SupportHours
import TerminalText

// Dates, times and durations as people say them.
extension Language {
    /// `Tue 24 Nov`, `11月24日(火)`, with the year where it isn't that of `reference`.
    func date(_ date: CivilDate, besides reference: CivilDate) -> String {
        self(
            .dateWords(
                dayAndMonth(date), weekday: weekday(date.weekday),
                year: date.year == reference.year ? nil : date.year))
    }

    /// `24 Nov`, `11月24日`
    func dayAndMonth(_ date: CivilDate) -> String {
        self(.dayAndMonth(date.day, date.month))
    }

    /// `Tue`, `火`
    func weekday(_ weekday: Weekday) -> String {
        self(.weekdayWord(weekday))
    }

    /// `Monday 15 March 2027`, `2027年3月15日(月)`
    func fullDate(_ date: CivilDate) -> String {
        self(.fullDate(date))
    }

    /// How exactly a time of day is shown.
    enum Precision {
        /// `23:00`; as in a column, where all have one form.
        case minutes
        /// `23:00:05`
        case seconds
        /// Seconds where there are any.
        case asNeeded
    }

    func time(_ civil: CivilDateTime, _ precision: Precision = .asNeeded) -> String {
        let hoursAndMinutes = "\(civil.hour.padded(to: 2)):\(civil.minute.padded(to: 2))"
        let hasSeconds =
            switch precision {
            case .minutes: false
            case .seconds: true
            case .asNeeded: civil.second != 0
            }
        return hasSeconds ? hoursAndMinutes + ":" + civil.second.padded(to: 2) : hoursAndMinutes
    }

    /// `Tue 24 Nov 23:00`
    func moment(_ civil: CivilDateTime, besides reference: CivilDate, _ precision: Precision = .asNeeded) -> String {
        "\(date(civil.date, besides: reference)) \(time(civil, precision))"
    }

    /// The two largest units: `3 h 20 min`, `2 d 4 h`; seconds only below a minute.
    ///
    /// - Parameter days: false to count in hours however many there are, as working time is counted.
    func duration(_ seconds: Int64, days: Bool = true) -> String {
        let magnitude = seconds.magnitude
        var units: [(count: UInt64, words: (UInt64) -> Wording)] = []
        if days { units.append((magnitude / 86_400, Wording.durationInDays)) }
        units.append((days ? magnitude / 3_600 % 24 : magnitude / 3_600, Wording.durationInHours))
        units.append((magnitude / 60 % 60, Wording.durationInMinutes))
        if magnitude < 60 { units.append((magnitude, Wording.durationInSeconds)) }

        let largest = units.firstIndex { $0.count > 0 } ?? units.endIndex - 1
        let said = units[largest...].prefix(2).filter { $0.count > 0 }
        let words = said.map { self($0.words($0.count)) }.joined(separator: " ")
        return (seconds < 0 ? "-" : "") + (words.isEmpty ? self(.durationInSeconds(0)) : words)
    }

    /// `in 3 h 20 min`, `あと 3 時間 20 分`
    func ahead(_ seconds: Int64) -> String {
        self(.timeAhead(duration(seconds)))
    }

    /// An offset from UTC: `+09:00`, with seconds where it has them.
    func offset(_ seconds: Int) -> String {
        let magnitude = Int(seconds.magnitude)
        let (hours, minutes, rest) = (magnitude / 3_600, magnitude / 60 % 60, magnitude % 60)
        return (seconds < 0 ? "-" : "+") + "\(hours.padded(to: 2)):\(minutes.padded(to: 2))"
            + (rest == 0 ? "" : ":" + rest.padded(to: 2))
    }
}
