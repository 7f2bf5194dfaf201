import MadoguchiAPI
import Messages

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
            return ["", Line(say(`case`.id.map { .nothingComesNext(resolve: $0) } ?? .nothingComesNext))]
        }
        return ["", say.line { .caseNextStep($0(next.step, .strong)) }]
            + fields(next, environment).lines
    }

    private func fields(_ next: CaseResource.Next, _ environment: CommandEnvironment) -> FieldList {
        let say = environment.language
        var fields = FieldList()
        let id = next.followUp.map { "  \($0)" } ?? ""
        fields.add(say(.labelMessage), "\(next.template)\(id, .faint)")
        if let to = followUp?.to { fields.add(say(.labelTo), Line(to)) }
        if !next.needs.isEmpty {
            fields.add(say(.labelWaitsFor), Line(next.needs.joined(separator: say(.listSeparator)), .now))
            if let id = `case`.id {
                fields.add(say(.labelOnceKnown), Line(Self.note(next.needs, of: id)))
            }
        } else if let followUp {
            if followUp.dueAt == nil, followUp.dueBecause?.held == nil {
                fields.add(say(.labelState), Line(say.word(forState: followUp.state)))
            }
            DueDescription(followUp: followUp, zone: zone).add(to: &fields, environment)
        } else if let dueAt = next.dueAt {
            fields.add(say(.labelGoes), "\(Moments(environment).coming(dueAt))  \(zone, .faint)")
        }
        return fields
    }

    /// `madoguchi case note c1 --request-id '#…'`
    private static func note(_ needs: [String], of id: String) -> String {
        let options = needs.map { $0 == "request_id" ? "--request-id '#...'" : "--var \($0)=..." }
        return "madoguchi case note \(id) " + options.joined(separator: " ")
    }
}
