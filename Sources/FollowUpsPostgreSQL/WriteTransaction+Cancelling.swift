import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    /// Cancels what is queued, and keeps what is being sent from being queued again. What is terminal stays as it is.
    func requestCancel(_ ids: [FollowUpID], at now: Instant, uid: UInt32?) throws {
        var left = ids
        while !left.isEmpty {
            try cancelQueued(left, at: now, uid: uid)
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

    /// Cancels those of them that are queued, with their history and their secrets.
    private func cancelQueued(_ ids: [FollowUpID], at now: Instant, uid: UInt32?) throws {
        guard let ending = FollowUpState.after(.cancelled, from: .queued) else { return }
        let cancelled = try db.query(
            """
            WITH held AS MATERIALIZED (SELECT id FROM due WHERE id = ANY ($1) ORDER BY id FOR UPDATE),
            gone AS (DELETE FROM due USING held WHERE due.id = held.id RETURNING due.*),
            moved AS (
                INSERT INTO ended (
                    id, plan, domain, priority, due_at, not_before, expires_at, basis, attempts, attempt, owner, sender,
                    reply_to, posted_at, utc_offset, secrecy, lines, state, ended_at)
                SELECT id, plan, domain, priority, due_at, not_before, expires_at, basis, attempts, attempt, owner, sender,
                    reply_to, posted_at, utc_offset, CASE secrecy WHEN $4 THEN $5 ELSE secrecy END, lines + 1, $6, $2
                FROM gone
            ),
            told AS (
                INSERT INTO history (follow_up, line, at, move, uid) SELECT id, lines, $2, $7, $3 FROM gone
            ),
            erased AS (
                UPDATE letters SET text = '', html = NULL, source = NULL, variables = NULL, sealed = NULL,
                    secret_fingerprint = NULL
                FROM gone WHERE letters.id = gone.id AND gone.secrecy = $4
            )
            SELECT plan FROM gone
            """, ids, now, uid, Secrecy.kept.rawValue, Secrecy.erased.rawValue, ending.code, Move.cancelled.rawValue)
        for row in cancelled { count(try row(0), from: .queued, to: ending) }
    }
}
