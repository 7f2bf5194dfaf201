import FollowUps
import Messages
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func add(_ override: PlanOverride, idempotency: Idempotency?) throws -> OverrideAddition {
        // Of two who add it at the same moment, the second one waits here for the first.
        let added = try db.query(
            """
            INSERT INTO overrides (
                id, plan, state, starts_at, ends_at, reason, created_at, created_by, removed_at, removed_by,
                idempotency_key, fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id
            """, override.id, override.plan, override.state.rawValue, override.start, override.end,
            try override.reason?.column, override.createdAt, override.createdBy, override.removedAt,
            override.removedBy, idempotency?.key, idempotency?.fingerprint)
        if !added.isEmpty { return .added }

        // What was there by then, only another statement sees.
        if let earlier = try db.override(override.id) {
            // A caller that didn't learn the result asks again with the same id.
            guard earlier.asAdded == override.asAdded else { throw StoreError.nameInUse }
            return .added
        }
        guard let idempotency, let earlier = try db.addition(under: idempotency) else { throw StoreError.nameInUse }
        return earlier
    }

    func removeOverride(_ id: OverrideID, at now: Instant, by uid: UInt32?) throws -> OverrideRemoval {
        let found = try db.query("SELECT \(PlanOverride.columns) FROM overrides WHERE id = $1 FOR UPDATE", id).first
        guard let found else { return .unknown }
        let before = try PlanOverride(found)
        let removal = before.removal(at: now, by: uid)
        if case .removed(let override) = removal, override != before {
            _ = try db.query(
                "UPDATE overrides SET removed_at = $2, removed_by = $3 WHERE id = $1", id, override.removedAt,
                override.removedBy)
        }
        return removal
    }

    func pruneOverrides(endedBefore instant: Instant, limit: Int) throws -> Int {
        try db.query(
            """
            DELETE FROM overrides WHERE id IN (
                SELECT id FROM overrides WHERE ends_at < $1 OR removed_at < $1 ORDER BY id LIMIT $2
                FOR UPDATE SKIP LOCKED)
            """, instant, limit
        ).touched
    }
}
