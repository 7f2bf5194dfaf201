package import FollowUps
package import SupportHours
import Synchronization

extension InMemoryStore {
    package func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        try shelf.withLock { shelf throws(StoreError) in try shelf.overrides.add(override, idempotency: idempotency) }
    }

    package func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition? {
        shelf.withLock { $0.overrides.addition(under: idempotency) }
    }

    package func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        shelf.withLock { $0.overrides.remove(id, at: now, by: uid) }
    }

    package func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride? {
        shelf.withLock { $0.overrides[id] }
    }

    package func overrides() async throws(StoreError) -> [PlanOverride] {
        shelf.withLock { $0.overrides.standing }
    }

    package func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        shelf.withLock { $0.overrides.prune(endedBefore: instant, limit: limit) }
    }
}
