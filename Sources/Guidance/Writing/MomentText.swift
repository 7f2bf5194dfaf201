import Messages
import SupportHours

/// Instants as messages write them.
struct MomentText {
    let language: Language
    let zone: Zone

    /// `11月25日(水)10:00`, `Wed 25 Nov 10:00`
    func dateAndTime(_ instant: Instant) -> String {
        let civil = zone.civil(at: instant)
        let date = civil.date
        let time = time(civil)
        return switch language {
        case .ja: "\(date.month)月\(date.day)日(\(date.weekday.japaneseAbbreviation))\(time)"
        case .en: "\(date.weekday.englishAbbreviation) \(date.day) \(MonthName.englishAbbreviation(date.month)) \(time)"
        }
    }

    /// `10:00`
    func time(_ instant: Instant) -> String {
        time(zone.civil(at: instant))
    }

    private func time(_ civil: CivilDateTime) -> String {
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(twoDigits(civil.hour)):\(twoDigits(civil.minute))"
    }
}
