extension FollowUp {
    package init(accepting new: NewFollowUp) {
        self.init(
            id: new.id, kind: new.kind, plan: new.plan, casePlan: new.casePlan, state: .initial,
            message: new.message,
            template: new.unrenderedBody?.template, secrecy: new.secrecy,
            messageID: new.messageID,
            language: new.language, when: new.when, countsFrom: new.countsFrom, notBefore: nil, dueAt: new.due.at,
            basis: new.due.basis, priority: new.priority, expiresAt: new.expiresAt, caseLabel: new.caseLabel,
            acceptedAt: new.acceptedAt, acceptedBy: new.acceptedBy, attempts: 0, endedAt: nil,
            isRecurring: new.isRecurring)
    }
}
