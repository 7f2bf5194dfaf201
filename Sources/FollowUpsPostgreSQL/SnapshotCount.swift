import FollowUps
import PostgreSQL
import SupportHours

/// Counts what is due, as one transaction sees it throughout.
struct SnapshotCount: DueCounting {
    let db: any Reading

    func countedDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?, limit: Int
    ) throws -> DueCount {
        try db.query(
            """
            SELECT count(*), min(due_at), max(due_at) FROM (SELECT d.due_at FROM due d WHERE \(Self.due) LIMIT $6) AS d
            """, plan, span.lowerBound, span.upperBound, opening, Array(Priority.range), limit
        ).first.map { row in DueCount(count: try row(0), first: try row(1), last: try row(2)) }
            ?? DueCount(count: 0, first: nil, last: nil)
    }

    func queuedCount(of plan: String) throws -> Int {
        try db.query(
            "SELECT sum(count)::int8 FROM tallies WHERE plan = $1 AND state = $2::int2", plan, FollowUpState.queued.code
        ).first?(0) ?? 0
    }

    func endsOfDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) throws -> (first: Instant?, last: Instant?) {
        let ends = try ["ASC", "DESC"].map { order in
            let heads = try db.query(
                """
                SELECT head.due_at FROM unnest($5) AS p (priority), LATERAL (
                    SELECT d.due_at FROM due d WHERE \(Self.due) AND d.priority = p.priority ORDER BY d.due_at \(order) LIMIT 1
                ) AS head
                """, plan, span.lowerBound, span.upperBound, opening, Array(Priority.range))
            return try heads.map { row in try row(0, as: Instant.self) }
        }
        return (ends[0].min(), ends[1].max())
    }

    func others(
        in plan: String, than span: Range<Instant>, leavingFrom opening: Instant?, fewerThan limit: Int
    ) throws -> Int? {
        let selects = ["due_at IS NULL", "due_at < $2", "due_at >= $3"].map {
            "(SELECT FROM due WHERE plan = $1 AND priority = ANY ($5) AND \($0) LIMIT $4)"
        }
        let elsewhere: Int =
            try db.query(
                "SELECT count(*) FROM (\(selects.joined(separator: " UNION ALL ")) LIMIT $4) AS other", plan,
                span.lowerBound, span.upperBound, limit, Array(Priority.range)
            ).first?(0) ?? 0
        guard elsewhere < limit else { return nil }
        guard let opening else { return elsewhere }
        // Whatever expires before it could leave does so before the later of these two.
        let expiring = try db.query(
            """
            SELECT count(*), count(*) FILTER (
                WHERE plan = $1 AND due_at >= $2 AND due_at < $3 AND expires_at <= greatest(due_at, $4))
            FROM (
                SELECT plan, due_at, expires_at FROM due WHERE expires_at IS NOT NULL AND expires_at <= greatest($3, $4)
                ORDER BY expires_at LIMIT $5
            ) AS expiring
            """, plan, span.lowerBound, span.upperBound, opening, limit
        ).first.map { row in (read: try row(0, as: Int.self), tooEarly: try row(1, as: Int.self)) }
        guard let expiring, expiring.read < limit else { return nil }
        return elsewhere + expiring.tooEarly
    }

    /// All priorities by name, so that each one's part of the index is sought instead of scanning the whole plan's.
    private static let due = """
        d.plan = $1 AND d.priority = ANY ($5) AND d.due_at >= $2 AND d.due_at < $3
            AND ($4 IS NULL OR d.expires_at IS NULL OR d.expires_at > greatest(d.due_at, $4))
        """
}
