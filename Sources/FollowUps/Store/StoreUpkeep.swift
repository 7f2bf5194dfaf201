package import SupportHours

/// Looks after what is kept.
package protocol StoreUpkeep: Sendable {
    /// Deletes what became terminal before an instant, at most `limit` of them; idempotency keys go with it.
    ///
    /// - Returns: how many.
    func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int

    /// Copies everything as it is at one moment between the call and its return; others needn't wait meanwhile.
    func backup() async throws(StoreError) -> StoreCopy

    func condition() async -> StoreCondition
}
