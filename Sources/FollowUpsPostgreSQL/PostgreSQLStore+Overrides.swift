package import FollowUps
package import SupportHours

extension PostgreSQLStore: OverrideStore {
    package func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        let addition = try await intake.submit { try $0.add(override, idempotency: idempotency) }
        signals?.tell(.overrides)
        return addition
    }

    package func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition? {
        try await read { try $0.addition(under: idempotency) }
    }

    package func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        let removal = try await intake.submit { try $0.removeOverride(id, at: now, by: uid) }
        signals?.tell(.overrides)
        return removal
    }

    package func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride? {
        try await read { try $0.override(id) }
    }

    package func overrides() async throws(StoreError) -> [PlanOverride] {
        try await read { try $0.overrides() }
    }

    package func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await intake.submit { try $0.pruneOverrides(endedBefore: instant, limit: limit) }
    }
}
