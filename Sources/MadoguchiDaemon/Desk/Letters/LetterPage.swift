import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One template as it would be sent, in a language and for a plan, and what it asks for.
    static let letter = DeskPage(
        path: "/desk/letters/{id}", section: .letters, summary: "One template as it would be sent, and its variables.",
        template: .letter,
        uses: [
            .get("/v1/templates/{id}"), .post("/v1/templates/{id}/preview"), .get("/v1/plans"), .get("/v1/playbooks"),
        ],
        parameters: LetterPreview.parameters
    ) { visit async throws(DeskFault) in try await LetterPage(visit).content }
}

extension DeskDocument {
    /// The HTML part of a template as it would be sent, for the frame of its page.
    static let letterHTML = DeskDocument(
        path: "/desk/letters/{id}/html", section: .letters,
        summary: "The HTML part of a template as it would be sent, for the frame of its page.",
        uses: [.post("/v1/templates/{id}/preview")], parameters: LetterPreview.parameters
    ) { visit async throws(DeskFault) in try await LetterPreview.of(visit).html ?? "" }
}

/// A template as it would be sent now; samples stand for what isn't known.
enum LetterPreview {
    static let parameters: [any QueryParameter] = [
        Parameters.word("language", of: Language.self, about: "the language that the letter is shown in"),
        Parameters.text("plan", about: "the plan whose hours it names"),
    ]

    static func language(_ visit: DeskVisit) -> String {
        visit.asked("language").isEmpty ? visit.language.rawValue : visit.asked("language")
    }

    static func of(_ visit: DeskVisit) async throws(DeskFault) -> Preview {
        var body = JSONValue.object(["language": .text(language(visit))])
        if !visit.asked("plan").isEmpty { body = body.with("plan", .text(visit.asked("plan"))) }
        return try await visit.post("/v1/templates/{id}/preview", ["id": visit.captured("id")], body: body)
    }
}

/// Makes the page of one template.
struct LetterPage {
    let visit: DeskVisit
    private let letter: TemplateResource
    private let plans: [Plan]
    private let playbooks: [PlaybookResource]
    /// The letter, or why it can't be shown.
    private let preview: Result<Preview, DeskFault>

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        letter = try await visit.get(
            "/v1/templates/{id}", ["id": visit.captured("id")], query: [("language", visit.language.rawValue)])
        let plans: PlanList = try await visit.get("/v1/plans")
        let playbooks: PlaybookList = try await visit.get("/v1/playbooks")
        (self.plans, self.playbooks) = (plans.plans, playbooks.playbooks)
        do throws(DeskFault) {
            preview = .success(try await LetterPreview.of(visit))
        } catch {
            preview = .failure(error)
        }
    }

    private var language: Language { visit.language }
    private var path: String { "letters/\(letter.id.percentEncoded)" }

    var content: DeskContent {
        let isForCustomers = letter.audience == "customer"
        var values = PageValues([
            "heading": .text(letter.title), "about": .text(letter.description),
            "backHref": .text(visit.href("letters")), "backText": .text(Wording.deskLetters[language]),
            "audience": .text((isForCustomers ? Wording.deskForCustomers : .deskForOperator)[language]),
            "letterTitle": .text(Wording.deskLetterShown[language]),
            "chooseButton": .text(Wording.deskShowLetter[language]), "filterFields": .list(choices),
            "htmlTitle": .text(Wording.deskHTMLPart[language]),
            "variablesTitle": .text(Wording.manualValues[language]),
            "variables": .list(letter.variables.map(variable)), "hasVariables": .flag(!letter.variables.isEmpty),
            "writeHref": .text(visit.href("queue/new?template=\(letter.id.percentEncoded)")),
            "writeText": .text(Wording.deskWriteIt[language]),
            "usedTitle": .text(Wording.manualUsedIn[language]),
            "letterID": .text(letter.id), "idName": .text(Wording.labelID.asLabel[language]),
        ])
        let used = playbooks.filter { $0.isUsing(letter.id) }
        values["isUsed"] = .flag(!used.isEmpty)
        values["playbooks"] = .list(
            used.map {
                PageValues([
                    "playbookHref": .text(visit.href("playbooks/\($0.id.percentEncoded)")),
                    "playbookName": .text($0.name),
                ])
            })
        values.add(shown)
        return DeskContent(title: Wording(verbatim: letter.title), values: values)
    }

    private var shown: PageValues {
        switch preview {
        case .failure(let fault):
            let sentences = fault.details.errors?.map(\.detail) ?? [fault.details.detail]
            return PageValues([
                "hasLetter": .flag(false), "letterFault": .text(sentences.joined(separator: " ")),
                "hasHTML": .flag(false),
            ])
        case .success(let preview):
            let query =
                "?language=\(LetterPreview.language(visit).percentEncoded)"
                + (visit.asked("plan").isEmpty ? "" : "&plan=\(visit.asked("plan").percentEncoded)")
            return PageValues([
                "hasLetter": .flag(true), "letterSubject": .text(preview.subject), "letterText": .block(preview.text),
                "letterLanguage": .text(LetterPreview.language(visit)),
                "letterSamples": .text(preview.samples.isEmpty ? "" : Wording.deskHasSamples[language]),
                "hasHTML": .flag(preview.html != nil), "htmlHref": .text(visit.href("\(path)/html\(query)")),
            ])
        }
    }

    private var choices: [PageValues] {
        let languages = letter.languages.sorted(by: >).map { code in
            (code, Language(rawValue: code).map(Wording.pageLanguage) ?? code)
        }
        return [
            DeskFilter.choice(
                "language", .labelLanguage, languages, chosen: LetterPreview.language(visit), on: visit),
            DeskFilter.choice(
                "plan", .labelPlan, plans.map { ($0.plan, $0.name) },
                chosen: visit.asked("plan").isEmpty ? plans.first?.plan ?? "" : visit.asked("plan"), on: visit),
        ]
    }

    private func variable(_ variable: TemplateVariable) -> PageValues {
        var notes: [Wording] = [
            variable.required ? .valueRequired : variable.default.map { .valueDefault($0) } ?? .valueOptional
        ]
        if variable.secret { notes.append(.deskIsSecret) }
        return PageValues([
            "variableAbout": .text(variable.description.isEmpty ? variable.name : variable.description),
            "variableName": .text(variable.name),
            "variableNotes": .text(
                notes.map { $0[language] }.joined(separator: Wording.listSeparator[language])),
        ])
    }
}
