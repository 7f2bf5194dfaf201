import SupportHours

/// A window in a list: `Mon 23 Nov 23:00 – Tue 24 Nov 10:00  11 h`.
struct WindowLine {
    let start: Instant
    /// nil where it never ends.
    let end: Instant?
    let zone: Zone
    /// Whether the window began before `start`, or goes on after `end`.
    var isCutAtStart = false
    var isCutAtEnd = false

    func line(besides today: CivilDate, _ surroundings: Surroundings) -> Line {
        let say = surroundings.language
        let glyphs = surroundings.glyphs
        func moment(_ instant: Instant) -> String { say.moment(zone.civil(at: instant), besides: today) }

        if isCutAtStart, isCutAtEnd {
            return Line(say(en: "  open throughout", ja: "  この期間はずっと受付中"))
        }
        let before = isCutAtStart ? glyphs.ellipsis : moment(start)
        let after = isCutAtEnd ? glyphs.ellipsis : end.map(moment) ?? say(en: "no end", ja: "終わりなし")
        let length =
            !isCutAtStart && !isCutAtEnd ? end.map { say.duration($0.seconds(since: start), days: false) } : nil
        return "  \(before) \(glyphs.dash) \(after)\(length.map { "  " + $0 } ?? "", .faint)"
    }
}
