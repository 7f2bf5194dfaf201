extension FollowUp {
    /// - Returns: nil where accepting makes nothing of it, which no state machine of ours does.
    package init?(accepting new: NewFollowUp) {
        guard let state = FollowUpState.after(.accepted, from: nil) else { return nil }
        self.init(
            id: new.id, kind: new.kind, plan: new.plan, casePlan: new.casePlan, state: state,
            message: new.message,
            template: new.unrenderedBody?.template, secrecy: new.unrenderedBody?.secrets == nil ? .none : .kept,
            messageID: new.messageID,
            language: new.language, when: new.when, countsFrom: new.countsFrom, notBefore: nil, dueAt: new.due.at,
            basis: new.due.basis, priority: new.priority, expiresAt: new.expiresAt, caseLabel: new.caseLabel,
            acceptedAt: new.acceptedAt, acceptedBy: new.acceptedBy, attempts: 0, endedAt: nil,
            isRecurring: new.isRecurring)
    }
}
