import MadoguchiAPI

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
        func add(en: String, ja: String, _ value: String?) {
            if let value { fields.add(say(en: en, ja: ja), Line(value)) }
        }
        add(en: "plan", ja: "プラン", "\(list.name(of: followUp.plan, in: say)) (\(followUp.plan))")
        add(en: "to", ja: "宛先", followUp.to)
        add(en: "subject", ja: "件名", followUp.subject)
        add(en: "template", ja: "テンプレート", followUp.template)
        DueDescription(followUp: followUp, zone: list.display.timezone).add(to: &fields, environment)
        add(en: "until", ja: "有効期限", followUp.expiresAt.map(moments.moment))
        add(en: "ended", ja: "終了", followUp.endedAt.map(moments.moment))
        add(en: "case", ja: "案件", followUp.caseLabel)
        add(en: "language", ja: "言語", followUp.language)
        add(en: "priority", ja: "優先度", String(followUp.priority))
        add(en: "attempts", ja: "送信回数", String(followUp.attempts))
        add(en: "Message-ID", ja: "Message-ID", followUp.messageID)
        return fields
    }

    private func history(_ environment: CommandEnvironment) -> [Line] {
        guard let history = followUp.history, !history.isEmpty else { return [] }
        let say = environment.language
        let moments = Moments(environment)
        var table = Table()
        for entry in history {
            var notes: [String] = []
            if let attempt = entry.attempt { notes.append(say(en: "attempt \(attempt)", ja: "\(attempt) 回目")) }
            if let uid = entry.uid { notes.append(environment.byUser(uid)) }
            if let detail = entry.detail { notes.append(detail) }
            table.add([
                Line(moments.second(entry.at)), Line(say.word(forMove: entry.move)),
                Line(notes.joined(separator: ", "), .faint),
            ])
        }
        return ["", Line(say(en: "history", ja: "経過"), .faint)] + table.lines(within: environment.width)
    }
}
