import FollowUps
import Messages
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) throws -> Recovery {
        // What it finds to be nothing must not be what a standby hasn't got.
        mustWrite()
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
            return (held: held, hasBegun: try row(6, as: Bool.self), isCancelRequested: try row(7, as: Bool.self))
        }.filter { !leases.contains($0.held.lease) }
        guard !left.isEmpty else { return Recovery(interrupted: 0, uncertain: 0) }
        var followUps: [FollowUpID: FollowUp] = [:]
        for followUp in try db.followUps(left.map(\.held.lease.id), seal: nil) { followUps[followUp.id] = followUp }
        var lines: [HistoryLine] = []
        var rescued: [MovedFollowUp] = []
        for (held, hasBegun, isCancelRequested) in left {
            guard var followUp = followUps[held.lease.id] else { continue }
            let repeats = repeatsUncertain && followUp.attempts < attempts
            let ending: [Move] = hasBegun ? (repeats ? [.uncertain, .repeated] : [.uncertain]) : [.interrupted]
            let moves = ending.withCancellation(isRequested: isCancelRequested)
            for move in moves where !followUp.make(move, at: now) {
                throw StoreError(.corrupt, detail: .impossibleEnding)
            }
            if followUp.state == .queued { followUp.derive(by: rules) }
            lines += try held.history(of: moves, at: now)
            rescued.append(try moved(followUp, from: .sending, lines: held.lines + moves.count))
        }
        try record(lines)
        try move(rescued)
        let uncertain = left.count { $0.hasBegun }
        return Recovery(interrupted: left.count - uncertain, uncertain: uncertain)
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
        _ = try db.query("UPDATE settings SET paused = $1", paused)
    }

    func passOver(_ id: FollowUpID) throws {
        _ = try db.query("UPDATE settings SET passed_over = $1", id)
    }
}
