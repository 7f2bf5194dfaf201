import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Cases in people's words.
enum CaseWords {
    static func state(_ state: String) -> Wording {
        switch state {
        case "open": .caseOpen
        case "resolved": .caseIsResolved
        default: Wording(verbatim: state)
        }
    }

    static func event(_ event: String) -> Wording {
        switch event {
        case "opened": .caseEventOpened
        case "queued": .caseEventQueued
        case "done": .caseEventTaken
        case "marked": .deskEventMarked
        case "noted": .caseEventNoted
        case "known": .deskEventKnown
        case "skipped": .caseEventLeftOut
        case "resolved": .caseEventResolved
        default: Wording(verbatim: event)
        }
    }

    /// What is waited for, as the variables are described.
    static func needs(_ needs: [String], _ variables: [TemplateVariable], _ language: Language) -> String {
        needs.map { name in variables.first { $0.name == name }?.label ?? name }
            .joined(separator: Wording.listSeparator[language])
    }

    /// What a change to a case depends on: where it stood when the page was made.
    static func basis(of each: CaseResource, _ courses: PlaybookCourses?, for visit: DeskVisit) -> DeskBasis {
        let language = visit.language
        let marks = each.marks.map { courses?.name(ofMark: $0) ?? $0 }
        let next = each.next.map { courses?.titles[$0.template] ?? $0.template }
        return DeskBasis(parts: [
            DeskBasis.Part(name: .labelState, value: state(each.state)[language]),
            DeskBasis.Part(name: .deskHappened, value: marks.joined(separator: Wording.listSeparator[language])),
            DeskBasis.Part(name: .deskNextStep, value: next ?? ""),
        ])
    }

    /// Who and what it is about, in short.
    static func facts(of each: CaseResource, for visit: DeskVisit) -> [DeskFact] {
        let facts: [(Wording, String?)] = [
            (.labelPlaybook, each.name), (.labelCustomer, each.to),
            (.labelPlan, visit.planName(each.plan)[visit.language]),
        ]
        return facts.compactMap { name, value in value.map { DeskFact(name: name, value: $0) } }
    }

    /// The stages that a case may be resolved by, called as the branch of that name, else by the message that leads there.
    static func stages(of courses: PlaybookCourses) -> [DeskField.Choice] {
        var choices: [DeskField.Choice] = []
        let playbook = courses.playbook
        for step in playbook.steps + playbook.branches.flatMap(\.steps)
        where !choices.contains(where: { $0.value == step.stage }) {
            let branch = playbook.branches.first { $0.mark == step.stage }
            let name = branch.map { Wording(verbatim: $0.name) } ?? .deskStage(step.stage, courses.title(of: step))
            choices.append(DeskField.Choice(value: step.stage, name: name))
        }
        return choices
    }
}

/// The zone whose clock is shown beside the reader's for a case.
extension DeskVisit {
    func vendorZone(of each: CaseResource) -> Zone? { snapshot.plan(each.plan)?.vendorZone }
}
