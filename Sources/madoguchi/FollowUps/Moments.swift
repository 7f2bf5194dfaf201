import Messages
import SupportHours

/// The daemon's instants in words, relative to now.
struct Moments {
    let say: Language
    let now: Instant
    let dash: String
    /// Only its year matters: dates of other years are shown with the year.
    private let today: CivilDate

    init(_ environment: CommandEnvironment) {
        say = environment.language
        now = environment.now
        dash = environment.glyphs.dash
        today = Zone.utc.civil(at: now).date
    }

    /// `Tue 24 Nov 23:00`; a text that can't be parsed is returned as it is.
    func moment(_ text: String) -> String { moment(text, .asNeeded) }

    private func moment(_ text: String, _ precision: Language.Precision) -> String {
        guard let reading = try? ClockReading(rfc3339: text) else { return text }
        return say.moment(reading.civil, besides: today, precision)
    }

    /// In a column of a list.
    func minute(_ text: String) -> String { moment(text, .minutes) }

    /// In a history.
    func second(_ text: String) -> String { moment(text, .seconds) }

    /// `Tue 24 Nov 23:00 (in 3 h)`, or `(now)` where it isn't in the future.
    func coming(_ text: String) -> Line {
        guard let reading = try? ClockReading(rfc3339: text) else { return Line(text) }
        let seconds = reading.instant.seconds(since: now)
        let ahead = seconds > 0 ? say.ahead(seconds) : say(.momentNow)
        let moment = say.moment(reading.civil, besides: today)
        return say.line { .moment($0(moment, .strong), ahead: ahead) }
    }

    /// `Tue 24 Nov 06:00` on the clock of a zone.
    func moment(_ text: String, in zone: Zone) -> String? {
        guard let reading = try? ClockReading(rfc3339: text) else { return nil }
        return say.moment(zone.civil(at: reading.instant), besides: today)
    }

    /// `Mon 23 Nov 23:00 – Tue 24 Nov 10:00`
    func span(_ start: String, _ end: String?) -> String {
        "\(moment(start)) \(dash) \(end.map(moment) ?? say(.noEnd))"
    }
}
