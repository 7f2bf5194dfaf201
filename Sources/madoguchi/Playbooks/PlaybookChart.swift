import MadoguchiAPI
import Messages
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
            let heading: Line = say.line { .branchWhenMarked($0(branch.mark, .strong), name: branch.name) }
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
                lines.append("  \(glyphs.rail, .faint)  \(wait ?? say(.stepAtOnce), .faint)")
            }
            lines += row
        }
        return lines
    }

    /// `● self-service  reset-your-password  to the customer  stage self-service`
    private func cells(of step: PlaybookResource.Step, mark: String, in say: Language) -> [Line] {
        var notes = [say(.inStage(step.stage))]
        switch step.plan {
        case "case": break
        case "always": notes.append(say(.atAnyHour))
        default: notes.append(say(.inHoursOf(step.plan)))
        }
        if !step.needs.isEmpty {
            let needs = step.needs.joined(separator: say(.listSeparator))
            notes.append(say(.waitsUntilKnown(needs)))
        }
        if !step.unless.isEmpty {
            notes.append(say(.skippedWhenMarked(step.unless)))
        }
        if !step.onlyIf.isEmpty {
            notes.append(say(.onlyWhenMarked(step.onlyIf)))
        }
        return [
            "\(mark, .open) \(step.id, .strong)", Line(step.template), Line(say.word(forAudience: step.to)),
            Line(notes.joined(separator: say(.listSeparator)), .faint),
        ]
    }

    /// Where a branch leads.
    private static func end(of branch: PlaybookResource.Branch, in say: Language) -> String {
        switch branch.then {
        case "resume": say(.thenBack)
        case "stop": say(.thenNothing)
        default: say(.thenTo(branch.then))
        }
    }

    /// - Returns: nil for a step that is taken at once.
    private static func wait(before step: PlaybookResource.Step, in say: Language) -> String? {
        guard let seconds = try? DurationText.seconds(parsing: step.after) else { return step.after }
        if seconds == 0 { return nil }
        let duration = say.duration(seconds, days: false)
        return say(.ofStaffedTime(duration))
    }
}
