/// Accepts follow-ups.
package protocol IntakeStore: IDSource {
    /// - Returns: what became of each, in the same order. Of two with one idempotency key the first counts.
    func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult]
}

/// Knows the ids that are in use.
package protocol IDSource: Sendable {
    /// The greatest id of any follow-up, case, record or override; nil where there is none. New ids follow it.
    func newestID() async throws(StoreError) -> FollowUpID?
}

/// What became of a follow-up that was submitted.
package enum EnqueueResult: Hashable, Sendable {
    case stored
    /// The same request was accepted before, as this one.
    case replayed(FollowUp)
    /// Another request was accepted under the same idempotency key.
    case conflict(FollowUpID)
    /// Its recipient is suppressed; nothing was stored.
    case suppressed
}
