import MadoguchiAPI
import Messages

/// Everything about one follow-up, in words.
struct FollowUpReport {
    let followUp: FollowUpResource
    let list: PlanList

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let state = say.word(forState: followUp.state)
        let heading: Line = "\(followUp.id ?? "", .strong)  \(say.word(forKind: followUp.kind))  \(state, .strong)"
        return [heading] + fields(environment).lines + followUp.warnings.map { $0.line(in: say) }
            + history(environment)
    }

    private func fields(_ environment: CommandEnvironment) -> FieldList {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        func add(_ label: Wording, _ value: String?) {
            if let value { fields.add(say(label), Line(value)) }
        }
        add(.labelPlan, "\(list.name(of: followUp.plan, in: say)) (\(followUp.plan))")
        add(.labelTo, followUp.to)
        add(.labelSubject, followUp.subject)
        add(.labelTemplate, followUp.template)
        DueDescription(followUp: followUp, zone: list.display.timezone).add(to: &fields, environment)
        add(.labelUntil, followUp.expiresAt.map(moments.moment))
        add(.labelEnded, followUp.endedAt.map(moments.moment))
        add(.labelCase, followUp.caseLabel)
        add(.labelLanguage, followUp.language)
        add(.labelPriority, String(followUp.priority))
        add(.labelAttempts, String(followUp.attempts))
        add(.labelMessageID, followUp.messageID)
        return fields
    }

    private func history(_ environment: CommandEnvironment) -> [Line] {
        guard let history = followUp.history, !history.isEmpty else { return [] }
        let say = environment.language
        let moments = Moments(environment)
        var table = Table()
        for entry in history {
            var notes: [String] = []
            if let attempt = entry.attempt { notes.append(say(.attemptNumber(attempt))) }
            if let uid = entry.uid { notes.append(environment.byUser(uid)) }
            if let detail = entry.detail { notes.append(detail) }
            table.add([
                Line(moments.second(entry.at)), Line(say.word(forMove: entry.move)),
                Line(notes.joined(separator: say(.listSeparator)), .faint),
            ])
        }
        return ["", Line(say(.labelHistory), .faint)] + table.lines(within: environment.width)
    }
}
