package import SupportHours

/// Dates and times on a zone's clock, as sentences have them in both languages.
///
/// The year stands where it isn't the given one.
package struct ClockWording: Sendable {
    package let zone: Zone
    private let year: Int

    /// - Parameter instant: in whose year, on the zone's clock, the reader is.
    package init(_ zone: Zone, besides instant: Instant) {
        self.zone = zone
        year = zone.civil(at: instant).date.year
    }

    /// `11月26日(木)`, `Thu 26 Nov`
    package func date(_ date: CivilDate) -> Wording { self.date(date, besides: year) }

    private func date(_ date: CivilDate, besides year: Int) -> Wording {
        let isThisYear = date.year == year
        return Wording(
            ja: (isThisYear ? "" : "\(date.year)年")
                + "\(date.month)月\(date.day)日(\(date.weekday.japaneseAbbreviation))",
            en: "\(date.weekday.englishAbbreviation) \(date.day) \(MonthName.englishAbbreviation(date.month))"
                + (isThisYear ? "" : " \(date.year)"))
    }

    package func date(_ instant: Instant) -> Wording { date(zone.civil(at: instant).date) }

    /// `11月26日(木)23:00`, `Thu 26 Nov 23:00`
    package func moment(_ instant: Instant) -> Wording { moment(zone.civil(at: instant), besides: year) }

    private func moment(_ civil: CivilDateTime, besides year: Int) -> Wording {
        let date = date(civil.date, besides: year)
        return Wording(ja: date.ja + civil.clockText, en: "\(date.en) \(civil.clockText)")
    }

    /// `11月26日(木)23:00から11月27日(金)10:00まで`, `Thu 26 Nov 23:00 to Fri 27 Nov 10:00`; the day once where both are
    /// in it.
    package func span(from start: Instant, to end: Instant) -> Wording {
        let (civil, last) = (zone.civil(at: start), zone.civil(at: end))
        let first = moment(civil, besides: year)
        let until =
            civil.date == last.date
            ? Wording(verbatim: last.clockText) : moment(last, besides: civil.date.year)
        return Wording(ja: "\(first.ja)から\(until.ja)まで", en: "\(first.en) to \(until.en)")
    }

    /// `22:00〜09:00`, `22:00–09:00`; the beginning alone, where a day isn't enough to tell it.
    ///
    /// - Parameter seconds: by which the clock is to show another time.
    package func hours(of window: Window, movedBy seconds: Int = 0) -> Wording {
        func time(_ instant: Instant) -> String {
            CivilDateTime(localSeconds: zone.civil(at: instant).localSeconds + Int64(seconds)).clockText
        }
        guard let end = window.end, end.seconds(since: window.start) <= 86_400 else {
            return Wording(verbatim: time(window.start))
        }
        return Wording(
            ja: "\(time(window.start))〜\(time(end))", en: "\(time(window.start))–\(time(end))")
    }
}

extension CivilDateTime {
    /// `10:00`, `10:00:05`
    fileprivate var clockText: String {
        let minutes = "\(hour.padded(to: 2)):\(minute.padded(to: 2))"
        return second == 0 ? minutes : "\(minutes):\(second.padded(to: 2))"
    }
}
