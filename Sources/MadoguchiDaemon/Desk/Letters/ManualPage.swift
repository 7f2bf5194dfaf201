import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// The team's manual, or the questions and answers for customers: made of the templates, to be read, or to be taken along.
    static let manual = DeskPage(
        path: "/desk/manual/{audience}", section: .letters,
        summary: "The team's manual, or the questions and answers for customers.", template: .manual,
        uses: [.get("/v1/templates/export")], parameters: [Manual.language]
    ) { visit async throws(DeskFault) in
        // Whether there is one.
        _ = try await Manual.text(visit, "markdown")
        let language = visit.language
        let isFAQ = visit.captured("audience") == "customer"
        let title: Wording = isFAQ ? .deskFAQ : .deskManual
        let query = "?language=\(Manual.asked(visit).percentEncoded)"
        let path = "manual/\(visit.captured("audience").percentEncoded)"
        return DeskContent(
            title: title,
            values: PageValues([
                "heading": .text(title[language]),
                "lead": .text((isFAQ ? Wording.deskFAQLead : .deskManualLead)[language]),
                "backHref": .text(visit.href("letters")), "backText": .text(Wording.deskLetters[language]),
                "documentHref": .text(visit.href("\(path)/html\(query)")),
                "openText": .text(Wording.deskOpenDocument[language]),
                "saveHref": .text(visit.href("\(path)/markdown\(query)")),
                "saveText": .text(Wording.deskSaveMarkdown[language]),
                "languagesTitle": .text(Wording.labelLanguage.asLabel[language]),
                "languages": .list(
                    Language.allCases.map {
                        PageValues([
                            "languageHref": .text("?language=\($0.rawValue)"),
                            "languageName": .text(Wording.pageLanguage($0)),
                            "languageIsCurrent": .flag($0.rawValue == Manual.asked(visit)),
                        ])
                    }),
            ]))
    }
}

extension DeskDocument {
    static let manualHTML = DeskDocument(
        path: "/desk/manual/{audience}/html", section: .letters, summary: "The manual by itself.",
        uses: [.get("/v1/templates/export")], parameters: [Manual.language]
    ) { visit async throws(DeskFault) in try await Manual.text(visit, "html") }

    static let manualMarkdown = DeskDocument(
        path: "/desk/manual/{audience}/markdown", section: .letters, summary: "The manual as Markdown, to be saved.",
        mediaType: "text/markdown", fileName: "manual.md", uses: [.get("/v1/templates/export")],
        parameters: [Manual.language]
    ) { visit async throws(DeskFault) in try await Manual.text(visit, "markdown") }
}

private enum Manual {
    static let language = Parameters.word("language", of: Language.self, about: "the language that it is in")

    static func asked(_ visit: DeskVisit) -> String {
        visit.asked("language").isEmpty ? visit.language.rawValue : visit.asked("language")
    }

    /// - Parameter format: `html` or `markdown`.
    static func text(_ visit: DeskVisit, _ format: String) async throws(DeskFault) -> String {
        try await visit.text(
            "/v1/templates/export",
            query: [("format", format), ("audience", visit.captured("audience")), ("language", asked(visit))])
    }
}
