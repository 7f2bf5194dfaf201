import MadoguchiAPI
import Messages

/// One follow-up as a row of a list.
struct FollowUpRow {
    /// How many columns of a subject are shown.
    private static let subjectWidth = 40

    let followUp: FollowUpResource

    static func heading(in say: Language) -> [String] {
        say.words(.labelID, .labelState, .columnMoment, .labelPlan, .labelTo, .labelSubject, .labelTemplate)
    }

    /// As ``Table`` has it.
    static let importance = [0, 0, 0, 3, 0, 2, 4]
    static let subjectColumn = 5

    func cells(_ environment: CommandEnvironment) -> [Line] {
        let subject = followUp.subject.cut(to: Self.subjectWidth, ellipsis: environment.glyphs.ellipsis)
        // When it is due; for a terminal one, when it became terminal.
        let moment = (followUp.endedAt ?? followUp.dueAt).map(Moments(environment).minute)
        return [
            Line(followUp.id ?? ""), state(in: environment.language), Line(moment ?? "-"), Line(followUp.plan),
            Line(followUp.to), Line(subject), Line(followUp.template ?? "", .faint),
        ]
    }

    private func state(in say: Language) -> Line {
        if followUp.dueBecause?.held != nil { return Line(say(.statusHeld), .now) }
        let style: Line.Style =
            switch followUp.state {
            case "delivered": .open
            case "failed", "uncertain": .now
            default: .plain
            }
        return Line(say.word(forState: followUp.state), style)
    }
}
