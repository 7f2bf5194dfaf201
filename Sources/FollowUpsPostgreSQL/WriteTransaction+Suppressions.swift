import FollowUps
import MailAddress
import Messages
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) throws -> (entry: Suppression, cancelled: Int) {
        // Those who accept lock the table's rows, even where there are none: what they accept is seen below, and what is
        // accepted from now on waits for this.
        _ = try db.query("LOCK TABLE suppressions IN EXCLUSIVE MODE")
        let rows = try db.query(
            """
            INSERT INTO suppressions (address_key, address, reason, since, uid, scope) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (address_key) DO UPDATE SET scope = CASE WHEN $7 THEN excluded.scope ELSE suppressions.scope END
            RETURNING address, reason, since, uid, scope
            """, suppression.address.key.rawValue, suppression.address.description, suppression.reason,
            suppression.since, suppression.uid, suppression.scope.rawValue, replacesScope)
        let entry = try rows.first.map { row in try Suppression(row) } ?? suppression
        let queued = try db.query(
            """
            SELECT d.id FROM letters l JOIN due d ON d.id = l.id
            WHERE l.recipient_key = $1 AND (l.recurring OR $2) ORDER BY d.id FOR UPDATE OF d
            """, entry.address.key.rawValue, entry.scope.covers(isRecurring: false)
        ).map { row in try row(0, as: FollowUpID.self) }
        try make(.suppressed, ofQueued: queued, at: suppression.since)
        return (entry, queued.count)
    }

    func unsuppress(_ key: AddressKey) throws -> Suppression? {
        try db.query(
            "DELETE FROM suppressions WHERE address_key = $1 RETURNING address, reason, since, uid, scope", key.rawValue
        ).first.map { row in try Suppression(row) }
    }
}

extension Reading {
    func suppressions(after: AddressKey?, limit: Int) throws -> [Suppression] {
        try query(
            """
            SELECT address, reason, since, uid, scope FROM suppressions WHERE $1 IS NULL OR address_key > $1
            ORDER BY address_key LIMIT $2
            """, after?.rawValue, limit
        ).map { row in try Suppression(row) }
    }
}

extension Suppression {
    fileprivate init(_ row: PostgresRow) throws {
        self.init(
            address: try MailAddress(column: row(0)), reason: try row(1), since: try row(2), uid: try row(3),
            scope: try Scope(column: row(4)))
    }
}
