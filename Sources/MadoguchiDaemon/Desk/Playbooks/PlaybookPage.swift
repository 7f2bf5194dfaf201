import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One playbook: its main line, and what happens after each mark.
    static let playbook = DeskPage(
        path: "/desk/playbooks/{id}", section: .letters, summary: "One playbook, drawn.", template: .playbook,
        uses: [.get("/v1/playbooks/{id}"), .get("/v1/templates")]
    ) { visit async throws(DeskFault) in
        let playbook: PlaybookResource = try await visit.get("/v1/playbooks/{id}", ["id": visit.captured("id")])
        let courses = PlaybookCourses(
            playbook: playbook, templates: try await visit.get("/v1/templates"), visit: visit)
        let language = visit.language
        let steps = playbook.steps + playbook.branches.flatMap(\.steps)
        var templates: [String] = []
        for step in steps where !templates.contains(step.template) { templates.append(step.template) }
        return DeskContent(
            title: Wording(verbatim: playbook.name),
            values: PageValues([
                "heading": .text(playbook.name), "about": .text(playbook.description),
                "backHref": .text(visit.href("letters")), "backText": .text(Wording.deskLetters[language]),
                "openHref": .text(visit.href("cases/new/\(playbook.id.percentEncoded)")),
                "openText": .text(Wording.deskOpenWith[language]),
                "mainTitle": .text(Wording.deskMainLine[language]),
                "main": .values(
                    CourseDrawing(
                        course: courses.main, id: "main-line", title: Wording.deskMainLine[language],
                        language: language
                    ).values),
                "hasBranches": .flag(!playbook.branches.isEmpty),
                "branchesTitle": .text(Wording.deskBranches[language]),
                "branches": .list(
                    playbook.branches.enumerated().map { place, branch in
                        PageValues([
                            "branchName": .text(branch.name),
                            "branch": .values(
                                CourseDrawing(
                                    course: courses.course(of: branch), id: "branch-\(place + 1)", title: branch.name,
                                    language: language
                                ).values),
                        ])
                    }),
                "lettersTitle": .text(Wording.deskItsLetters[language]),
                "letters": .list(
                    templates.map {
                        PageValues([
                            "letterHref": .text(visit.href("letters/\($0.percentEncoded)")),
                            "letterName": .text(courses.titles[$0] ?? $0),
                        ])
                    }),
            ]))
    }
}
