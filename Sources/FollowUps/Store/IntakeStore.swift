/// Accepts follow-ups.
package protocol IntakeStore: Sendable {
    /// - Returns: what became of each, in the same order. Of two with one idempotency key the first counts.
    func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult]

    /// The greatest id of any follow-up or case; nil where there is none. New ids follow it.
    func newestID() async throws(StoreError) -> FollowUpID?
}
