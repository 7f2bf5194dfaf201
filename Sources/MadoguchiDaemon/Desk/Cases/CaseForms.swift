import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    /// Records what happened, which leads the case into the playbook's branch for that; with the message that it sends first.
    static let markCase = DeskForm(
        path: "/desk/cases/{id}/mark/{mark}", section: .cases,
        summary: "Records what happened with a case, with the message that follows.",
        route: .post("/v1/cases/{id}/mark"), uses: OneCase.uses,
        show: { visit async throws(DeskFault) in
            let one = try await OneCase(visit)
            let mark = visit.captured("mark")
            let entry = one.kept?.marks.first { $0.mark == mark }
            var facts = CaseWords.facts(of: one.each, for: visit)
            if let template = entry?.template {
                facts.append(DeskFact(name: .deskThenSends, value: one.courses?.titles[template] ?? template))
            }
            return DeskFormContent(
                title: .deskMarkTitle(one.courses?.name(ofMark: mark) ?? mark), facts: facts,
                basis: one.basis(for: visit),
                fields: [
                    DeskField(name: "mark", label: .deskHappened, kind: .hidden, pointer: "/mark", value: mark)
                ] + (entry?.variables ?? []).map { DeskField($0) },
                button: .deskMarkIt, back: OneCase.path(visit))
        },
        preview: { visit, answer throws(DeskFault) in
            let each: CaseResource = try visit.decode(answer)
            return CasePreview(each: each, visit: visit).preview(button: .deskMarkIt)
        },
        done: { visit, answer throws(DeskFault) in
            DeskOutcome(path: OneCase.path(visit), said: .deskMarked)
        })

    /// Keeps a note, what is known by now, or both.
    static let noteCase = DeskForm(
        path: "/desk/cases/{id}/note", section: .cases, summary: "Keeps a note on a case, and what is known by now.",
        route: .post("/v1/cases/{id}/note"), uses: OneCase.uses,
        show: { visit async throws(DeskFault) in
            let one = try await OneCase(visit)
            let needed = one.each.next?.needs ?? []
            let variables = one.isOpen ? one.kept?.variables ?? [] : []
            let asked = variables.filter { needed.contains($0.name) }
            let others = variables.filter {
                !needed.contains($0.name) && !["case", "customer_address"].contains($0.name)
            }
            let note = DeskField(name: "text", label: .deskNoteText, kind: .text, pointer: "/text")
            return DeskFormContent(
                title: asked.isEmpty ? .deskNoteTitle : .deskEnterTitle,
                lead: asked.isEmpty ? [] : [.deskEnterLead], facts: CaseWords.facts(of: one.each, for: visit),
                fields: asked.map { DeskField($0, isRequired: false) } + [note]
                    + others.map { variable in
                        var field = DeskField(variable)
                        (field.value, field.hint, field.isSeldom) = (variable.default ?? "", nil, true)
                        return field
                    },
                button: .deskNoteKeep, back: OneCase.path(visit))
        },
        // What is known already isn't said again.
        body: { input in input.body(of: input.fields.filter { input[$0.name] != $0.value }) },
        done: { visit, _ throws(DeskFault) in DeskOutcome(path: OneCase.path(visit), said: .deskNoted) })

    /// Ends a case: nothing of it is sent any more.
    static let resolveCase = DeskForm(
        path: "/desk/cases/{id}/resolve", section: .cases, summary: "Resolves a case.",
        route: .post("/v1/cases/{id}/resolve"), uses: OneCase.uses,
        show: { visit async throws(DeskFault) in
            let one = try await OneCase(visit)
            let stages = one.courses.map(CaseWords.stages) ?? []
            return DeskFormContent(
                title: .deskResolveTitle, lead: [.deskResolveLead], facts: CaseWords.facts(of: one.each, for: visit),
                basis: one.basis(for: visit),
                fields: [
                    DeskField(
                        name: "stage", label: .deskResolvedStage,
                        kind: .radio(
                            (one.each.stage == nil ? [DeskField.Choice(value: "", name: .deskStageNone)] : []) + stages),
                        pointer: "/stage", value: one.each.stage ?? ""),
                    DeskField(name: "note", label: .deskNoteOptional, kind: .text, pointer: "/note"),
                ], button: .deskResolveIt, isFinal: true, back: OneCase.path(visit))
        },
        done: { visit, _ throws(DeskFault) in DeskOutcome(path: OneCase.path(visit), said: .deskResolved) })
}

/// What a dry run says of a case: the message that would be sent next, when, and to whom.
struct CasePreview {
    let each: CaseResource
    let visit: DeskVisit
    var titles: [String: String] = [:]

    func preview(button: Wording) -> DeskPreview {
        DeskPreview(
            facts: facts, warnings: each.warnings.map(FollowUpWords.warning), text: each.next?.letter?.text,
            button: button)
    }

    private var facts: [DeskFact] {
        guard let next = each.next else {
            return [DeskFact(name: .deskNextStep, value: Wording.deskIdle[visit.language])]
        }
        var facts: [DeskFact] = []
        if let letter = next.letter { facts.append(DeskFact(name: .labelSubject, value: letter.subject)) }
        if let due = next.dueAt {
            facts.append(DeskFact(name: .labelGoes, value: visit.moment(due), instant: due))
            let zone = visit.vendorZone(of: each)
            if let zone, let instant = visit.instant(due), zone.identifier != visit.snapshot.display.identifier {
                facts.append(
                    DeskFact(
                        name: zone.spokenName,
                        value: PageClock(zone, at: visit.now).fullMoment(instant)[visit.language], instant: due))
            }
        }
        if !next.needs.isEmpty {
            facts.append(
                DeskFact(
                    name: .labelWaitsFor, value: next.needs.joined(separator: Wording.listSeparator[visit.language])))
        }
        return facts
    }
}
