package import SupportHours

// What calendars, the badge and the picture of the week say.

// MARK: Calendars

extension Wording {
    /// A calendar's name.
    package static func feedTitle(_ plan: String) -> Wording {
        Wording(ja: "\(plan) 受付時間", en: "\(plan): support hours")
    }
    /// A window's title.
    ///
    /// - Parameter isCertain: whether it is known to be open.
    package static func feedEvent(_ plan: String, isCertain: Bool) -> Wording {
        isCertain
            ? Wording(ja: "\(plan) 受付中", en: "\(plan): open")
            : Wording(ja: "\(plan) 受付未定", en: "\(plan): may be open")
    }
}

// MARK: Badge and week

extension Wording {
    /// A moment as briefly as can be: the time of the same day, with the weekday within a week, else with the date.
    package static func feedMoment(_ civil: CivilDateTime, besides today: CivilDate) -> Wording {
        let time = "\(civil.hour):\(civil.minute.padded(to: 2))"
        let days = civil.date.daysSinceEpoch - today.daysSinceEpoch
        if days == 0 { return Wording(verbatim: time) }
        let weekday = civil.date.weekday
        if (1..<7).contains(days) {
            return Wording(ja: "\(weekday.japaneseAbbreviation)曜 \(time)", en: "\(weekday.englishAbbreviation) \(time)")
        }
        let date = feedDate(civil.date, withYear: civil.date.year != today.year)
        return Wording(ja: "\(date.ja) \(time)", en: "\(date.en) \(time)")
    }

    private static func feedDate(_ date: CivilDate, withYear: Bool) -> Wording {
        Wording(
            ja: (withYear ? "\(date.year)年" : "") + "\(date.month)月\(date.day)日",
            en: "\(date.day) \(MonthName.englishAbbreviation(date.month))" + (withYear ? " \(date.year)" : ""))
    }

    /// `open until 10:00`
    ///
    /// - Parameters:
    ///   - state: in words.
    ///   - until: a moment; nil for ever.
    package static func badgeState(_ state: Wording, until: Wording?) -> Wording {
        guard let until else { return state }
        return Wording(ja: "\(until.ja) まで\(state.ja)", en: "\(state.en) until \(until.en)")
    }
    /// What a screen reader says of the badge.
    ///
    /// - Parameter zone: on whose clock the moment is.
    package static func badgeDescription(_ plan: String, _ state: Wording, zone: String) -> Wording {
        Wording(ja: "\(plan): \(state.ja)（\(zone) の時刻）", en: "\(plan): \(state.en) (times in \(zone))")
    }

    package static func weekTitle(_ plan: String) -> Wording {
        Wording(ja: "\(plan) これから1週間の受付時間", en: "\(plan): support hours of the next seven days")
    }
    /// What the picture's clock is.
    package static func weekClock(_ zone: String) -> Wording {
        Wording(ja: "時刻は \(zone) のものです", en: "Times in \(zone)")
    }
    /// `11/27 金`
    package static func weekDay(_ date: CivilDate) -> Wording {
        Wording(
            ja: "\(date.month)/\(date.day) \(date.weekday.japaneseAbbreviation)",
            en: "\(date.weekday.englishAbbreviation) \(date.day) \(MonthName.englishAbbreviation(date.month))")
    }
    /// A day without a window.
    package static let weekNothing = Wording(ja: "なし", en: "closed")
    package static let weekNow = Wording(ja: "現在", en: "now")
    /// `0:00–10:00`, with a note where nobody knows.
    package static func weekWindow(_ times: String, isCertain: Bool) -> Wording {
        isCertain
            ? Wording(verbatim: times) : Wording(ja: "\(times)（未定）", en: "\(times) (not certain)")
    }
    /// Several of them.
    package static func weekWindows(_ windows: [Wording]) -> Wording {
        Wording(
            ja: windows.map(\.ja).joined(separator: "、"), en: windows.map(\.en).joined(separator: ", "))
    }
}
