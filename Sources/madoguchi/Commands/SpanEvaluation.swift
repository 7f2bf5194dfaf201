import SupportHours

/// What an expression says of a span: its windows, clipped, and the staffed time in them.
struct SpanEvaluation {
    let zone: Zone
    let windows: [ListedWindow]
    let staffedSeconds: Int64

    init(of schedule: Schedule, in span: Range<Instant>) {
        zone = schedule.zone
        windows = schedule.windows(in: span)
        staffedSeconds = schedule.staffedSeconds(in: span)
    }

    var json: JSONValue {
        .object([
            "windows": .array(
                windows.map { window in
                    .object([
                        "start": .string(window.start.formatted(in: zone)),
                        "end": .string(window.end.formatted(in: zone)),
                        "state": .string(window.status.state.rawValue),
                        "comment": JSONValue(window.status.comment),
                    ])
                }),
            "staffed_seconds": .integer(staffedSeconds),
        ])
    }

    func lines(_ surroundings: Surroundings) -> [Line] {
        let say = surroundings.language
        let today = zone.civil(at: surroundings.now).date
        let list = windows.map { window -> Line in
            var line = WindowLine(start: window.start, end: window.end, zone: zone).line(besides: today, surroundings)
            if window.status.state != .open { line += "  \(say.word(for: window.status.state))" }
            if let comment = window.status.comment { line += "  \(comment, .faint)" }
            return line
        }
        return list + [.staffedTime(staffedSeconds, in: say)]
    }
}
