import Lists
import MadoguchiAPI
import Messages

/// The result of an import.
struct ImportReport {
    let tally: ImportTally
    /// What was found out about the file, repaired in it and passed over.
    let notes: [ListNote]
    let isDryRun: Bool
    /// Whether the file was read to its end, and every line of it answered.
    let isComplete: Bool

    var outcome: ExitCode {
        if tally.refused > 0 { return .badInput }
        return tally.postponed > 0 ? .tryAgainLater : .yes
    }

    func json(in say: Language) -> JSONValue {
        .object([
            "accepted": .integer(Int64(tally.accepted)), "accepted_before": .integer(Int64(tally.acceptedBefore)),
            "refused": .integer(Int64(tally.refused)), "postponed": .integer(Int64(tally.postponed)),
            "complete": .bool(isComplete), "refusals": .array(tally.refusals.map(\.json)),
            "warnings": .array(tally.notes.map(\.json)), "notes": .array(notes.map { $0.json(in: say) }),
        ])
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var lines = [heading(in: say)]
        var refusals = Table()
        for refusal in tally.refusals {
            for (index, reason) in refusal.reasons.enumerated() {
                refusals.add([index == 0 ? Self.number(refusal.line, in: say) : "", Self.line(reason, in: say)])
            }
        }
        lines += refusals.lines
        if let more = say.more(tally.refused + tally.postponed - tally.refusals.count) {
            lines.append("  \(say(.rejectsHoldAll(more)))")
        }
        var warnings = Table()
        for note in tally.notes { warnings.add([Self.number(note.line, in: say), note.warning.line(in: say)]) }
        lines += warnings.lines
        if let more = say.more(tally.warnings - tally.notes.count) { lines.append("  \(more)") }
        return lines + notes.map { "\(environment.glyphs.note, .now) \(say($0.wording))" }
    }

    private func heading(in say: Language) -> Line {
        let accepted = say.number(tally.accepted)
        var parts = [
            isDryRun
                ? say(.importAcceptable(accepted))
                : say(.importAccepted(accepted))
        ]
        func add(_ count: Int, _ words: (String) -> Wording) {
            if count > 0 { parts.append(say(words(say.number(count)))) }
        }
        add(tally.acceptedBefore, Wording.importAcceptedBefore)
        add(tally.refused, Wording.importRefused)
        add(tally.postponed, Wording.importPostponed)
        return Line(parts.joined(separator: say(.listSeparator)), .strong)
    }

    private static func number(_ line: Int, in say: Language) -> Line {
        Line(say(.importLine(line)))
    }

    private static func line(_ reason: ProblemDetails.FieldError, in say: Language) -> Line {
        Line(reason.sentence(in: say))
    }
}

extension ProblemDetails.FieldError {
    /// `to: is no address (did you mean …?)`
    func sentence(in say: Language) -> String {
        let field = pointer.isEmpty ? "" : pointer + ": "
        let meant = suggestion.map { say(.didYouMean($0)) }
        return field + detail + (meant ?? "")
    }
}

extension ListNote {
    fileprivate func json(in say: Language) -> JSONValue {
        .object([
            "code": .string(code), "detail": .string(say(wording)),
            "count": count.map { .integer(Int64($0)) } ?? .null, "line": line.map { .integer(Int64($0)) } ?? .null,
        ])
    }
}

extension Language {
    /// How many there are besides those shown; nil where there are none.
    fileprivate func more(_ count: Int) -> String? {
        count > 0 ? self(.andMore(number(count))) : nil
    }
}

extension ImportTally.Note {
    fileprivate var json: JSONValue {
        .object([
            "line": .integer(Int64(line)), "code": .string(warning.code), "detail": .string(warning.detail),
            "suggestion": JSONValue(warning.suggestion),
        ])
    }
}

extension ImportTally.Refusal {
    /// The line's number and the reason; nothing of its content.
    var json: JSONValue {
        .object([
            "line": .integer(Int64(line)), "status": .integer(Int64(status)),
            "errors": .array(
                reasons.map { reason in
                    .object([
                        "field": reason.pointer.isEmpty ? .null : .string(reason.pointer),
                        "detail": .string(reason.detail), "suggestion": JSONValue(reason.suggestion),
                    ])
                }),
        ])
    }
}
