import FollowUps
import MadoguchiAPI
import Messages
import SupportHours

/// Follow-ups in people's words.
enum FollowUpWords {
    static func state(_ state: String) -> Wording {
        switch FollowUpState(rawValue: state) {
        case .queued: .stateQueued
        case .sending: .stateSending
        case .delivered: .stateDelivered
        case .failed: .stateFailed
        case .uncertain: .stateUncertain
        case .cancelled: .stateCancelled
        case .expired: .stateExpired
        case nil: Wording(verbatim: state)
        }
    }

    static func move(_ move: String) -> Wording {
        switch Move(rawValue: move) {
        case .accepted: .moveAccepted
        case .claimed: .moveClaimed
        case .delivered, .learned: .moveDelivered
        case .deferred: .moveTransientFailure
        case .returned: .moveNotAttempted
        case .interrupted: .moveInterrupted
        case .rejected: .movePermanentFailure
        case .exhausted: .moveExhausted
        case .uncertain: .moveUncertain
        case .repeated: .moveToBeSentAgain
        case .rescheduled: .moveRescheduled
        case .retried: .moveQueuedAgain
        case .cancelled: .moveCancelled
        case .suppressed: .moveSuppressed
        case .expired: .moveExpired
        case nil: Wording(verbatim: move)
        }
    }

    /// Why it is due when it is.
    static func rule(of followUp: FollowUpResource, _ because: DueReason, for visit: DeskVisit) -> Wording {
        let plan = visit.snapshot.plan(because.plan)?.configuration.name(in: visit.language) ?? because.plan
        let parts = because.rule.split(separator: ",", maxSplits: 1)
        let rule: Wording =
            switch parts.first {
            case "next-window": .dueInNextWindow(plan)
            case "not-before": .dueNotBefore(plan, moment: followUp.when.notBefore.map(visit.moment) ?? "")
            case "after-staffed": .dueAfterStaffed(followUp.when.afterStaffed ?? "", plan: plan)
            default: Wording(verbatim: because.rule)
            }
        guard parts.count > 1 else { return rule }
        return Wording(ja: rule.ja + Wording.anotherAttempt.ja, en: rule.en + Wording.anotherAttempt.en)
    }

    /// The due instant on both clocks; nil where there is none.
    static func due(_ followUp: FollowUpResource, for visit: DeskVisit) -> PageValues? {
        followUp.dueAt.map { visit.time($0, beside: visit.snapshot.plan(followUp.plan)?.vendorZone) }
    }

    /// What it is, in short.
    static func facts(of followUp: FollowUpResource, for visit: DeskVisit) -> [DeskFact] {
        var facts = [
            DeskFact(name: .labelSubject, value: followUp.subject), DeskFact(name: .labelTo, value: followUp.to),
            DeskFact(name: .labelState, value: state(followUp.state)[visit.language]),
        ]
        if let due = followUp.dueAt {
            facts.append(DeskFact(name: .labelGoes, value: visit.moment(due), instant: due))
        }
        return facts
    }

    static func basis(of followUp: FollowUpResource, for visit: DeskVisit) -> DeskBasis {
        DeskBasis(parts: [
            DeskBasis.Part(name: .labelState, value: state(followUp.state)[visit.language]),
            DeskBasis.Part(
                name: .labelGoes,
                value: followUp.dueAt.flatMap(visit.instant).map { visit.clock.fullMoment($0)[visit.language] } ?? ""),
        ])
    }

    /// How many there are of each state, as links to them.
    static func counts(_ queue: QueueStatus, for visit: DeskVisit, of states: [String]) -> [PageValues] {
        states.map { state in
            let count = queue.states[state] ?? 0
            return PageValues([
                "countHref": .text(visit.href("queue?state=\(state)")), "count": .text("\(count)"),
                "countName": .text(Self.state(state)[visit.language]), "countIsNone": .flag(count == 0),
                "countIsCurrent": .flag(visit.asked("state") == state),
            ])
        }
    }

    /// A follow-up's line in a list.
    static func row(_ followUp: FollowUpResource, for visit: DeskVisit) -> PageValues {
        var values = PageValues([
            "rowHref": .text(visit.href("queue/\((followUp.id ?? "").percentEncoded)")),
            "rowSubject": .text(followUp.subject), "rowTo": .text(followUp.to),
            "rowState": .text(followUp.state), "rowStateWord": .text(state(followUp.state)[visit.language]),
            "hasRowTime": .flag(true), "rowHeld": .text(""),
        ])
        if let due = due(followUp, for: visit) {
            values.add(due)
            values["rowTimeName"] = .text(Wording.labelGoes[visit.language])
        } else if let ended = followUp.endedAt {
            values.add(visit.time(ended))
            values["timeOther"] = .flag(false)
            values["rowTimeName"] = .text(Wording.labelEnded[visit.language])
        } else {
            values["hasRowTime"] = .flag(false)
            values["rowHeld"] = .text(followUp.dueBecause?.held.map { held($0)[visit.language] } ?? "")
        }
        if values["timeOther"] == nil { values["timeOther"] = .flag(false) }
        return values
    }

    static func held(_ reason: String) -> Wording {
        switch reason {
        case "unknown-plan": .heldUnknownPlan
        case "never-staffed": .heldNeverStaffed
        default: Wording(verbatim: reason)
        }
    }

    /// A remark, with what was probably meant.
    static func warning(_ warning: Warning) -> Wording {
        let suggestion = warning.suggestion.map { Wording.deskDidYouMean($0) } ?? ""
        return Wording(verbatim: warning.detail + suggestion)
    }
}
