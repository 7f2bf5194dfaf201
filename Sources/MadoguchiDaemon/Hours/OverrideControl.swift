import FollowUps
import SupportHours

/// Overrides of plans' hours: kept in the store, and laid over the hours that answers and sending go by.
struct OverrideControl: Sendable {
    /// How long a change waits for what had begun before it. A relay may take longer to answer; then it has had the
    /// message before the change was acknowledged.
    private static let timeout = Duration.seconds(10)

    let stored: StoredOverrides
    /// Makes sending go by the present hours, and waits until what they forbid and had begun has ended.
    let enforce: @Sendable (_ timeout: Duration) async -> Void

    /// Once this returns, answers follow the override, and nothing leaves against it; the same for one that the same
    /// request added before, unless it was removed since.
    ///
    /// - Parameter refusal: why it can't be added; nil where it can. It isn't asked about a request that was done before,
    ///   and nothing else is added while it is asked.
    func add(
        _ override: PlanOverride, idempotency: Idempotency?, unless refusal: () -> Problem?
    ) async throws(StoreError) -> Result<OverrideAddition, Problem> {
        let addition = try await stored.change({ store throws(StoreError) -> Result<OverrideAddition, Problem> in
            if let idempotency, let earlier = try await store.addition(under: idempotency) { return .success(earlier) }
            if let refusal = refusal() { return .failure(refusal) }
            return .success(try await store.addForSure(override, idempotency: idempotency))
        }) { $0.standing(override).map { .added($0) } }
        if addition.standing(override) != nil { await enforce(Self.timeout) }
        return addition
    }

    /// Once this returns, answers go by what lies under the override.
    func remove(_ id: OverrideID, at now: Instant, by uid: UInt32?) async throws(StoreError) -> OverrideRemoval {
        let removal = try await stored.change({ store throws(StoreError) in
            try await store.removeOverrideForSure(id, at: now, by: uid)
        }) { removal in
            if case .removed(let override) = removal { .removed(override.id) } else { nil }
        }
        if case .removed = removal { await enforce(Self.timeout) }
        return removal
    }

    /// Counts the queued follow-ups whose due instant lies in what an override would change: of its plan, and of the
    /// plans that are made of it.
    func moved(by override: PlanOverride, in snapshot: Snapshot, at now: Instant) async throws(StoreError) -> Int {
        var layers = snapshot.layers
        layers.apply(.added(override))
        return try await MovedFollowUps(from: snapshot, to: Snapshot(snapshot, layers: layers), at: now).count(
            in: stored.store)
    }
}

extension Result<OverrideAddition, Problem> {
    /// The override that there is now; nil where there is none.
    ///
    /// - Parameter new: the one that was submitted.
    fileprivate func standing(_ new: PlanOverride) -> PlanOverride? {
        switch self {
        case .success(.added): new
        case .success(.replayed(let earlier)): earlier.removedAt == nil ? earlier : nil
        case .success(.conflict), .failure: nil
        }
    }
}
