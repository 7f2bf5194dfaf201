import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Cases in people's words.
enum CaseWords {
    /// What an open case waits for.
    enum Waiting: CaseIterable {
        case needsAnswer, goesOn, isIdle

        init(_ resource: CaseResource) {
            self =
                switch resource.next {
                case nil: .isIdle
                case let next?: next.needs.isEmpty ? .goesOn : .needsAnswer
                }
        }

        var wording: Wording {
            switch self {
            case .needsAnswer: .deskCasesNeed
            case .goesOn: .deskCasesGo
            case .isIdle: .deskCasesIdle
            }
        }
    }

    static func state(_ state: String) -> Wording { state == "open" ? .caseOpen : .caseIsResolved }

    static func event(_ event: String) -> Wording {
        switch event {
        case "opened": .caseEventOpened
        case "queued": .caseEventQueued
        case "done": .caseEventTaken
        case "skipped": .caseEventLeftOut
        case "marked": .caseEventMarked
        case "noted": .caseEventNoted
        case "known": .caseEventKnown
        case "resolved": .caseEventResolved
        default: Wording(verbatim: event)
        }
    }

    static func audience(_ audience: String) -> Wording {
        audience == "customer" ? .audienceCustomer : .audienceOperator
    }

    static func path(_ id: String?) -> String { "cases/\((id ?? "").percentEncoded)" }

    /// What a form on a case was made from.
    static func basis(of resource: CaseResource, for visit: DeskVisit) -> DeskBasis {
        DeskBasis(parts: [
            DeskBasis.Part(name: .labelState, value: state(resource.state)[visit.language]),
            DeskBasis.Part(
                name: .labelMarks, value: resource.marks.joined(separator: Wording.listSeparator[visit.language])),
            DeskBasis.Part(name: .columnNextStep, value: resource.next?.step ?? ""),
        ])
    }

    /// What it is, in short.
    static func facts(of resource: CaseResource, for visit: DeskVisit) -> [DeskFact] {
        let optional: [(Wording, String?)] = [
            (.labelPlaybook, resource.name), (.labelCustomer, resource.to),
            (.labelPlan, visit.planName(resource.plan)[visit.language]), (.labelID, resource.id),
        ]
        return optional.compactMap { name, value in value.map { DeskFact(name: name, value: $0) } }
    }

    /// A case's line in a list.
    static func row(_ resource: CaseResource, for visit: DeskVisit) -> PageValues {
        let language = visit.language
        let waits: Wording? =
            switch Waiting(resource) {
            case .needsAnswer:
                .caseWaitsFor((resource.next?.needs ?? []).joined(separator: Wording.listSeparator[language]))
            case .isIdle: .nothingComesNext
            case .goesOn: nil
            }
        let isOpen = resource.state == "open"
        let time = isOpen ? resource.next?.dueAt : resource.resolvedAt
        var values = PageValues([
            "caseHref": .text(visit.href(path(resource.id))), "caseName": .text(resource.name),
            "caseWho": .text(resource.to ?? ""), "casePlan": .text(visit.planName(resource.plan)[language]),
            "caseState": .text(resource.state), "caseStateWord": .text(state(resource.state)[language]),
            "caseWaits": .text((isOpen ? waits?[language] : nil) ?? ""), "hasCaseTime": .flag(time != nil),
            "caseTimeName": .text((isOpen ? Wording.labelGoes : .labelResolved)[language]),
        ])
        values["caseTime"] = time.map { .values(visit.time($0)) }
        return values
    }

    static func line(_ line: CaseHistoryLine, for visit: DeskVisit) -> PageValues {
        let language = visit.language
        var values = visit.time(line.at)
        values["timeOther"] = .flag(false)
        values["lineEvent"] = .text(event(line.event)[language])
        values["lineWho"] = .text(line.uid.map { Wording.deskBy(userName($0) ?? "uid \($0)")[language] } ?? "")
        values["lineStep"] = .text(line.step ?? "")
        values["lineDetail"] = .text(line.detail ?? "")
        return values
    }
}
