package import FollowUps
package import GRDB
package import SupportHours

extension Database: DueCounting {
    package func countedDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?, limit: Int
    ) throws -> DueCount {
        try statement(
            """
            SELECT count(*), min(due_at), max(due_at)
            FROM (SELECT due_at FROM \(Self.due) AND priority IN (\(Self.priorities)) LIMIT ?5)
            """
        ).first(plan, span.lowerBound, span.upperBound, opening, limit) {
            DueCount(count: $0(0), first: $0(1), last: $0(2))
        } ?? DueCount(count: 0, first: nil, last: nil)
    }

    package func queuedCount(of plan: String) throws -> Int {
        try statement("SELECT count FROM tallies WHERE plan = ? AND state = \(FollowUpState.queued.code)")
            .first(plan) { $0(0, as: Int.self) } ?? 0
    }

    package func endsOfDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) throws -> (first: Instant?, last: Instant?) {
        let end = { (order: String) in
            let select = try self.statement(
                "SELECT due_at FROM \(Self.due) AND priority = ?5 ORDER BY due_at \(order) LIMIT 1")
            return try Priority.range.compactMap {
                try select.first(plan, span.lowerBound, span.upperBound, opening, $0) { $0(0, as: Instant.self) }
            }
        }
        return (try end("ASC").min(), try end("DESC").max())
    }

    package func others(
        in plan: String, than span: Range<Instant>, leavingFrom opening: Instant?, fewerThan limit: Int
    ) throws -> Int? {
        let selects = ["due_at IS NULL", "due_at < ?2", "due_at >= ?3"].map {
            "SELECT 1 FROM \(Self.queued) AND priority IN (\(Self.priorities)) AND \($0)"
        }
        let elsewhere =
            try statement("SELECT count(*) FROM (\(selects.joined(separator: " UNION ALL ")) LIMIT ?4)")
            .first(plan, span.lowerBound, span.upperBound, limit) { $0(0, as: Int.self) } ?? 0
        guard elsewhere < limit else { return nil }
        guard let opening else { return elsewhere }
        // Whatever expires before it could leave does so before the later of these two.
        let expiring = try statement(
            """
            SELECT count(*), count(*) FILTER (
                WHERE plan = ?1 AND due_at >= ?2 AND due_at < ?3 AND expires_at <= max(due_at, ?4))
            FROM (
                SELECT plan, due_at, expires_at FROM follow_ups INDEXED BY follow_ups_expiring
                WHERE state = \(FollowUpState.queued.code) AND expires_at IS NOT NULL AND expires_at <= max(?3, ?4)
                LIMIT ?5)
            """
        ).first(plan, span.lowerBound, span.upperBound, opening, limit) {
            (read: $0(0, as: Int.self), tooEarly: $0(1, as: Int.self))
        }
        guard let expiring, expiring.read < limit else { return nil }
        return elsewhere + expiring.tooEarly
    }

    private static let queued =
        "follow_ups INDEXED BY follow_ups_due WHERE state = \(FollowUpState.queued.code) AND plan = ?1"
    private static let due = """
        \(queued) AND due_at >= ?2 AND due_at < ?3
            AND (?4 IS NULL OR expires_at IS NULL OR expires_at > max(due_at, ?4))
        """
    /// All of them by name, so that each one's part of the index is sought instead of scanning the whole plan's.
    private static let priorities = Priority.range.map(String.init).joined(separator: ", ")
}
