import MadoguchiAPI
import Messages

/// A case in words: its state, what comes next, when, and why then.
struct CaseDescription {
    /// What was just done with it.
    enum Occasion: Hashable {
        case opened, openedBefore, shown, noted, resolved
        case marked(String)
    }

    let `case`: CaseResource
    let occasion: Occasion
    let list: PlanList
    /// The follow-up of the next step, where it is known.
    let next: FollowUpResource?

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var lines = [heading(in: say)]
        switch occasion {
        case .opened, .openedBefore: lines += parties(in: say).lines
        case .shown: lines += everything(environment).lines
        case .noted, .resolved, .marked: break
        }
        if `case`.state != "resolved" {
            lines += CaseOutlook(case: `case`, followUp: next, zone: list.display.timezone).lines(environment)
        }
        return lines + `case`.warnings.map { $0.line(in: say) }
            + CaseHistory(lines: occasion == .shown ? `case`.history ?? [] : []).lines(environment)
            + (`case`.next?.letter.map {
                LetterLines(subject: $0.subject, text: $0.text, samples: $0.samples).lines(in: say)
            } ?? [])
    }

    private func heading(in say: Language) -> Line {
        guard let id = `case`.id else {
            return Line(say(.caseAcceptable))
        }
        let state = say.word(forCaseState: `case`.state)
        let stage = `case`.resolvedBy ?? "-"
        return switch occasion {
        case .opened: say.line { .caseOpened($0(id, .strong)) }
        case .openedBefore:
            say.line { .caseOpenedBefore($0(id, .strong), state: state) }
        case .shown: "\(id, .strong)  \(`case`.name)  \(state, .strong)"
        case .noted: say.line { .caseNoted($0(id, .strong)) }
        case .marked(let mark):
            say.line { .caseMarked(mark, id: $0(id, .strong)) }
        case .resolved:
            say.line { .caseResolved(stage, id: $0(id, .strong)) }
        }
    }

    /// The customer and the operator.
    private func parties(in say: Language) -> FieldList {
        var fields = FieldList()
        let plan = list.name(of: `case`.plan, in: say)
        fields.add(say(.labelPlan), "\(plan) (\(`case`.plan))")
        fields.add(say(.labelPlaybook), "\(`case`.name) (\(`case`.playbook))")
        if let customer = `case`.to { fields.add(say(.labelCustomer), Line(customer)) }
        if let address = `case`.operator { fields.add(say(.labelRemindersTo), Line(address)) }
        return fields
    }

    private func everything(_ environment: CommandEnvironment) -> FieldList {
        let say = environment.language
        let moments = Moments(environment)
        var fields = parties(in: say)
        fields.add(say(.labelLanguage), Line(`case`.language))
        for (name, value) in `case`.variables.sorted(by: { $0.key < $1.key }) { fields.add(name, Line(value)) }
        if !`case`.marks.isEmpty {
            fields.add(say(.labelMarks), Line(`case`.marks.joined(separator: say(.listSeparator))))
        }
        if let stage = `case`.stage { fields.add(say(.labelStage), Line(stage)) }
        fields.add(say(.labelOpened), Line(moments.moment(`case`.openedAt)))
        if let resolvedAt = `case`.resolvedAt {
            let moment = moments.moment(resolvedAt)
            let words = `case`.resolvedBy.map { say(.resolvedAt(moment, by: $0)) } ?? moment
            fields.add(say(.labelResolved), Line(words))
        }
        return fields
    }
}
