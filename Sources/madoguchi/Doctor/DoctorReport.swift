import Messages
import TerminalText

/// All findings, for a terminal or a program.
struct DoctorReport {
    let findings: [Finding]

    var outcome: ExitCode { count(.fault) == 0 ? .yes : .no }

    private func count(_ result: Finding.Result) -> Int {
        findings.count { $0.result == result }
    }

    var json: JSONValue {
        .object([
            "ok": .bool(outcome == .yes),
            "findings": .array(
                findings.map { finding in
                    .object([
                        "check": .string(finding.check.rawValue), "result": .string(finding.result.rawValue),
                        "text": .string(finding.text), "advice": JSONValue(finding.advice),
                    ])
                }),
        ])
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let width = findings.map { say.name(of: $0.check).displayWidth }.max() ?? 0
        // Beside the labels there would be little room on a narrow terminal.
        let isNarrow = environment.width.map { $0 < width + 46 } ?? false
        let indentation = isNarrow ? 4 : width + 6
        let margin = String(repeating: " ", count: indentation)
        let lines = findings.flatMap { finding -> [Line] in
            let (mark, style) = sign(of: finding.result, environment.glyphs)
            let label = say.name(of: finding.check)
            var texts = finding.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
            let first: [Line] =
                isNarrow
                ? ["  \(mark, style) \(label, .faint)"]
                : ["  \(mark, style) \(label.padded(to: width), .faint)  \(texts.popFirst() ?? "")"]
            let advice = finding.advice.map { ["\(margin)\(environment.glyphs.advice) \($0)" as Line] } ?? []
            return first + (texts.map { "\(margin)\($0)" as Line } + advice).map { $0.continued(at: indentation) }
        }.map { isNarrow ? $0 : $0.continued(at: indentation) }
        return lines + ["", summary(in: say)]
    }

    private func sign(of result: Finding.Result, _ glyphs: Glyphs) -> (mark: String, style: Line.Style) {
        switch result {
        case .well: (glyphs.well, .open)
        case .note: (glyphs.note, .now)
        case .fault: (glyphs.fault, .now)
        }
    }

    private func summary(in say: Language) -> Line {
        let (faults, notes) = (count(.fault), count(.note))
        if faults > 0 {
            return Line(say(.faultsAndNotes(faults, notes: notes)), .now)
        }
        if notes > 0 {
            return Line(say(.noFaultsButNotes(notes)), .open)
        }
        return Line(say(.allIsWell), .open)
    }
}
