import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// The catalogue of letters, and the playbooks that use them.
    static let letters = DeskPage(
        path: "/desk/letters", section: .letters, summary: "The letters by audience, and the playbooks.",
        template: .letters, uses: [.get("/v1/templates"), .get("/v1/playbooks")]
    ) { visit async throws(DeskFault) in
        let templates: TemplateList = try await visit.get("/v1/templates")
        let playbooks: PlaybookList = try await visit.get("/v1/playbooks")
        return LettersPage(visit: visit, templates: templates, playbooks: playbooks).content
    }
}

struct LettersPage {
    let visit: DeskVisit
    let templates: TemplateList
    let playbooks: PlaybookList

    var content: DeskContent {
        let language = visit.language
        let values = PageValues([
            "heading": .text(Wording.deskLetters[language]), "isEmpty": .flag(templates.templates.isEmpty),
            "emptyText": .text(Wording.deskNoLetters[language]), "groups": .list(groups),
            "hasPlaybooks": .flag(!playbooks.playbooks.isEmpty),
            "playbooksTitle": .text(Wording.deskPlaybooks[language]),
            "openText": .text(Wording.deskOpenCase[language]),
            "canOpen": .flag(visit.actor.may(DeskForm.newCase.route)),
            "playbooks": .list(
                playbooks.playbooks.map {
                    PageValues([
                        "playbookName": .text($0.name), "playbookAbout": .text($0.description),
                        "playbookHref": .text(visit.href("cases/new?playbook=\($0.id.percentEncoded)")),
                    ])
                }),
        ])
        return DeskContent(title: .deskLetters, values: values)
    }

    private var groups: [PageValues] {
        let audiences: [(String, Wording)] = [
            ("customer", .deskLettersForCustomers), ("operator", .deskLettersForOperator),
        ]
        return audiences.compactMap { audience, title in
            let letters = templates.templates.filter { $0.audience == audience }
            guard !letters.isEmpty else { return nil }
            return PageValues([
                "groupTitle": .text(title[visit.language]), "groupID": .text("g-\(audience)"),
                "letters": .list(letters.map(row)),
            ])
        }
    }

    private func row(_ letter: TemplateSummary) -> PageValues {
        PageValues([
            "letterHref": .text(visit.href("letters/\(letter.id.percentEncoded)")), "letterTitle": .text(letter.title),
            "letterID": .text(letter.id), "letterAbout": .text(letter.description),
            "letterLanguages": .text(
                letter.languages.map(LetterPage.name).joined(separator: Wording.listSeparator[visit.language])),
        ])
    }
}
