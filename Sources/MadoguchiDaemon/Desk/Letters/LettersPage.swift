import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// The catalogue: what there is to send, to whom, and where it is used.
    static let letters = DeskPage(
        path: "/desk/letters", section: .letters, summary: "Templates, playbooks, the manual, and records of errors.",
        template: .letters, uses: [.get("/v1/templates"), .get("/v1/playbooks")]
    ) { visit async throws(DeskFault) in try await LettersPage(visit).content }
}

/// Makes the page of all templates.
struct LettersPage {
    let visit: DeskVisit
    private let templates: [TemplateSummary]
    private let playbooks: [PlaybookResource]

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        let templates: TemplateList = try await visit.get("/v1/templates")
        let playbooks: PlaybookList = try await visit.get("/v1/playbooks")
        (self.templates, self.playbooks) = (templates.templates, playbooks.playbooks)
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        let audiences: [(String, Wording)] = [("customer", .deskForCustomers), ("operator", .deskForOperator)]
        return DeskContent(
            title: .deskLetters,
            values: PageValues([
                "heading": .text(Wording.deskLetters[language]),
                "links": .list(links.map(link)),
                "linksTitle": .text(Wording.deskBesideLetters[language]),
                "playbooksTitle": .text(Wording.deskPlaybooks[language]),
                "hasPlaybooks": .flag(!playbooks.isEmpty),
                "playbooks": .list(
                    playbooks.map {
                        PageValues([
                            "playbookHref": .text(visit.href("playbooks/\($0.id.percentEncoded)")),
                            "playbookName": .text($0.name), "playbookAbout": .text($0.description),
                        ])
                    }),
                "audiences": .list(
                    audiences.map { audience, name in
                        let letters = templates.filter { $0.audience == audience }
                        return PageValues([
                            "audienceID": .text("for-\(audience)"), "audienceName": .text(name[language]),
                            "hasLetters": .flag(!letters.isEmpty), "letters": .list(letters.map(row)),
                        ])
                    }),
                "isEmpty": .flag(templates.isEmpty), "emptyText": .text(Wording.noTemplatesYet[language]),
            ]))
    }

    private var links: [(Wording, Wording, String)] {
        [
            (.deskRecords, .deskRecordsAbout, "records"), (.deskManual, .deskManualAbout, "manual/operator"),
            (.deskFAQ, .deskFAQAbout, "manual/customer"),
            (.deskRecurring, .deskRecurringAbout, "more/recurring"),
        ]
    }

    private func link(_ name: Wording, _ about: Wording, _ path: String) -> PageValues {
        PageValues([
            "linkHref": .text(visit.href(path)), "linkName": .text(name[language]), "linkAbout": .text(about[language]),
        ])
    }

    private func row(_ letter: TemplateSummary) -> PageValues {
        let used = playbooks.filter { $0.isUsing(letter.id) }.map(\.name)
        return PageValues([
            "letterHref": .text(visit.href("letters/\(letter.id.percentEncoded)")), "letterName": .text(letter.title),
            "letterAbout": .text(letter.description),
            "letterUsed": .text(
                used.isEmpty
                    ? "" : Wording.deskUsedIn(used.joined(separator: Wording.listSeparator[language]))[language]),
            "letterLanguages": .text(Wording.deskLanguages(letter.languages)[language]),
        ])
    }
}

extension PlaybookResource {
    /// Whether a step sends this template.
    func isUsing(_ template: String) -> Bool {
        (steps + branches.flatMap(\.steps)).contains { $0.template == template }
    }
}
