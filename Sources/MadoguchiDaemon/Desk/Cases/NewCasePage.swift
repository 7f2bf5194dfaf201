import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// The playbooks, each with what it is for: a case begins with the choice of one.
    static let newCase = DeskPage(
        path: "/desk/cases/new", section: .cases, summary: "The playbooks that a case can be opened with.",
        template: .newCase, uses: [.get("/v1/playbooks")]
    ) { visit async throws(DeskFault) in
        let list: PlaybookList = try await visit.get("/v1/playbooks")
        let language = visit.language
        return DeskContent(
            title: .deskNewCase,
            values: PageValues([
                "heading": .text(Wording.deskNewCase[language]), "lead": .text(Wording.deskChoosePlaybook[language]),
                "backHref": .text(visit.href("cases")), "backText": .text(Wording.deskCases[language]),
                "isEmpty": .flag(list.playbooks.isEmpty), "emptyText": .text(Wording.deskNoPlaybooks[language]),
                "playbooks": .list(
                    list.playbooks.map { playbook in
                        PageValues([
                            "playbookHref": .text(visit.href("cases/new/\(playbook.id.percentEncoded)")),
                            "playbookName": .text(playbook.name), "playbookAbout": .text(playbook.description),
                            "courseHref": .text(visit.href("playbooks/\(playbook.id.percentEncoded)")),
                            "courseText": .text(Wording.deskSeeCourse[language]),
                        ])
                    }),
            ]))
    }
}
