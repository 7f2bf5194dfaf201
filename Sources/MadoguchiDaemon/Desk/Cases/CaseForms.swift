import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    private static let one = DeskRoute.get("/v1/cases/{id}")
    private static let playbook = DeskRoute.get("/v1/playbooks/{id}")
    private static let templates = DeskRoute.get("/v1/templates")

    /// Takes a case into a branch of its playbook.
    static let mark = DeskForm(
        path: "/desk/cases/{id}/mark/{mark}", section: .cases, summary: "Says what has happened in a case.",
        route: .post("/v1/cases/{id}/mark"), uses: [one, playbook, templates],
        show: { visit async throws(DeskFault) in
            let id = visit.captured("id")
            let resource: CaseResource = try await visit.get("/v1/cases/{id}", ["id": id])
            let playbook: PlaybookResource = try await visit.get("/v1/playbooks/{id}", ["id": resource.playbook])
            let templates: TemplateList = try await visit.get("/v1/templates")
            let mark = visit.captured("mark")
            let branch = playbook.branches.first { $0.mark == mark }
            let title = Wording(verbatim: branch?.name ?? mark)
            let asked = branch.map { CaseFields(templates: templates).marking($0, of: resource) } ?? []
            return DeskFormContent(
                title: title, lead: [.deskMarkLead], facts: CaseWords.facts(of: resource, for: visit),
                basis: CaseWords.basis(of: resource, for: visit),
                fields: [DeskField(name: "mark", label: .labelMarks, kind: .hidden, pointer: "/mark", value: mark)]
                    + asked, button: title, back: CaseWords.path(id))
        },
        done: { visit, _ throws(DeskFault) in
            DeskOutcome(path: CaseWords.path(visit.captured("id")), said: .deskMarked)
        })

    /// Keeps what was said, and what is known by now.
    static let note = DeskForm(
        path: "/desk/cases/{id}/note", section: .cases, summary: "Adds a note or a value to a case.",
        route: .post("/v1/cases/{id}/note"), uses: [one, templates],
        show: { visit async throws(DeskFault) in
            let id = visit.captured("id")
            let resource: CaseResource = try await visit.get("/v1/cases/{id}", ["id": id])
            let templates: TemplateList = try await visit.get("/v1/templates")
            return DeskFormContent(
                title: .deskCaseNote, facts: CaseWords.facts(of: resource, for: visit),
                fields: CaseFields(templates: templates).needed(by: resource) + [
                    DeskField(name: "text", label: .deskNoteText, kind: .text, pointer: "/text")
                ], button: .deskSave, back: CaseWords.path(id))
        },
        done: { visit, _ throws(DeskFault) in
            DeskOutcome(path: CaseWords.path(visit.captured("id")), said: .deskNoted)
        })

    /// Ends a case.
    static let resolve = DeskForm(
        path: "/desk/cases/{id}/resolve", section: .cases, summary: "Resolves a case.",
        route: .post("/v1/cases/{id}/resolve"), uses: [one, .get("/v1/playbooks")],
        show: { visit async throws(DeskFault) in
            let id = visit.captured("id")
            let resource: CaseResource = try await visit.get("/v1/cases/{id}", ["id": id])
            // A playbook that is gone leaves the stage to the route.
            let list: PlaybookList = try await visit.get("/v1/playbooks")
            let playbook = list.playbooks.first { $0.id == resource.playbook }
            let steps = (playbook?.steps ?? []) + (playbook?.branches.flatMap(\.steps) ?? [])
            let stages = steps.map(\.stage).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            return DeskFormContent(
                title: .deskResolve, lead: [.deskResolveLead], facts: CaseWords.facts(of: resource, for: visit),
                basis: CaseWords.basis(of: resource, for: visit),
                fields: [
                    DeskField(
                        name: "stage", label: .deskResolvedBy,
                        kind: .select(
                            [DeskField.Choice(value: "", name: .deskLastStage)]
                                + stages.map { DeskField.Choice(value: $0, name: Wording(verbatim: $0)) }),
                        pointer: "/stage"),
                    DeskField(name: "note", label: .deskNoteText, kind: .text, pointer: "/note"),
                ], button: .deskResolve, isFinal: true, back: CaseWords.path(id))
        },
        done: { visit, _ throws(DeskFault) in
            DeskOutcome(path: CaseWords.path(visit.captured("id")), said: .deskResolvedNow)
        })

    /// A case by a playbook, with its first message before it is opened.
    static let newCase = DeskForm(
        path: "/desk/cases/new", section: .cases, summary: "Opens a case.", route: .post("/v1/cases"),
        takesKey: true, uses: [.get("/v1/plans"), .get("/v1/playbooks"), templates],
        parameters: [
            Parameters.text("playbook", about: "the way that it takes"), Parameters.text("to", about: "the customer"),
        ],
        show: { visit async throws(DeskFault) in
            let plans: PlanList = try await visit.get("/v1/plans")
            let list: PlaybookList = try await visit.get("/v1/playbooks")
            let templates: TemplateList = try await visit.get("/v1/templates")
            let asked = visit.asked("playbook")
            let playbook = list.playbooks.first { $0.id == asked } ?? list.playbooks.first
            return DeskFormContent(
                title: .deskOpenCase, lead: [playbook.map { Wording(verbatim: $0.description) } ?? .deskNoPlaybooks],
                fields: playbook.map {
                    NewCaseFields(visit: visit, plans: plans, playbook: $0, templates: templates).all
                } ?? [], button: .deskOpenCase, back: "cases",
                chooser: DeskField(
                    name: "playbook", label: .labelPlaybook,
                    kind: .select(
                        list.playbooks.map { DeskField.Choice(value: $0.id, name: Wording(verbatim: $0.name)) }),
                    pointer: "", value: playbook?.id ?? ""))
        },
        preview: { visit, answer throws(DeskFault) in
            let resource: CaseResource = try visit.decode(answer)
            var facts = CaseWords.facts(of: resource, for: visit)
            if let next = resource.next {
                if let letter = next.letter { facts.append(DeskFact(name: .labelSubject, value: letter.subject)) }
                if let due = next.dueAt {
                    facts.append(DeskFact(name: .labelGoes, value: visit.moment(due), instant: due))
                }
            }
            return DeskPreview(
                facts: facts, warnings: resource.warnings.map(FollowUpWords.warning),
                text: resource.next?.letter?.text, button: .deskOpenCase)
        },
        done: { visit, answer throws(DeskFault) in
            let resource: CaseResource = try visit.decode(answer)
            return DeskOutcome(path: CaseWords.path(resource.id), said: .deskCaseOpened)
        })
}

