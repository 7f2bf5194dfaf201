import MadoguchiAPI
import Messages

extension DeskForm {
    /// Closes or opens a plan for a while, whatever its hours say.
    static let override = DeskForm(
        path: "/desk/hours/{plan}/override", section: .hours, summary: "Overrides a plan's hours.",
        route: .post("/v1/plans/{plan}/overrides"), takesKey: true, uses: OverrideContent.uses,
        parameters: [OverrideContent.state],
        show: { visit async throws(DeskFault) in
            try await OverrideContent(visit.captured("plan"), visit).content
        },
        body: { OverrideContent.body($0) },
        preview: { visit, answer throws(DeskFault) in
            let override: OverrideResource = try visit.decode(answer)
            let words = OverrideWords(override: override, visit: visit)
            var facts = [
                DeskFact(name: .labelPlan, value: visit.planName(override.plan)[visit.language]),
                DeskFact(name: .labelState, value: words.stateWord.asLabel[visit.language]),
                DeskFact(name: .columnPeriod, value: words.span[visit.language]),
                DeskFact(name: .deskMoves, value: Wording.deskWouldMove(override.moved ?? 0)[visit.language]),
            ]
            if let reason = override.reason { facts.insert(DeskFact(name: .deskPublicReason, value: reason), at: 3) }
            return DeskPreview(
                facts: facts, warnings: override.to == nil ? [.deskOverrideWithoutEnd] : [],
                button: .deskOverrideConfirm)
        },
        done: { visit, answer throws(DeskFault) in
            let override: OverrideResource = try visit.decode(answer)
            let words = OverrideWords(override: override, visit: visit)
            return DeskOutcome(
                path: visit.planPath(override.plan),
                said: .deskOverridden(
                    visit.planName(override.plan), words.stateWord, words.span, moved: override.moved ?? 0))
        })

    /// Takes an override away; what lies under it holds again.
    static let removeOverride = DeskForm(
        path: "/desk/hours/{plan}/overrides/{id}/remove", section: .hours, summary: "Removes an override.",
        route: .post("/v1/overrides/{id}/remove"), uses: [.get("/v1/plans/{plan}/overrides")],
        show: { visit async throws(DeskFault) in
            let plan = visit.captured("plan")
            let list: OverrideList = try await visit.get("/v1/plans/{plan}/overrides", ["plan": plan])
            let override = list.overrides.first { $0.id == visit.captured("id") }
            let words = override.map { OverrideWords(override: $0, visit: visit) }
            return DeskFormContent(
                title: .deskRemoveOverride, lead: [words == nil ? .deskOverrideGone : .deskRemoveOverrideLead],
                facts: words?.facts(of: visit.planName(plan)) ?? [],
                basis: words.map { DeskBasis(parts: [DeskBasis.Part(name: .columnWhat, value: $0.line)]) },
                button: .deskRemoveOverride, back: visit.planPath(plan))
        },
        done: { visit, answer throws(DeskFault) in
            let override: OverrideResource = try visit.decode(answer)
            let words = OverrideWords(override: override, visit: visit)
            return DeskOutcome(
                path: visit.planPath(override.plan),
                said: .deskOverrideRemoved(visit.planName(override.plan), words.stateWord, words.span))
        })
}

extension OverrideWords {
    fileprivate func facts(of plan: Wording) -> [DeskFact] {
        let language = visit.language
        var facts = [
            DeskFact(name: .labelPlan, value: plan[language]),
            DeskFact(name: .labelState, value: stateWord.asLabel[language]),
            DeskFact(name: .columnPeriod, value: span[language]),
        ]
        if let reason = override.reason { facts.append(DeskFact(name: .labelReason, value: reason)) }
        return facts + [DeskFact(name: .columnMade, value: origin[language])]
    }
}
