import MadoguchiAPI
import SupportHours

/// Draws a playbook: the steps of a case, and its branches.
struct PlaybookChart {
    let playbook: PlaybookResource

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let glyphs = environment.glyphs
        var lines: [Line] = ["\(playbook.id, .strong)  \(playbook.name)"]
        lines += playbook.description.split(whereSeparator: \.isNewline).map { Line("  " + String($0)) }
        lines += [""] + way(playbook.steps, mark: glyphs.openMark, environment)
        for branch in playbook.branches {
            let heading: Line = say(
                en: "when marked \(branch.mark, .strong): \(branch.name)",
                ja: "\(branch.mark, .strong) の印が付いたとき: \(branch.name)")
            lines += ["", heading] + way(branch.steps, mark: glyphs.closedMark, environment)
            lines.append("  \(glyphs.rail, .faint)  \(Self.end(of: branch, in: say), .faint)")
        }
        return lines
    }

    /// Steps one below the other, with the time between them.
    private func way(_ steps: [PlaybookResource.Step], mark: String, _ environment: CommandEnvironment) -> [Line] {
        let (say, glyphs) = (environment.language, environment.glyphs)
        var table = Table(importance: [0, 0, 1, 0])
        for step in steps { table.add(cells(of: step, mark: mark, in: say)) }
        var lines: [Line] = []
        for (index, (step, row)) in zip(steps, table.rows(within: environment.width)).enumerated() {
            let wait = Self.wait(before: step, in: say)
            if index > 0 || wait != nil {
                lines.append("  \(glyphs.rail, .faint)  \(wait ?? say(en: "at once", ja: "すぐに"), .faint)")
            }
            lines += row
        }
        return lines
    }

    /// `● self-service  reset-your-password  to the customer  stage self-service`
    private func cells(of step: PlaybookResource.Step, mark: String, in say: Language) -> [Line] {
        var notes = [say(en: "stage \(step.stage)", ja: "段階 \(step.stage)")]
        switch step.plan {
        case "case": break
        case "always": notes.append(say(en: "at any hour", ja: "時間帯を問わない"))
        default: notes.append(say(en: "in the hours of \(step.plan)", ja: "\(step.plan) の対応時間に"))
        }
        if !step.needs.isEmpty {
            let needs = step.needs.joined(separator: ", ")
            notes.append(say(en: "waits for \(needs)", ja: "\(needs) が分かるまで待機"))
        }
        if !step.unless.isEmpty {
            let marks = step.unless.joined(separator: ", ")
            notes.append(say(en: "skipped when marked \(marks)", ja: "\(marks) の印があれば省略"))
        }
        if !step.onlyIf.isEmpty {
            let marks = step.onlyIf.joined(separator: ", ")
            notes.append(say(en: "only when marked \(marks)", ja: "\(marks) の印があるときだけ"))
        }
        return [
            "\(mark, .open) \(step.id, .strong)", Line(step.template), Line(say.word(forAudience: step.to)),
            Line(notes.joined(separator: say(en: ", ", ja: "、")), .faint),
        ]
    }

    /// Where a branch leads.
    private static func end(of branch: PlaybookResource.Branch, in say: Language) -> String {
        switch branch.then {
        case "resume": say(en: "then back to the step that it interrupted", ja: "そのあと、中断したところに戻る")
        case "stop": say(en: "then nothing more by itself", ja: "そのあとは自動では進まない")
        default: say(en: "then continues with \(branch.then)", ja: "そのあと \(branch.then) に進む")
        }
    }

    /// - Returns: nil for a step that is taken at once.
    private static func wait(before step: PlaybookResource.Step, in say: Language) -> String? {
        guard let seconds = try? DurationText.seconds(parsing: step.after) else { return step.after }
        if seconds == 0 { return nil }
        let duration = say.duration(seconds, days: false)
        return say(en: "\(duration) of staffed time", ja: "対応時間で \(duration)")
    }
}
