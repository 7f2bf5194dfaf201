import Messages
import SupportHours

/// Evaluates an expression at an instant.
struct StateEvaluation {
    let instant: Instant
    let zone: Zone
    let span: StateSpan
    let nextWindow: Window?

    init(of schedule: Schedule, at instant: Instant, in zone: Zone) {
        self.instant = instant
        self.zone = zone
        span = schedule.span(at: instant)
        nextWindow = schedule.nextWindow(after: instant)
    }

    func json(with warnings: JSONValue) -> JSONValue {
        .object([
            "state": .string(span.status.state.rawValue),
            "comment": JSONValue(span.status.comment),
            "since": JSONValue(span.since?.formatted(in: zone)),
            "until": JSONValue(span.until?.formatted(in: zone)),
            "next_window": nextWindow.map { window in
                .object([
                    "start": .string(window.start.formatted(in: zone)),
                    "end": JSONValue(window.end?.formatted(in: zone)),
                ])
            } ?? .null,
            "warnings": warnings,
        ])
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let today = zone.civil(at: instant).date
        func moment(_ instant: Instant?, otherwise: String) -> String {
            instant.map { say.moment(zone.civil(at: $0), besides: today) } ?? otherwise
        }
        let state = span.status.state
        let mark = environment.glyphs.mark(for: state)
        var fields = FieldList()
        fields.add(say(.labelAsOf), "\(moment(instant, otherwise: ""))  \(zone.identifier, .faint)")
        fields.add(say(.labelSince), Line(moment(span.since, otherwise: say(.sinceAlways))))
        fields.add(say(.labelEnd), Line(moment(span.until, otherwise: say(.noEnd))))
        let next = nextWindow.map { window in
            WindowLine(start: window.start, end: window.end, zone: zone).bounds(besides: today, environment)
        }
        fields.add(say(.labelNextWindow), Line(next ?? say(.none)))
        if let comment = span.status.comment { fields.add(say(.labelComment), Line(comment)) }
        return ["\(mark, state == .open ? .open : .faint) \(say.word(for: state), .strong)"] + fields.lines
    }
}

extension Language {
    func word(for state: OpenState) -> String {
        switch state {
        case .open: self(.planOpen)
        case .closed: self(.planClosed)
        case .unknown: self(.planUnknown)
        }
    }
}
