package import SupportHours

// Dates, durations and shares as the client shows them.

extension Wording {
    package static func percentFromTo(_ lowest: String, highest: String) -> Wording {
        Wording(ja: "\(lowest)〜\(highest) %", en: "\(lowest) to \(highest) %")
    }
    package static func timeAhead(_ duration: String) -> Wording { Wording(ja: "あと \(duration)", en: "in \(duration)") }
    /// - Parameter ahead: ``timeAhead(_:)`` or ``momentNow``.
    package static func moment(_ moment: String, ahead: String) -> Wording {
        Wording(ja: "\(moment)（\(ahead)）", en: "\(moment) (\(ahead))")
    }
    /// - Parameters:
    ///   - weekday: abbreviated.
    ///   - year: nil where it is clear.
    package static func dateWords(_ dayAndMonth: String, weekday: String, year: Int?) -> Wording {
        Wording(
            ja: (year.map { "\($0)年" } ?? "") + "\(dayAndMonth)(\(weekday))",
            en: "\(weekday) \(dayAndMonth)" + (year.map { " \($0)" } ?? ""))
    }
    package static func dayAndMonth(_ day: Int, _ month: Int) -> Wording {
        Wording(ja: "\(month)月\(day)日", en: "\(day) \(MonthName.englishAbbreviation(month))")
    }
    package static func weekdayWord(_ weekday: Weekday) -> Wording {
        Wording(ja: weekday.japaneseAbbreviation, en: weekday.englishAbbreviation)
    }
    package static func fullDate(_ date: CivilDate) -> Wording {
        Wording(
            ja: "\(date.year)年\(date.month)月\(date.day)日(\(date.weekday.japaneseAbbreviation))",
            en: "\(date.weekday.englishName) \(date.day) \(MonthName.english(date.month)) \(date.year)")
    }
    package static func durationInDays(_ count: UInt64) -> Wording { Wording(ja: "\(count) 日", en: "\(count) d") }
    package static func durationInHours(_ count: UInt64) -> Wording { Wording(ja: "\(count) 時間", en: "\(count) h") }
    package static func durationInMinutes(_ count: UInt64) -> Wording { Wording(ja: "\(count) 分", en: "\(count) min") }
    package static func durationInSeconds(_ count: UInt64) -> Wording { Wording(ja: "\(count) 秒", en: "\(count) s") }
    package static func daemonTimeUnreadable(_ reason: Wording) -> Wording {
        Wording(
            ja: "デーモンの応答にある時刻を読めません: \(reason.ja)",
            en: "the daemon's answer holds a time that can't be read: \(reason.en)")
    }
}
