import FollowUps
import SupportHours

/// Overrides of plans' hours: kept in the store, and laid over the hours that answers and sending go by.
struct OverrideKeeper: Sendable {
    /// How long a change waits for what had begun before it. A relay may take longer to answer; then it has had the
    /// message before the change was acknowledged.
    private static let patience = Duration.seconds(10)

    let store: any FollowUpStore
    let inbox: Reloader.Inbox
    /// Makes sending go by the present hours, and waits until what they forbid and had begun has ended.
    let enforce: @Sendable (_ patience: Duration) async -> Void

    /// Once this returns, answers follow the override, and nothing leaves against it.
    func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        let addition = try await surely { store throws(StoreError) in
            try await store.addForSure(override, idempotency: idempotency)
        }
        if case .added = addition {
            await inbox.apply(.added(override))
            await enforce(Self.patience)
        }
        return addition
    }

    /// Once this returns, answers go by what lies under the override.
    func remove(_ id: OverrideID, at now: Instant, by uid: UInt32?) async throws(StoreError) -> OverrideRemoval {
        let removal = try await surely { store throws(StoreError) in
            try await store.removeOverrideForSure(id, at: now, by: uid)
        }
        if case .removed(let override) = removal {
            await inbox.apply(.removed(override.id))
            await enforce(Self.patience)
        }
        return removal
    }

    /// Where nobody knows whether a change was stored, the hours follow what is there.
    private func surely<Result>(
        _ change: (any FollowUpStore) async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        do throws(StoreError) {
            return try await change(store)
        } catch  where error.reason == .uncertain {
            try await StoredOverrides(store: store, inbox: inbox).load()
            throw error
        }
    }

    /// Counts the queued follow-ups whose due instant lies in what an override would change: of its plan, and of the
    /// plans that are made of it.
    func moved(by override: PlanOverride, in snapshot: Snapshot, at now: Instant) async throws(StoreError) -> Int {
        var layers = snapshot.layers
        layers.apply(.added(override))
        return try await MovedFollowUps(from: snapshot, to: Snapshot(snapshot, layers: layers), at: now).count(
            in: store)
    }
}
