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
