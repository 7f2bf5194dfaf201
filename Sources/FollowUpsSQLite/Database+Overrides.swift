import FollowUps
import GRDB
import Messages
import SupportHours

extension Database {
    private static let overrideColumns = """
        id, plan, state, starts_at, ends_at, reason, created_at, created_by, removed_at, removed_by
        """

    func override(_ id: OverrideID) throws -> PlanOverride? {
        try statement("SELECT \(Self.overrideColumns) FROM overrides WHERE id = ?").first(id) { try PlanOverride($0) }
    }

    func overrides() throws -> [PlanOverride] {
        try statement("SELECT \(Self.overrideColumns) FROM overrides WHERE removed_at IS NULL ORDER BY id")
            .all { try PlanOverride($0) }
    }

    func addition(under idempotency: Idempotency) throws -> OverrideAddition? {
        try statement("SELECT \(Self.overrideColumns), fingerprint FROM overrides WHERE idempotency_key = ?")
            .first(idempotency.key) { row in
                let override = try PlanOverride(row)
                let earlier = Idempotency(key: idempotency.key, fingerprint: row(10))
                return idempotency.isSame(as: earlier) ? .replayed(override) : .conflict(override.id)
            }
    }
}

extension WriteTransaction {
    func add(_ override: PlanOverride, idempotency: Idempotency?) throws -> OverrideAddition {
        if let earlier = try db.override(override.id) {
            // A caller that didn't learn the result asks again with the same id.
            guard earlier.asAdded == override.asAdded else { throw StoreError.nameInUse }
            return .added
        }
        if let idempotency, let earlier = try db.addition(under: idempotency) { return earlier }
        try db.statement(
            """
            INSERT INTO overrides (
                id, plan, state, starts_at, ends_at, reason, created_at, created_by, removed_at, removed_by,
                idempotency_key, fingerprint
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            override.id, override.plan, override.state.rawValue, override.start, override.end,
            try override.reason?.column, override.createdAt, override.createdBy, override.removedAt,
            override.removedBy, idempotency?.key, idempotency?.fingerprint)
        return .added
    }

    func removeOverride(_ id: OverrideID, at now: Instant, by uid: UInt32?) throws -> OverrideRemoval {
        guard let removal = try db.override(id)?.removal(at: now, by: uid) else { return .unknown }
        if case .removed(let override) = removal {
            try db.statement("UPDATE overrides SET removed_at = ?2, removed_by = ?3 WHERE id = ?1")
                .run(id, override.removedAt, override.removedBy)
        }
        return removal
    }

    func pruneOverrides(endedBefore instant: Instant, limit: Int) throws -> Int {
        try db.statement(
            """
            DELETE FROM overrides
            WHERE id IN (SELECT id FROM overrides WHERE ends_at < ?1 OR removed_at < ?1 ORDER BY id LIMIT ?2)
            """
        ).run(instant, limit)
        return db.changesCount
    }
}

extension PlanOverride {
    fileprivate init(_ row: SQLRow) throws(StoreError) {
        self.init(
            id: row(0), plan: row(1), state: try OpenState(column: row(2)), start: row(3), end: row(4),
            reason: try row(5, as: String?.self).map { text throws(StoreError) in try Wording(column: text) },
            createdAt: row(6), createdBy: row(7), removedAt: row(8), removedBy: row(9))
    }
}
