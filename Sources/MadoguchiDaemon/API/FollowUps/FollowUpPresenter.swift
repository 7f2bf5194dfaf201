import Documents
import FollowUps
import Guidance
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// Presents follow-ups as they are at an instant, in the display zone.
struct FollowUpPresenter {
    let snapshot: Snapshot
    let now: Instant
    /// Of warnings, and of what is told in a history.
    let language: Language

    func resource(_ followUp: FollowUp, history: [HistoryEntry]? = nil) -> FollowUpResource {
        let departure = departure(of: followUp)
        return FollowUpResource(
            id: followUp.id.description, state: followUp.state.rawValue, kind: followUp.kind.rawValue,
            plan: followUp.plan, to: followUp.message.recipient.description, subject: followUp.message.subject,
            template: followUp.template, language: followUp.language,
            when: WhenRequest(followUp.when, zone: snapshot.display),
            dueAt: departure?.instant.map(text), dueBecause: departure.map { reason(for: followUp, $0) },
            expiresAt: followUp.expiresAt.map(text), priority: followUp.priority.rawValue,
            caseLabel: followUp.caseLabel, messageID: followUp.messageID, attempts: followUp.attempts,
            acceptedAt: text(followUp.acceptedAt), endedAt: followUp.endedAt.map(text),
            warnings: departure.map { warnings(for: followUp, $0) + addressWarnings(followUp.message.recipient) } ?? [],
            history: history?.map(line))
    }

    /// When it leaves, by the present hours; nil where it isn't queued.
    func departure(of followUp: FollowUp) -> Departure? {
        guard followUp.state == .queued else { return nil }
        return snapshot.dueRules.departure(of: followUp.terms, plan: followUp.plan, at: now)
    }

    private func reason(for followUp: FollowUp, _ departure: Departure) -> DueReason {
        let basis = snapshot.dueRules.plans[followUp.plan]?.basis
        // What is open at any hour is so on every clock.
        let hasClock = followUp.plan != WindowsPlan.alwaysOpenPlan
        return DueReason(
            plan: followUp.plan, hours: basis?.hours, zone: hasClock ? basis?.zone : nil,
            tzdata: hasClock ? basis?.tzdata : nil,
            rule: followUp.when.rule + (followUp.notBefore == nil ? "" : ", retry"),
            window: departure.instant.flatMap { window(around: $0, plan: followUp.plan) }, held: departure.hold)
    }

    /// The window that it leaves in; one that has always been open is shown from that instant on.
    private func window(around instant: Instant, plan: String) -> WindowBounds? {
        guard let window = snapshot.dueRules.plans[plan]?.schedule.sendingWindow(at: instant) else { return nil }
        return WindowBounds(Window(start: window.start ?? instant, end: window.closesAt), in: snapshot.display)
    }

    private func warnings(for followUp: FollowUp, _ departure: Departure) -> [Warning] {
        var warnings: [Warning] = []
        switch departure {
        case .neverStaffed: return [warning("never-staffed", .neverStaffed(followUp.plan), .correctHours)]
        case .unknownPlan:
            let isItsOwn = snapshot.dueRules.plans[followUp.plan] == nil
            let plan = isItsOwn ? followUp.plan : followUp.casePlan ?? followUp.plan
            return [warning("unknown-plan", .planGone(plan), .configurePlanAgain)]
        case .expires(let expiresAt, let dueAt):
            warnings.append(
                warning(
                    "expires-before-due", .expiresBeforeDue(text(expiresAt), due: text(dueAt)),
                    .expireLater(than: text(dueAt))))
        case .at: break
        }
        if case .notBefore(let instant) = followUp.when, instant < followUp.countsFrom {
            warnings.append(warning("not-before-past", .notBeforePast(text(instant))))
        }
        return warnings
    }

    /// What is probably mistyped in an address.
    func addressWarnings(_ address: MailAddress) -> [Warning] {
        snapshot.configuration.guidance.set.addresses.findings(in: address).map {
            Warning(code: $0.code.rawValue, detail: $0.detail[language], suggestion: $0.suggestion)
        }
    }

    /// - Parameter advice: what may be done about it.
    func warning(_ code: String, _ sentence: Wording, _ advice: Wording? = nil) -> Warning {
        Warning(code: code, detail: sentence[language], suggestion: advice?[language])
    }

    private func line(_ entry: HistoryEntry) -> HistoryLine {
        HistoryLine(
            at: text(entry.at), move: entry.move.rawValue, attempt: entry.attempt, uid: entry.uid,
            detail: entry.detail?[language])
    }

    private func text(_ instant: Instant) -> String {
        instant.formatted(in: snapshot.display)
    }
}

extension Departure {
    /// Why it is held; nil where it isn't.
    fileprivate var hold: String? {
        switch self {
        case .at, .expires: nil
        case .neverStaffed: "never-staffed"
        case .unknownPlan: "unknown-plan"
        }
    }
}

extension When {
    fileprivate var rule: String {
        switch self {
        case .nextWindow: "next-window"
        case .notBefore: "not-before"
        case .afterStaffed: "after-staffed"
        }
    }
}

extension WhenRequest {
    init(_ when: When, zone: Zone) {
        switch when {
        case .nextWindow: self.init(window: "next")
        case .notBefore(let instant): self.init(notBefore: instant.formatted(in: zone))
        case .afterStaffed(let seconds): self.init(afterStaffed: DurationText.iso8601(seconds: seconds))
        }
    }
}
