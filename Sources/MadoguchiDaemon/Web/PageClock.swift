import Messages
import SupportHours

/// Dates and times of a page, as its reader's clock has them.
struct PageClock: Sendable {
    let zone: Zone
    let now: Instant
    let today: CivilDate
    /// For days other than today and tomorrow.
    private let dates: ClockWording

    init(_ zone: Zone, at now: Instant) {
        self.zone = zone
        self.now = now
        today = zone.civil(at: now).date
        dates = ClockWording(zone, besides: now)
    }

    /// `10:00`
    func time(_ instant: Instant) -> String { Self.time(zone.civil(at: instant)) }

    static func time(_ civil: CivilDateTime) -> String { "\(civil.hour.padded(to: 2)):\(civil.minute.padded(to: 2))" }

    /// `今日 23:00`, `明日 10:00`, `11月30日(月)23:00`
    func moment(_ instant: Instant) -> Wording {
        let civil = zone.civil(at: instant)
        return switch civil.date.daysSinceEpoch - today.daysSinceEpoch {
        case 0: .pageToday(Self.time(civil))
        case 1: .pageTomorrow(Self.time(civil))
        default: dates.moment(instant)
        }
    }

    /// The same, of today only the time.
    func shortMoment(_ instant: Instant) -> Wording {
        zone.civil(at: instant).date == today ? Wording(verbatim: time(instant)) : moment(instant)
    }

    func fullMoment(_ instant: Instant) -> Wording { dates.moment(instant) }

    /// The first instant of tomorrow.
    var midnight: Instant { zone.midnight(of: today.adding(days: 1)) }

    /// For attributes.
    func text(_ instant: Instant) -> String { instant.formatted(in: zone) }

    /// `金曜日`, `Friday`
    static func weekday(_ date: CivilDate) -> Wording {
        Wording(ja: "\(date.weekday.japaneseAbbreviation)曜日", en: date.weekday.englishName)
    }
}
