import MadoguchiAPI

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
            return say(en: "the case would be opened; nothing is stored", ja: "案件を受け付けられます(試行のため保存していません)")
        }
        let state = say.word(forCaseState: `case`.state)
        let stage = `case`.resolvedBy ?? "-"
        return switch occasion {
        case .opened: say(en: "case opened: \(id, .strong)", ja: "案件を受け付けました: \(id, .strong)")
        case .openedBefore:
            say(en: "case opened before: \(id, .strong)  \(state)", ja: "案件は受け付け済みです: \(id, .strong)  \(state)")
        case .shown: "\(id, .strong)  \(`case`.name)  \(state, .strong)"
        case .noted: say(en: "noted: \(id, .strong)", ja: "メモを残しました: \(id, .strong)")
        case .marked(let mark):
            say(en: "marked \(mark): \(id, .strong)", ja: "\(mark) の印を付けました: \(id, .strong)")
        case .resolved:
            say(
                en: "resolved by \(stage): \(id, .strong); nothing of it is sent any more",
                ja: "\(stage) で解決しました: \(id, .strong)。この案件の送信はもうありません")
        }
    }

    /// The customer and the operator.
    private func parties(in say: Language) -> FieldList {
        var fields = FieldList()
        let plan = list.name(of: `case`.plan, in: say)
        fields.add(say(en: "plan", ja: "プラン"), "\(plan) (\(`case`.plan))")
        fields.add(say(en: "playbook", ja: "プレイブック"), "\(`case`.name) (\(`case`.playbook))")
        if let customer = `case`.to { fields.add(say(en: "customer", ja: "お客様"), Line(customer)) }
        if let address = `case`.operator { fields.add(say(en: "reminders to", ja: "リマインダーの宛先"), Line(address)) }
        return fields
    }

    private func everything(_ environment: CommandEnvironment) -> FieldList {
        let say = environment.language
        let moments = Moments(environment)
        var fields = parties(in: say)
        fields.add(say(en: "language", ja: "言語"), Line(`case`.language))
        for (name, value) in `case`.variables.sorted(by: { $0.key < $1.key }) { fields.add(name, Line(value)) }
        if !`case`.marks.isEmpty {
            fields.add(say(en: "marks", ja: "印"), Line(`case`.marks.joined(separator: ", ")))
        }
        if let stage = `case`.stage { fields.add(say(en: "stage", ja: "段階"), Line(stage)) }
        fields.add(say(en: "opened", ja: "受付"), Line(moments.moment(`case`.openedAt)))
        if let resolvedAt = `case`.resolvedAt {
            let stage = `case`.resolvedBy.map { say(en: ", by \($0)", ja: "(\($0))") }
            fields.add(say(en: "resolved", ja: "解決"), Line(moments.moment(resolvedAt) + (stage ?? "")))
        }
        return fields
    }
}
