import FollowUps
import SupportHours

/// All overrides in memory.
struct OverrideShelf {
    private struct Entry {
        var override: PlanOverride
        var idempotency: Idempotency?
    }

    private var entries: [OverrideID: Entry] = [:]

    subscript(id: OverrideID) -> PlanOverride? { entries[id]?.override }

    var newestID: OverrideID? { entries.keys.max() }

    /// All that aren't removed, by id.
    var standing: [PlanOverride] {
        entries.values.map(\.override).filter { $0.removedAt == nil }.sorted { $0.id < $1.id }
    }

    mutating func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) throws(StoreError) -> OverrideAddition {
        if let earlier = self[override.id] {
            // A caller that didn't learn the result asks again with the same id.
            guard earlier.asAdded == override.asAdded else { throw .nameInUse }
            return .added
        }
        if let idempotency, let earlier = addition(under: idempotency) { return earlier }
        entries[override.id] = Entry(override: override, idempotency: idempotency)
        return .added
    }

    func addition(under idempotency: Idempotency) -> OverrideAddition? {
        entries.values.first { $0.idempotency?.key == idempotency.key }.map { entry in
            let isSame = entry.idempotency?.isSame(as: idempotency) ?? false
            return isSame ? .replayed(entry.override) : .conflict(entry.override.id)
        }
    }

    mutating func remove(_ id: OverrideID, at now: Instant, by uid: UInt32?) -> OverrideRemoval {
        guard let removal = self[id]?.removal(at: now, by: uid) else { return .unknown }
        if case .removed(let override) = removal { entries[id]?.override = override }
        return removal
    }

    mutating func prune(endedBefore instant: Instant, limit: Int) -> Int {
        let over = entries.values.map(\.override).filter { $0.isOver(before: instant) }.map(\.id).sorted().prefix(limit)
        for id in over { entries[id] = nil }
        return over.count
    }
}
