/// Takes follow-ups in.
package protocol IntakeStore: Sendable {
    /// - Returns: what became of each, in the same order. Among two with one idempotency key the first counts.
    func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult]

    /// The greatest id that a follow-up or case has; nil where there is none. New ids begin behind it.
    func newestID() async throws(StoreError) -> FollowUpID?
}
