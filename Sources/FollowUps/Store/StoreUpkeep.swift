package import SupportHours

/// Maintains the store.
package protocol StoreUpkeep: Sendable {
    /// Deletes follow-ups that became terminal before an instant, at most `limit` of them, with their idempotency keys.
    ///
    /// - Returns: how many.
    func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int

    /// Copies everything as it is at one moment between the call and its return, without blocking other calls.
    func backup() async throws(StoreError) -> StoreCopy

    func condition() async -> StoreCondition
}
