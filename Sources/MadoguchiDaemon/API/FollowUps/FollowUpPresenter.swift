import Documents
import FollowUps
import Guidance
import MadoguchiAPI
import SupportHours

/// Shows follow-ups as they stand at an instant, on the display zone's clock.
struct FollowUpPresenter {
    let snapshot: Snapshot
    let now: Instant

    func resource(_ followUp: FollowUp, history: [HistoryEntry]? = nil) -> FollowUpResource {
        let due = due(of: followUp)
        return FollowUpResource(
            id: followUp.id.description, state: followUp.state.rawValue, kind: followUp.kind.rawValue,
            plan: followUp.plan, to: followUp.letter.recipient, subject: followUp.letter.subject,
            template: followUp.template, language: followUp.language,
            when: WhenRequest(followUp.when, zone: snapshot.display),
            dueAt: due?.at.map(text), dueBecause: due.map { reason(for: followUp, due: $0) },
            expiresAt: followUp.expiresAt.map(text), priority: followUp.priority.rawValue,
            caseLabel: followUp.caseLabel, messageID: followUp.messageID, attempts: followUp.attempts,
            acceptedAt: text(followUp.acceptedAt), endedAt: followUp.endedAt.map(text),
            warnings: due.map { warnings(for: followUp, due: $0) + addressWarnings(followUp.letter.recipient) } ?? [],
            history: history?.map(line))
    }

    /// When it will be sent: nil where it isn't queued.
    ///
    /// What was due in a window that has closed since goes out in the next one; and what hasn't been derived anew yet
    /// after a change of hours is, here.
    func due(of followUp: FollowUp) -> Due? {
        guard followUp.state == .queued else { return nil }
        guard let rules = snapshot.dueRules.plans[followUp.plan] else { return Due(at: nil, basis: nil) }
        let derived =
            followUp.basis?.fingerprint == rules.basis.fingerprint
            ? Due(at: followUp.dueAt, basis: followUp.basis)
            : snapshot.dueRules.due(
                followUp.when, plan: followUp.plan, countsFrom: followUp.countsFrom, notBefore: followUp.notBefore)
        return Due(at: derived.at.flatMap { rules.schedule.firstStaffed(from: max($0, now)) }, basis: derived.basis)
    }

    private func reason(for followUp: FollowUp, due: Due) -> DueReason {
        DueReason(
            plan: followUp.plan, hours: due.basis?.hours, zone: due.basis?.zone, tzdata: due.basis?.tzdata,
            rule: followUp.when.rule + (followUp.notBefore == nil ? "" : ", retry"),
            window: due.at.flatMap { window(around: $0, plan: followUp.plan) },
            held: due.at != nil ? nil : due.basis == nil ? "unknown-plan" : "never-staffed")
    }

    /// The staffed window that a due instant falls into; one that has always been open is shown from that instant on.
    private func window(around instant: Instant, plan: String) -> WindowBounds? {
        guard let span = snapshot.plan(plan)?.schedule.span(at: instant) else { return nil }
        return WindowBounds(Window(start: span.since ?? instant, end: span.until), in: snapshot.display)
    }

    private func warnings(for followUp: FollowUp, due: Due) -> [Warning] {
        guard let dueAt = due.at else { return [heldWarning(followUp.plan, isKnown: due.basis != nil)] }
        var warnings: [Warning] = []
        if let expiresAt = followUp.expiresAt, expiresAt <= dueAt {
            warnings.append(
                Warning(
                    code: "expires-before-due",
                    detail: "It expires at \(text(expiresAt)), and isn't due before \(text(dueAt)): it won't be sent.",
                    suggestion: "let it expire after \(text(dueAt)), or leave expires_at out"))
        }
        if case .notBefore(let instant) = followUp.when, instant < followUp.countsFrom {
            warnings.append(
                Warning(
                    code: "not-before-past",
                    detail: "not_before (\(text(instant))) was past when this was asked for: it goes out as soon as "
                        + "staff is there."))
        }
        return warnings
    }

    /// What is probably mistyped in an address.
    func addressWarnings(_ address: String) -> [Warning] {
        snapshot.configuration.guidance.set.addresses.findings(in: address).map {
            Warning(code: $0.code.rawValue, detail: $0.detail, suggestion: $0.suggestion)
        }
    }

    private func heldWarning(_ plan: String, isKnown: Bool) -> Warning {
        if isKnown {
            Warning(
                code: "never-staffed",
                detail: "By its hours the plan \(plan.quotedForMessage) isn't staffed from then on, so this is held.",
                suggestion: "correct the plan's hours, or cancel this and send it under another plan")
        } else {
            Warning(
                code: "unknown-plan",
                detail: "The configuration has no plan \(plan.quotedForMessage) any more, so this is held.",
                suggestion: "configure the plan again, or cancel this")
        }
    }

    private func line(_ entry: HistoryEntry) -> HistoryLine {
        HistoryLine(
            at: text(entry.at), move: entry.move.rawValue, attempt: entry.attempt, uid: entry.uid, detail: entry.detail)
    }

    private func text(_ instant: Instant) -> String {
        instant.formatted(in: snapshot.display)
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
