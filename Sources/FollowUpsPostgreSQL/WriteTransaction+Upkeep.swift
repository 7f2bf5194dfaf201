import FollowUps
import Messages
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) throws -> Recovery {
        try awaitClaims(by: owner)
        // Who is at one of them at this moment is waited for: nobody would come for it again.
        let left = try db.query(
            """
            SELECT id, attempt, plan, attempts, claimed_at, lines, begun_at IS NOT NULL, cancel_requested FROM leases
            WHERE owner = $1 ORDER BY id FOR UPDATE
            """, owner
        ).map { row in
            let held = HeldAttempt(
                lease: Lease(id: try row(0), owner: owner, attempt: try row(1)), plan: try row(2),
                attempts: try row(3), claimedAt: try row(4), lines: try row(5))
            return (held: held, attempt: InterruptedAttempt(hasBegun: try row(6), isCancelRequested: try row(7)))
        }.filter { !leases.contains($0.held.lease) }
        var recovery = Recovery(interrupted: 0, uncertain: 0)
        guard !left.isEmpty else { return recovery }
        var followUps: [FollowUpID: FollowUp] = [:]
        for followUp in try db.followUps(left.map(\.held.lease.id)) { followUps[followUp.id] = followUp }
        var lines: [HistoryLine] = []
        var rescued: [MovedFollowUp] = []
        for (held, attempt) in left {
            guard var followUp = followUps[held.lease.id] else { continue }
            let moves = followUp.end(
                attempt, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
            guard let moves else { throw StoreError(.corrupt, detail: .impossibleEnding) }
            recovery.count(attempt)
            lines += try held.history(of: moves, at: now)
            rescued.append(try moved(followUp, from: .sending, lines: held.lines + moves.count))
        }
        try record(lines)
        try move(rescued)
        return recovery
    }

    func expire(at now: Instant, limit: Int) throws -> Int {
        let expired = try db.query(
            "SELECT id FROM due WHERE expires_at <= $1 ORDER BY expires_at, id LIMIT $2 FOR UPDATE SKIP LOCKED", now,
            limit
        ).map { row in try row(0, as: FollowUpID.self) }
        try make(.expired, ofQueued: expired, at: now)
        return expired.count
    }

    func prune(endedBefore instant: Instant, limit: Int) throws -> Int {
        let pruned = try db.query(
            """
            WITH old AS MATERIALIZED (
                    SELECT id FROM ended WHERE ended_at < $1 ORDER BY ended_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
                ),
                histories AS (DELETE FROM history USING old WHERE history.follow_up = old.id),
                messages AS (DELETE FROM letters USING old WHERE letters.id = old.id)
            DELETE FROM ended USING old WHERE ended.id = old.id RETURNING ended.plan, ended.state
            """, instant, limit)
        for row in pruned { count(try row(0), from: try FollowUpState(code: row(1)), to: nil) }
        return pruned.count
    }

    func setPaused(_ paused: Bool) throws {
        if paused { try awaitEveryClaim() }
        _ = try db.query(
            "UPDATE settings SET paused = $1, restored = false, halt = CASE WHEN $1 THEN halt END", paused)
    }

    func passOver(_ id: FollowUpID) throws {
        _ = try db.query("UPDATE settings SET passed_over = $1", id)
    }
}
