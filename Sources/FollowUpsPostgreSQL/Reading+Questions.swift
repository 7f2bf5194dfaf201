import FollowUps
import PostgreSQL
import SupportHours

extension Reading {
    /// Sought in the index for each priority by itself: a million that aren't due yet may stand between two of them.
    func due(in plan: String, at now: Instant, after: DueHead?, limit: Int) throws -> [DueHead] {
        let priorities = Priority.range.reversed().map { Priority(clamping: $0) }
            .filter { priority in after.map { priority <= $0.priority } ?? true }
        let starts = priorities.map { priority in after.flatMap { $0.priority == priority ? $0 : nil } }
        return try query(
            """
            SELECT head.id, head.domain, head.due_at, p.priority
            FROM unnest($1, $2, $3) AS p (priority, due_at, id), LATERAL (
                SELECT d.id, d.domain, d.due_at FROM due d
                WHERE d.plan = $4 AND d.priority = p.priority AND (d.due_at, d.id) > (p.due_at, p.id) AND d.due_at <= $5
                    AND (d.expires_at IS NULL OR d.expires_at > $5)
                ORDER BY d.due_at, d.id LIMIT $6
            ) AS head
            ORDER BY p.priority DESC, head.due_at, head.id LIMIT $6
            """, priorities.map(\.rawValue), starts.map { $0?.dueAt.secondsSinceEpoch ?? .min },
            starts.map { $0?.id.rawValue ?? .min }, plan, now, limit
        ).map { row in
            DueHead(
                id: try row(0), domain: try row(1), priority: Priority(clamping: try row(3)), dueAt: try row(2))
        }
    }

    func tally() throws -> [String: [FollowUpState: Int]] {
        var tally: [String: [FollowUpState: Int]] = [:]
        for row in try query(
            "SELECT plan, state, sum(count)::int8 FROM tallies GROUP BY plan, state HAVING sum(count) > 0")
        {
            tally[try row(0), default: [:]][try FollowUpState(code: row(1))] = try row(2, as: Int.self)
        }
        return tally
    }

    func heldCount(in plan: String) throws -> Int {
        try query(
            "SELECT count(*) FROM due WHERE plan = $1 AND priority = ANY ($2) AND due_at IS NULL", plan,
            Array(Priority.range)
        ).first?(0) ?? 0
    }

    func nextDue(in plan: String, after instant: Instant, leavingFrom opening: Instant) throws -> Instant? {
        try query(
            """
            SELECT min(next.due_at) FROM unnest($4) AS p (priority), LATERAL (
                SELECT d.due_at FROM due d
                WHERE d.plan = $1 AND d.priority = p.priority AND d.due_at > $2
                    AND (d.expires_at IS NULL OR d.expires_at > greatest(d.due_at, $3))
                ORDER BY d.due_at LIMIT 1
            ) AS next
            """, plan, instant, opening, Array(Priority.range)
        ).first?(0)
    }

    func nextExpiry() throws -> Instant? {
        try query("SELECT min(expires_at) FROM due WHERE expires_at IS NOT NULL").first?(0)
    }

    func leaseOwners() throws -> [LeaseOwner] {
        try query("SELECT DISTINCT owner FROM leases ORDER BY owner").map { row in try row(0) }
    }

    func dataBegun(since instant: Instant) throws -> [DataCount] {
        try query(
            """
            SELECT minute, sum(count)::int8 FROM data_begun WHERE minute > $1 GROUP BY minute ORDER BY minute
            """, instant.advanced(bySeconds: -60)
        ).map { row in DataCount(minute: try row(0), count: try row(1)) }
    }

    func passedOver() throws -> FollowUpID? {
        try query("SELECT passed_over FROM settings WHERE passed_over > 0").first?(0)
    }

    func currentPause() throws -> Pause {
        guard let row = try query("SELECT paused, restored FROM settings").first else { return .none }
        return Pause(isPaused: try row(0), isRestored: try row(1))
    }

    /// Bytes of the tables and their indexes.
    func size() throws -> Int64? {
        try query(
            """
            SELECT sum(pg_total_relation_size(oid))::int8 FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
            """
        ).first?(0)
    }
}
