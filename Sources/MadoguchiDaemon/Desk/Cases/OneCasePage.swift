import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One case: where it is, what it waits for, and what has happened.
    static let oneCase = DeskPage(
        path: "/desk/cases/{id}", section: .cases, summary: "One case, with its steps and its history.",
        template: .oneCase, uses: [.get("/v1/cases/{id}"), .get("/v1/playbooks/{id}"), .get("/v1/templates")]
    ) { visit async throws(DeskFault) in try await OneCasePage(visit).content }
}

struct OneCasePage {
    private let visit: DeskVisit
    private let resource: CaseResource
    /// nil where it is in the configuration no more.
    private let playbook: PlaybookResource?
    private let templates: TemplateList

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        resource = try await visit.get("/v1/cases/{id}", ["id": visit.captured("id")])
        do throws(DeskFault) {
            playbook = try await visit.get("/v1/playbooks/{id}", ["id": resource.playbook])
        } catch {
            guard error.isOf(.unknownPlaybook) else { throw error }
            playbook = nil
        }
        templates = try await visit.get("/v1/templates")
    }

    private var language: Language { visit.language }
    private var isOpen: Bool { resource.state == "open" }
    private var path: String { CaseWords.path(resource.id) }

    var content: DeskContent {
        let heading = resource.to ?? resource.name
        let course = course
        let marks = marks
        var values = PageValues([
            "heading": .text(heading), "caseState": .text(resource.state),
            "caseStateWord": .text(CaseWords.state(resource.state)[language]),
            "backHref": .text(visit.href("cases")), "backText": .text(Wording.deskCases[language]),
            "warnings": .list(
                resource.warnings.map {
                    PageValues(["warningText": .text(FollowUpWords.warning($0)[language])])
                }),
            "hasMarks": .flag(!marks.isEmpty), "marksTitle": .text(Wording.deskMarksTitle[language]),
            "marksLead": .text(Wording.deskMarkLead[language]), "marks": .list(marks), "actions": .list(actions),
            "courseTitle": .text(Wording.deskCaseCourse[language]), "hasCourse": .flag(playbook != nil),
            "noCourse": .text(Wording.deskPlaybookGone[language]), "course": .list(course),
            "historyTitle": .text(Wording.labelHistory[language]),
            "history": .list((resource.history ?? []).reversed().map { CaseWords.line($0, for: visit) }),
        ])
        values.add(DeskFormView.facts(facts, named: "facts", for: visit))
        values.add(next)
        return DeskContent(title: Wording(verbatim: heading), values: values)
    }

    private var facts: [DeskFact] {
        let separator = Wording.listSeparator[language]
        let optional: [(Wording, String?)] = [
            (.labelOpened, visit.moment(resource.openedAt)), (.labelResolved, resource.resolvedAt.map(visit.moment)),
            (.deskResolvedBy, resource.resolvedBy), (.labelRemindersTo, resource.operator),
            (.labelMarks, resource.marks.isEmpty ? nil : resource.marks.joined(separator: separator)),
        ]
        return CaseWords.facts(of: resource, for: visit)
            + optional.compactMap { name, value in value.map { DeskFact(name: name, value: $0) } }
            + resource.variables.sorted { $0.key < $1.key }.map {
                DeskFact(name: Wording(verbatim: $0.key), value: $0.value)
            }
    }

    // MARK: What comes next

    private var next: PageValues {
        var values = PageValues([
            "nextTitle": .text(Wording.deskNextLetter[language]), "hasNext": .flag(resource.next != nil),
            "noNext": .text(isOpen ? Wording.nothingComesNext[language] : ""),
        ])
        guard let next = resource.next else { return values }
        values["nextSubject"] = .text(next.letter?.subject ?? title(of: next.template))
        values["nextText"] = next.letter.map { .block($0.text) }
        values["hasNextText"] = .flag(next.letter != nil)
        values["nextSamples"] = .text(next.letter?.samples.isEmpty == false ? Wording.deskSample[language] : "")
        values["hasNextTime"] = .flag(next.dueAt != nil)
        values["nextTimeName"] = .text(Wording.labelGoes[language])
        values["nextTime"] = next.dueAt.map {
            .values(visit.time($0, beside: visit.snapshot.plan(resource.plan)?.vendorZone))
        }
        let because: String =
            if !next.needs.isEmpty {
                Wording.deskLetterWaits[language] + " " + next.needs.joined(separator: Wording.listSeparator[language])
            } else if next.dueAt != nil {
                step(next.step)?.plan == "always" ? "" : Wording.deskLetterInWindow[language]
            } else {
                Wording.deskLetterHeld[language]
            }
        values["nextBecause"] = .text(because)
        values["nextHref"] = .text(next.followUp.map { visit.href("queue/\($0.percentEncoded)") } ?? "")
        values["hasNextHref"] = .flag(next.followUp != nil)
        return values
    }

    private func title(of template: String) -> String {
        templates.templates.first { $0.id == template }?.title ?? template
    }

    private func step(_ id: String) -> PlaybookResource.Step? {
        playbook.flatMap { ($0.steps + $0.branches.flatMap(\.steps)).first { $0.id == id } }
    }

    // MARK: Marks

    /// What has usually happened where the case is: what its step is left out for, else the first that wasn't said yet.
    private var usualMark: String? {
        guard let playbook, resource.next?.needs.isEmpty ?? true else { return nil }
        let unsaid = playbook.branches.map(\.mark).filter { !resource.marks.contains($0) }
        let awaited = resource.next.flatMap { step($0.step)?.unless } ?? []
        return unsaid.first { awaited.contains($0) } ?? unsaid.first
    }

    private var marks: [PageValues] {
        guard isOpen, let playbook, visit.actor.may(DeskForm.mark.route) else { return [] }
        let basis = CaseWords.basis(of: resource, for: visit).text
        let usual = usualMark
        let fields = CaseFields(templates: templates)
        let usualFirst =
            playbook.branches.filter { $0.mark == usual } + playbook.branches.filter { $0.mark != usual }
        return usualFirst.map { branch in
            let asks = !fields.marking(branch, of: resource).isEmpty
            var values = PageValues([
                "markIsAsked": .flag(asks), "markText": .text(branch.name), "markIsMain": .flag(branch.mark == usual),
                "markHref": .text(visit.href("\(path)/mark/\(branch.mark.percentEncoded)")),
            ])
            if !asks {
                var button = visit.button(
                    .mark, ["id": resource.id ?? "", "mark": branch.mark], label: Wording(verbatim: branch.name),
                    fields: ["mark": branch.mark], seen: basis)
                button["buttonIsMain"] = .flag(branch.mark == usual)
                values["markButton"] = .values(button)
            }
            return values
        }
    }

    private var actions: [PageValues] {
        let needs = resource.next?.needs.isEmpty == false
        var actions: [(DeskForm, String, Wording, Bool)] = [
            (.note, "note", needs ? .deskEnterNeeded : .deskCaseNote, needs)
        ]
        if isOpen { actions.append((.resolve, "resolve", .deskResolve, resource.next == nil && usualMark == nil)) }
        return actions.filter { visit.actor.may($0.0.route) }.map { _, name, text, isMain in
            PageValues([
                "actionHref": .text(visit.href("\(path)/\(name)")), "actionText": .text(text[language]),
                "actionIsMain": .flag(isMain),
            ])
        }
    }

    // MARK: Steps

    /// The playbook's own steps, then those of branches that it entered.
    private var course: [PageValues] {
        guard let playbook else { return [] }
        let entered = playbook.branches.filter { resource.marks.contains($0.mark) }
        return [part(nil, playbook.steps)] + entered.map { part($0.name, $0.steps) }
    }

    private func part(_ name: String?, _ steps: [PlaybookResource.Step]) -> PageValues {
        PageValues([
            "partName": .text(name ?? ""), "partHasName": .flag(name != nil), "steps": .list(steps.map(line)),
        ])
    }

    private func line(_ step: PlaybookResource.Step) -> PageValues {
        let ended = resource.history?.last { $0.step == step.id && ["done", "skipped"].contains($0.event) }
        let isHere = resource.next?.step == step.id
        return PageValues([
            "stepIsHere": .flag(isHere), "stepHere": .text(Wording.deskCaseHere[language]),
            "stepTitle": .text(title(of: step.template)), "stepTo": .text(CaseWords.audience(step.to)[language]),
            "stepEnded": .text(isHere ? "" : ended.map { CaseWords.event($0.event)[language] } ?? ""),
        ])
    }
}
