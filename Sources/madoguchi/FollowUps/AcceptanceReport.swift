import MadoguchiAPI

/// A follow-up that was just accepted, in words: its id, when it is sent and why, and warnings.
struct AcceptanceReport {
    let followUp: FollowUpResource
    /// Whether the same one was accepted before.
    let isRepeated: Bool
    let list: PlanList

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var fields = FieldList()
        let plan = list.name(of: followUp.plan, in: say)
        fields.add(say(en: "plan", ja: "プラン"), "\(plan) (\(followUp.plan))")
        if isRepeated { fields.add(say(en: "state", ja: "状態"), Line(say.word(forState: followUp.state))) }
        if let template = followUp.template {
            fields.add(say(en: "template", ja: "テンプレート"), Line(template))
            fields.add(say(en: "subject", ja: "件名"), Line(followUp.subject))
        }
        DueDescription(followUp: followUp, zone: list.display.timezone).add(to: &fields, environment)
        if let expiresAt = followUp.expiresAt {
            fields.add(say(en: "until", ja: "有効期限"), Line(Moments(environment).moment(expiresAt)))
        }
        let letter = followUp.text.map { LetterLines(subject: followUp.subject, text: $0).lines(in: say) }
        return [heading(in: say)] + fields.lines + followUp.warnings.map { $0.line(in: say) } + (letter ?? [])
    }

    private func heading(in say: Language) -> Line {
        let kind = say.word(forKind: followUp.kind)
        guard let id = followUp.id else {
            return say(en: "the \(kind) would be accepted; nothing is stored", ja: "\(kind)を受け付けられます(試行のため保存していません)")
        }
        return isRepeated
            ? say(en: "\(kind) accepted before: \(id, .strong)", ja: "\(kind)は受け付け済みです: \(id, .strong)")
            : say(en: "\(kind) accepted: \(id, .strong)", ja: "\(kind)を受け付けました: \(id, .strong)")
    }
}
