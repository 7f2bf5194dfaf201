import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    /// Opens a case, with its first message before that.
    static let openCase = DeskForm(
        path: "/desk/cases/new/{playbook}", section: .cases, summary: "Opens a case.", route: .post("/v1/cases"),
        takesKey: true, uses: [.get("/v1/playbooks/{id}"), .get("/v1/plans"), .get("/v1/templates")],
        parameters: [Parameters.text("to", about: "the customer's address")],
        show: { visit async throws(DeskFault) in
            let playbook: PlaybookResource = try await visit.get(
                "/v1/playbooks/{id}", ["id": visit.captured("playbook")])
            let plans: PlanList = try await visit.get("/v1/plans")
            let templates: TemplateList = try await visit.get("/v1/templates")
            return DeskFormContent(
                title: .deskOpenTitle(playbook.name), lead: [Wording(verbatim: playbook.description)],
                fields: NewCaseFields(playbook: playbook, plans: plans, templates: templates.templates, visit: visit)
                    .all,
                button: .deskOpenIt, back: "cases/new")
        },
        preview: { visit, answer throws(DeskFault) in
            CasePreview(each: try visit.decode(answer), visit: visit).preview(button: .deskOpenIt)
        },
        done: { visit, answer throws(DeskFault) in
            let each: CaseResource = try visit.decode(answer)
            return DeskOutcome(path: "cases/\((each.id ?? "").percentEncoded)", said: .deskOpened)
        })
}

/// The fields of a new case: whom, which plan, what the first message requires; all else is folded away.
private struct NewCaseFields {
    let playbook: PlaybookResource
    let plans: PlanList
    let templates: [TemplateSummary]
    let visit: DeskVisit

    /// Values that a case has of itself.
    private static let own: Set<String> = ["case", "customer_address"]

    private var steps: [PlaybookResource.Step] { playbook.steps + playbook.branches.flatMap(\.steps) }

    private var isAboutCustomer: Bool { steps.contains { $0.to == "customer" } }

    var all: [DeskField] {
        let customer = DeskField(
            name: "to", label: .deskCustomerAddress, kind: .address, pointer: "/to", value: visit.asked("to"),
            isRequired: true)
        let seldom = DeskField(
            name: "operator", label: .labelRemindersTo, kind: .address, pointer: "/operator",
            hint: .deskOperatorHint, isSeldom: true)
        return [
            DeskField(
                name: "playbook", label: .labelPlaybook, kind: .hidden, pointer: "/playbook", value: playbook.id)
        ] + (isAboutCustomer ? [customer] : [])
            + variables.filter { $0.required || $0.name == "name" }.map { DeskField($0) }
            + [plan, note] + (isAboutCustomer ? [language] : [])
            + variables.filter { !$0.required && $0.name != "name" }.map { variable in
                var field = DeskField(variable)
                field.isSeldom = true
                return field
            } + [seldom] + (isAboutCustomer ? [] : [unneeded(customer), language])
    }

    private var plan: DeskField {
        DeskField(
            name: "plan", label: .labelPlan,
            kind: plans.plans.count > 4 ? .select(planChoices) : .radio(planChoices), pointer: "/plan",
            hint: .deskCasePlanHint, value: plans.plans.first?.plan ?? "", isRequired: true)
    }

    private var planChoices: [DeskField.Choice] {
        plans.plans.map { DeskField.Choice(value: $0.plan, name: Wording(verbatim: $0.name)) }
    }

    private var language: DeskField {
        DeskField(
            name: "language", label: .deskCaseLanguage,
            kind: .radio(
                Language.allCases.map {
                    DeskField.Choice(value: $0.rawValue, name: Wording(verbatim: Wording.pageLanguage($0)))
                }), pointer: "/language", value: visit.snapshot.language.rawValue, isSeldom: !isAboutCustomer)
    }

    private var note: DeskField {
        DeskField(name: "note", label: .deskNoteOptional, kind: .text, pointer: "/note")
    }

    private func unneeded(_ field: DeskField) -> DeskField {
        var field = field
        (field.isRequired, field.isSeldom) = (false, true)
        return field
    }

    /// Those of its messages, each once, without secrets, which come with a mark. What the first message asks for is
    /// required; the others may become known later.
    private var variables: [TemplateVariable] {
        let first = playbook.steps.first { $0.onlyIf.isEmpty }
        var variables: [TemplateVariable] = []
        for step in steps {
            guard let template = templates.first(where: { $0.id == step.template }) else { continue }
            for var variable in template.variables where !variable.secret && !Self.own.contains(variable.name) {
                guard !variables.contains(where: { $0.name == variable.name }) else { continue }
                let isOfFirst = step.id == first?.id
                variable.required =
                    isOfFirst && (variable.required || step.needs.contains(variable.name))
                    && variable.name != "login_address"
                variables.append(variable)
            }
        }
        return variables
    }
}
