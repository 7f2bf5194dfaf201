import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    /// Cancels what is queued, and keeps what is being sent from being queued again. What is terminal stays as it is.
    func requestCancel(_ ids: [FollowUpID], at now: Instant, uid: UInt32?) throws {
        var left = ids
        while !left.isEmpty {
            let queued = try db.query("SELECT id FROM due WHERE id = ANY ($1) ORDER BY id FOR UPDATE", left)
                .map { row in try row(0, as: FollowUpID.self) }
            try make(.cancelled, ofQueued: queued, at: now, uid: uid)
            _ = try db.query(
                """
                UPDATE leases SET cancel_requested = true FROM (
                    SELECT id FROM leases WHERE id = ANY ($1) AND NOT cancel_requested ORDER BY id FOR UPDATE
                ) held WHERE leases.id = held.id
                """, left)
            // Between the two, an attempt may have ended so that it was queued again.
            left = try db.query(
                """
                SELECT id FROM due WHERE id = ANY ($1)
                UNION ALL SELECT id FROM leases WHERE id = ANY ($1) AND NOT cancel_requested
                """, left
            ).map { row in try row(0) }
        }
    }
}
