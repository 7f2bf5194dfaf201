/// A follow-up's message as the store keeps it, with all that it is made from.
package struct KeptMessage: Hashable, Sendable {
    package var followUp: FollowUp
    /// What its text is rendered from; nil where the text is fixed, or was erased.
    package var unrenderedBody: UnrenderedBody?
    /// The headers of the last attempt; nil before the first.
    package var fixedHeaders: FixedHeaders?

    package init(followUp: FollowUp, unrenderedBody: UnrenderedBody? = nil, fixedHeaders: FixedHeaders? = nil) {
        self.followUp = followUp
        self.unrenderedBody = unrenderedBody
        self.fixedHeaders = fixedHeaders
    }
}

extension KeptMessage {
    /// Whether its text, once rendered, holds a secret that isn't erased yet.
    package var hasSecretInText: Bool { unrenderedBody == nil && followUp.secrecy == .kept }

    /// The headers that the next attempt sends, or that the last one sent; nil where the next attempt gets new ones.
    ///
    /// - Parameter history: the follow-up's.
    package func keptHeaders(history: [HistoryEntry]) -> FixedHeaders? {
        guard followUp.state == .queued else { return fixedHeaders }
        let mayHaveArrived = history.contains { $0.move == .uncertain }
        return mayHaveArrived || unrenderedBody == nil && followUp.attempts > 0 ? fixedHeaders : nil
    }

    /// The message as an attempt would have it, for those who look at it. No store knows its lease.
    package func shown(with headers: FixedHeaders) -> ClaimedFollowUp {
        ClaimedFollowUp(
            lease: Lease(id: followUp.id, owner: LeaseOwner(rawValue: 0), attempt: max(1, followUp.attempts)),
            plan: followUp.plan, casePlan: followUp.casePlan, kind: followUp.kind, message: followUp.message,
            unrenderedBody: unrenderedBody,
            messageID: followUp.messageID, fixedHeaders: headers, when: followUp.when,
            countsFrom: followUp.countsFrom, expiresAt: followUp.expiresAt, attempts: followUp.attempts,
            hasSecrets: followUp.secrecy == .kept)
    }
}
