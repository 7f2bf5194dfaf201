import MadoguchiAPI
import Messages

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
        fields.add(say(.labelPlan), "\(plan) (\(followUp.plan))")
        if isRepeated { fields.add(say(.labelState), Line(say.word(forState: followUp.state))) }
        if let template = followUp.template {
            fields.add(say(.labelTemplate), Line(template))
            fields.add(say(.labelSubject), Line(followUp.subject))
        }
        DueDescription(followUp: followUp, zone: list.display.timezone).add(to: &fields, environment)
        if let expiresAt = followUp.expiresAt {
            fields.add(say(.labelUntil), Line(Moments(environment).moment(expiresAt)))
        }
        let letter = followUp.text.map { LetterLines(subject: followUp.subject, text: $0).lines(in: say) }
        return [heading(in: say)] + fields.lines + followUp.warnings.map { $0.line(in: say) } + (letter ?? [])
    }

    private func heading(in say: Language) -> Line {
        let kind = say.word(forKind: followUp.kind)
        guard let id = followUp.id else {
            return Line(say(.followUpAcceptable(kind)))
        }
        return isRepeated
            ? say.line { .followUpAcceptedBefore(kind, id: $0(id, .strong)) }
            : say.line { .followUpAccepted(kind, id: $0(id, .strong)) }
    }
}
