import MadoguchiAPI

/// What comes next in an open case: which step, when, and why then.
struct CaseOutlook {
    let `case`: CaseResource
    /// The step's follow-up, where it is known.
    let followUp: FollowUpResource?
    /// The zone in which instants are shown.
    let zone: String

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        guard let next = `case`.next else {
            let end = `case`.id.map {
                say(
                    en: "; once it is solved: madoguchi case resolve \($0)", ja: "。解決したら: madoguchi case resolve \($0)"
                )
            }
            return ["", Line(say(en: "nothing comes next", ja: "次の手順はありません") + (end ?? ""))]
        }
        return ["", say(en: "next: \(next.step, .strong)", ja: "次の手順: \(next.step, .strong)")]
            + fields(next, environment).lines
    }

    private func fields(_ next: CaseResource.Next, _ environment: CommandEnvironment) -> FieldList {
        let say = environment.language
        var fields = FieldList()
        let id = next.followUp.map { "  \($0)" } ?? ""
        fields.add(say(en: "message", ja: "文面"), "\(next.template)\(id, .faint)")
        if let to = followUp?.to { fields.add(say(en: "to", ja: "宛先"), Line(to)) }
        if !next.needs.isEmpty {
            fields.add(say(en: "waits for", ja: "待機中"), Line(next.needs.joined(separator: ", "), .now))
            if let id = `case`.id {
                fields.add(say(en: "once known", ja: "分かったら"), Line(Self.note(next.needs, of: id)))
            }
        } else if let followUp {
            if followUp.dueAt == nil, followUp.dueBecause?.held == nil {
                fields.add(say(en: "state", ja: "状態"), Line(say.word(forState: followUp.state)))
            }
            DueDescription(followUp: followUp, zone: zone).add(to: &fields, environment)
        } else if let dueAt = next.dueAt {
            fields.add(say(en: "goes", ja: "送信予定"), "\(Moments(environment).coming(dueAt))  \(zone, .faint)")
        }
        return fields
    }

    /// `madoguchi case note c1 --request-id '#…'`
    private static func note(_ needs: [String], of id: String) -> String {
        let options = needs.map { $0 == "request_id" ? "--request-id '#...'" : "--var \($0)=..." }
        return "madoguchi case note \(id) " + options.joined(separator: " ")
    }
}
