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
        fields.add(say(en: "as of", ja: "時点"), "\(moment(instant, otherwise: ""))  \(zone.identifier, .faint)")
        fields.add(say(en: "since", ja: "開始"), Line(moment(span.since, otherwise: say(en: "always", ja: "ずっと前から"))))
        fields.add(say(en: "until", ja: "終了"), Line(moment(span.until, otherwise: say(en: "no end", ja: "終わりなし"))))
        let next = nextWindow.map { window in
            WindowLine(start: window.start, end: window.end, zone: zone).bounds(besides: today, environment)
        }
        fields.add(say(en: "next window", ja: "次の時間帯"), Line(next ?? say(en: "none", ja: "なし")))
        if let comment = span.status.comment { fields.add(say(en: "comment", ja: "注記"), Line(comment)) }
        return ["\(mark, state == .open ? .open : .faint) \(say.word(for: state), .strong)"] + fields.lines
    }
}

extension Language {
    func word(for state: OpenState) -> String {
        switch state {
        case .open: self(en: "open", ja: "受付中")
        case .closed: self(en: "closed", ja: "時間外")
        case .unknown: self(en: "unknown", ja: "不明")
        }
    }
}
