import Messages
import SupportHours

/// A window in words: `Mon 23 Nov 23:00 – Tue 24 Nov 10:00  11 h`.
struct WindowLine {
    let start: Instant
    /// nil where it never ends.
    let end: Instant?
    let zone: Zone
    /// Its state, where that isn't plainly open, and the hours' comment are shown behind it.
    var status = Status(.open)
    /// Whether the window began before `start`, or goes on after `end`.
    var isCutAtStart = false
    var isCutAtEnd = false

    func line(besides today: CivilDate, _ environment: CommandEnvironment) -> Line {
        let say = environment.language
        var line: Line
        if isCutAtStart, isCutAtEnd {
            line = Line(
                status.state == .open
                    ? "  \(say(.openThroughout))"
                    : "  \(say(.throughoutSpan))")
        } else {
            let length =
                !isCutAtStart && !isCutAtEnd ? end.map { say.duration($0.seconds(since: start), days: false) } : nil
            line = "  \(bounds(besides: today, environment))\(length.map { "  " + $0 } ?? "", .faint)"
        }
        if status.state != .open { line += "  \(say.word(for: status.state), .now)" }
        if let comment = status.comment { line += "  \(comment, .faint)" }
        return line
    }

    /// `Mon 23 Nov 23:00 – Tue 24 Nov 10:00`, or `Mon 23 Nov 06:00 – 17:00` within a day.
    func bounds(besides today: CivilDate, _ environment: CommandEnvironment) -> String {
        let say = environment.language
        let glyphs = environment.glyphs
        let from = zone.civil(at: start)
        let before = isCutAtStart ? glyphs.ellipsis : say.moment(from, besides: today)
        return "\(before) \(glyphs.dash) \(after(from, besides: today, environment))"
    }

    private func after(_ start: CivilDateTime, besides today: CivilDate, _ environment: CommandEnvironment) -> String {
        let say = environment.language
        if isCutAtEnd { return environment.glyphs.ellipsis }
        guard let end = end.map({ zone.civil(at: $0) }) else { return say(.noEnd) }
        return end.date == start.date && !isCutAtStart ? say.time(end) : say.moment(end, besides: today)
    }
}
