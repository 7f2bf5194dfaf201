import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    /// A reminder or a letter, of a template or in one's own words, with what would be sent before it is queued.
    static let newFollowUp = DeskForm(
        path: "/desk/queue/new", section: .queue, summary: "Queues a follow-up.", route: .post("/v1/follow-ups"),
        takesKey: true, uses: [.get("/v1/plans"), .get("/v1/templates")],
        parameters: [
            Parameters.text("template", about: "the template that it is written from"),
            Parameters.text("to", about: "the recipient"), Parameters.text("case", about: "the case that it is for"),
        ],
        show: { visit async throws(DeskFault) in
            let plans: PlanList = try await visit.get("/v1/plans")
            let templates: TemplateList = try await visit.get("/v1/templates")
            let template = templates.templates.first { $0.id == visit.asked("template") }
            return DeskFormContent(
                title: .deskNewFollowUp, fields: NewFollowUpFields(visit: visit, plans: plans, template: template).all,
                button: .deskQueueIt, back: "queue",
                chooser: DeskField(
                    name: "template", label: .labelTemplate,
                    kind: .select(
                        [DeskField.Choice(value: "", name: .deskOwnWords)]
                            + templates.templates.map {
                                DeskField.Choice(value: $0.id, name: Wording(verbatim: $0.title))
                            }), pointer: "", value: template?.id ?? ""))
        },
        body: { input in
            input.body(of: input.fields.filter { !$0.pointer.hasPrefix("/when") })
                .merging(WhenFields.body(of: input))
        },
        preview: { visit, answer throws(DeskFault) in
            let followUp: FollowUpResource = try visit.decode(answer)
            return DeskPreview(
                facts: FollowUpWords.facts(of: followUp, for: visit).filter { $0.name != .labelState },
                warnings: followUp.warnings.map(FollowUpWords.warning), text: followUp.text, button: .deskQueueIt)
        },
        done: { visit, answer throws(DeskFault) in
            let followUp: FollowUpResource = try visit.decode(answer)
            return DeskOutcome(path: "queue/\((followUp.id ?? "").percentEncoded)", said: .deskQueued)
        })
}

/// The fields of a new follow-up.
private struct NewFollowUpFields {
    let visit: DeskVisit
    let plans: PlanList
    /// nil for one's own words.
    let template: TemplateSummary?

    var all: [DeskField] { about + message + WhenFields.all(on: visit) + [caseField] }

    private var about: [DeskField] {
        [
            DeskField(
                name: "plan", label: .labelPlan,
                kind: .select(
                    plans.plans.map { DeskField.Choice(value: $0.plan, name: Wording(verbatim: $0.name)) }),
                pointer: "/plan", value: plans.plans.first?.plan ?? "", isRequired: true),
            DeskField(
                name: "to", label: .labelTo, kind: .address, pointer: "/to", value: visit.asked("to"), isRequired: true),
        ]
    }

    private var message: [DeskField] {
        guard let template else {
            return [
                DeskField(
                    name: "kind", label: .deskKind,
                    kind: .radio([
                        DeskField.Choice(value: "guidance", name: .deskKindGuidance),
                        DeskField.Choice(value: "reminder", name: .deskKindReminder),
                    ]), pointer: "/kind", value: "guidance"),
                DeskField(name: "subject", label: .labelSubject, kind: .line, pointer: "/subject", isRequired: true),
                DeskField(name: "text", label: .deskText, kind: .text, pointer: "/text", isRequired: true),
            ]
        }
        let language = DeskField(
            name: "language", label: .labelLanguage,
            kind: .select(
                template.languages.sorted(by: >).map { code in
                    DeskField.Choice(
                        value: code,
                        name: Wording(verbatim: Language(rawValue: code).map { Wording.pageLanguage($0) } ?? code))
                }), pointer: "/language", value: visit.snapshot.language.rawValue)
        return [
            DeskField(
                name: "template", label: .labelTemplate, kind: .hidden, pointer: "/template", value: template.id),
            language,
        ] + template.variables.map { DeskField($0) }
    }

    private var caseField: DeskField {
        DeskField(name: "case", label: .labelCase, kind: .line, pointer: "/case", value: visit.asked("case"))
    }
}