/// The fields of a new case.
private struct NewCaseFields {
    let visit: DeskVisit
    let plans: PlanList
    let playbook: PlaybookResource
    let templates: TemplateList

    var all: [DeskField] {
        let steps = playbook.steps + playbook.branches.flatMap(\.steps)
        return [
            // Of the name that the chooser has, which is read from the form's address.
            DeskField(
                name: "playbook", label: .labelPlaybook, kind: .hidden, pointer: "/playbook", value: playbook.id),
            DeskField(
                name: "plan", label: .labelPlan,
                kind: .select(
                    plans.plans.map { DeskField.Choice(value: $0.plan, name: Wording(verbatim: $0.name)) }),
                pointer: "/plan", value: plans.plans.first?.plan ?? "", isRequired: true),
            DeskField(
                name: "to", label: .labelCustomer, kind: .address, pointer: "/to", value: visit.asked("to"),
                isRequired: steps.contains { $0.to == "customer" }),
            DeskField(
                name: "language", label: .labelLanguage,
                kind: .radio(
                    Language.allCases.map {
                        DeskField.Choice(value: $0.rawValue, name: Wording(verbatim: Wording.pageLanguage($0)))
                    }), pointer: "/language", value: visit.snapshot.language.rawValue),
        ] + CaseFields(templates: templates).opening(playbook) + [
            DeskField(name: "note", label: .deskNoteText, kind: .text, pointer: "/note")
        ]
    }
}
