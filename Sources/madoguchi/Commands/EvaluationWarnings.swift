import Messages
import SupportHours

/// What about an expression is legal and probably not what was meant, as of the instant that is asked about.
struct EvaluationWarnings {
    private let warnings: [HoursWarning]
    private let endsWithSeparator: Bool

    init(of civil: CivilHours, from instant: Instant) {
        endsWithSeparator = civil.hours.endsWithSeparator
        warnings = civil.hours.warnings(holidays: civil.holidays, from: civil.zone.civil(at: instant).date)
    }

    private func message(_ warning: HoursWarning) -> HoursWarningMessage {
        HoursWarningMessage(code: warning.code.rawValue, parameters: warning.parameters)
    }

    func json(in say: Language) -> JSONValue {
        .array(
            warnings.map { warning in
                let wording = message(warning).wording
                return .object([
                    "code": .string(warning.code.rawValue), "detail": .string(say(wording)),
                    "suggestion": JSONValue(warning.suggestion),
                ])
            })
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let passedOver = environment.language(.separatorAtEndPassedOver)
        let note: Line = "\(environment.glyphs.note, .now) \(passedOver)"
        return (endsWithSeparator ? [note] : [])
            + warnings.map { warning in
                let message = message(warning)
                let text = message.line(suggestion: warning.suggestion, in: environment.language.ofMessages)
                return "\(environment.glyphs.note, .now) \(text)"
            }
    }
}
