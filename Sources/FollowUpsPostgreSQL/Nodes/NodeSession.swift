import FollowUps
import FoundationEssentials
import PostgreSQL

/// What a node says of itself, on a connection of its own: a beat waits for nobody's commit, and the time that it takes is that
/// of one round trip.
struct NodeSession {
    let session: PostgresSession

    func join(_ owner: LeaseOwner, name: String, report: NodeReport) throws -> ClusterView? {
        let report = try Self.json(report)
        return try session.transaction { transaction in
            // One after the other, so that each finds a free slot where there is one.
            _ = try transaction.query("SELECT pg_advisory_xact_lock(\(Self.joinersLock))")
            // Of a run that ended a day ago nobody holds anything back.
            _ = try transaction.query(
                """
                DELETE FROM nodes WHERE state <> 'live' AND ended_at < \(Self.now) - 86400
                    AND owner NOT IN (SELECT owner FROM leases)
                """)
            let known = try transaction.query("SELECT FROM nodes WHERE owner = $1", owner)
            if known.isEmpty {
                let first = FollowUpIDGenerator.slots.lowerBound
                let last = FollowUpIDGenerator.slots.upperBound - 1
                let joined = try transaction.query(
                    """
                    INSERT INTO nodes (owner, name, slot, joined_at, report)
                    SELECT $1::int8, $2, min(s.slot), \(Self.now), $3::json FROM generate_series(\(first), \(last)) AS s (slot)
                    WHERE NOT EXISTS (SELECT FROM nodes n WHERE n.slot = s.slot AND n.state = 'live')
                    HAVING min(s.slot) IS NOT NULL
                    RETURNING owner
                    """, owner, name, report)
                if joined.isEmpty { return nil }
                return try ClusterRow.view(
                    transaction.query(ClusterRow.select(nodesOf: "(SELECT * FROM nodes WHERE \(ClusterRow.isShown))")))
            }
            return try ClusterRow.view(transaction.query(Self.beating, owner, report))
        }
    }

    /// One statement, so that nothing of the answer is of another moment.
    func beat(_ owner: LeaseOwner, report: NodeReport) throws -> ClusterView? {
        try ClusterRow.view(session.write(Self.beating, owner, try Self.json(report)))
    }

    /// Of $1, with the report $2. One that comes late, after a greater one, counts for nothing, and is answered.
    private static let beating = """
        WITH own AS (
                UPDATE nodes SET beat = beat + CASE WHEN \(isLater) THEN 1 ELSE 0 END,
                    report = CASE WHEN \(isLater) THEN $2::json ELSE report END
                WHERE owner = $1 AND state = 'live' RETURNING *
            ),
            shown AS (SELECT * FROM own UNION ALL SELECT * FROM nodes WHERE owner <> $1 AND \(ClusterRow.isShown))
        \(ClusterRow.select(nodesOf: "shown")) WHERE EXISTS (SELECT FROM own)
        """

    private static let isLater = "($2::json->>'number')::int8 > (report->>'number')::int8"

    private static func json(_ report: NodeReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private static let joinersLock = "hashtextextended('madoguchi nodes ' || current_schema(), 0)"
    static let now = "floor(extract(epoch FROM clock_timestamp()))::int8"
}
