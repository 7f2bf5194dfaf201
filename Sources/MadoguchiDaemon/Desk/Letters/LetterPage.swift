import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One letter as it would be sent now, by language and plan.
    static let letter = DeskPage(
        path: "/desk/letters/{id}", section: .letters, summary: "One letter as it would be sent now.",
        template: .letter, uses: LetterPage.previewed.union([.get("/v1/templates/{id}"), .get("/v1/plans")]),
        parameters: LetterPage.parameters
    ) { visit async throws(DeskFault) in
        let letter: TemplateResource = try await visit.get("/v1/templates/{id}", ["id": visit.captured("id")])
        let plans: PlanList = try await visit.get("/v1/plans")
        do throws(DeskFault) {
            let preview = try await LetterPage.preview(visit)
            return LetterPage(visit: visit, letter: letter, plans: plans, preview: .success(preview)).content
        } catch {
            return LetterPage(visit: visit, letter: letter, plans: plans, preview: .failure(error)).content
        }
    }
}

struct LetterPage {
    static let previewed: Set<DeskRoute> = [.post("/v1/templates/{id}/preview")]
    static let parameters: [any QueryParameter] = [
        Parameters.text("language", about: "of the letter"), Parameters.text("plan", about: "whose hours it names"),
    ]

    let visit: DeskVisit
    let letter: TemplateResource
    let plans: PlanList
    /// Or why it can't be shown.
    let preview: Result<Preview, DeskFault>

    /// The letter in the language and for the plan that the address names.
    static func preview(_ visit: DeskVisit) async throws(DeskFault) -> Preview {
        let asked = ["language", "plan"].reduce(JSONValue.object([])) { body, name in
            visit.asked(name).isEmpty ? body : body.with(name, .text(visit.asked(name)))
        }
        return try await visit.post("/v1/templates/{id}/preview", ["id": visit.captured("id")], body: asked)
    }

    static func name(of language: String) -> String {
        Language(rawValue: language).map { Wording.pageLanguage($0) } ?? language
    }

    var content: DeskContent {
        let language = visit.language
        let path = "letters/\(letter.id.percentEncoded)"
        let query = ["language", "plan"].filter { !visit.asked($0).isEmpty }
            .map { "\($0)=\(visit.asked($0).percentEncoded)" }.joined(separator: "&")
        var values = PageValues([
            "heading": .text(letter.title), "letterAbout": .text(letter.description),
            "backHref": .text(visit.href("letters")), "backText": .text(Wording.deskLetters[language]),
            "useHref": .text(visit.href("queue/new?template=\(letter.id.percentEncoded)")),
            "useText": .text(Wording.deskLetterUse[language]),
            "canUse": .flag(visit.actor.may(DeskForm.newFollowUp.route)),
            "showText": .text(Wording.deskLetterShow[language]),
            "filterFields": .list([
                choice(
                    "language", .labelLanguage, letter.languages.map { ($0, Self.name(of: $0)) },
                    chosen: visit.snapshot.language.rawValue),
                choice(
                    "plan", .labelPlan, plans.plans.map { ($0.plan, $0.name) }, chosen: plans.plans.first?.plan ?? ""),
            ]),
            "previewTitle": .text(Wording.deskLetterPreview[language]),
            "htmlTitle": .text(Wording.deskHTMLPart[language]),
            "htmlHref": .text(visit.href("\(path)/html\(query.isEmpty ? "" : "?\(query)")")),
        ])
        values.add(DeskFormView.facts(facts, named: "facts", for: visit))
        switch preview {
        case .success(let preview):
            values["hasPreview"] = .flag(true)
            values["hasHTML"] = .flag(preview.html != nil)
            values["subject"] = .text(preview.subject)
            values["previewText"] = .block(preview.text)
            values["samples"] = .text(preview.samples.isEmpty ? "" : Wording.deskSample[language])
        case .failure(let fault):
            values["hasPreview"] = .flag(false)
            values["hasHTML"] = .flag(false)
            let lines = fault.details.errors?.map(\.detail) ?? []
            values["previewFault"] = .text(lines.isEmpty ? fault.details.detail : lines.joined(separator: " "))
        }
        return DeskContent(title: Wording(verbatim: letter.title), values: values)
    }

    private var facts: [DeskFact] {
        let separator = Wording.listSeparator[visit.language]
        return [
            DeskFact(name: .labelID, value: letter.id),
            DeskFact(name: .labelTo, value: CaseWords.audience(letter.audience)[visit.language]),
            DeskFact(
                name: .labelLanguage, value: letter.languages.map(Self.name).joined(separator: separator)),
        ]
            + letter.variables.map {
                DeskFact(name: Wording(verbatim: $0.name), value: $0.description)
            }
    }

    private func choice(
        _ name: String, _ label: Wording, _ choices: [(value: String, name: String)], chosen: String
    ) -> PageValues {
        let asked = visit.asked(name).isEmpty ? chosen : visit.asked(name)
        return PageValues([
            "filterName": .text(name), "filterLabel": .text(label[visit.language]),
            "filterChoices": .list(
                choices.map { value, text in
                    PageValues([
                        "optionValue": .text(value), "optionText": .text(text),
                        "optionIsChosen": .flag(value == asked),
                    ])
                }),
        ])
    }
}
