package import SupportHours

/// Keeps the overrides of plans' hours.
///
/// Everything is durable once the call returns. Adding and removing may be repeated with the same arguments: nothing is
/// done twice, and the answer is the same.
package protocol OverrideStore: Sendable {
    /// Adds an override, unless its id is there already, which is answered as added, or the idempotency key is.
    ///
    /// - Parameter idempotency: the caller's key for the request; nil for none. It is known for as long as its override.
    func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition

    /// What became of an earlier request under an idempotency key; nil where there was none.
    func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition?

    /// Removes an override. Removing again gives the same answer again; one that has ended by itself can't be removed.
    func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval

    /// One override, removed ones included; nil where there is none.
    func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride?

    /// All that aren't removed, by id, those that have ended included: what timelines are made of.
    func overrides() async throws(StoreError) -> [PlanOverride]

    /// Deletes those that ended, or were removed, before an instant, with their idempotency keys; at most `limit`.
    ///
    /// - Returns: how many.
    func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int
}

/// What became of an override that was submitted.
package enum OverrideAddition: Hashable, Sendable {
    case added
    /// The same request added this one before; it may have been removed since.
    case replayed(PlanOverride)
    /// Another request was accepted under the same idempotency key.
    case conflict(OverrideID)
}

package enum OverrideRemoval: Hashable, Sendable {
    /// The override with when and by whom it was removed, which may have been earlier.
    case removed(PlanOverride)
    /// It has ended by itself; nothing was done.
    case past(PlanOverride)
    case unknown
}
