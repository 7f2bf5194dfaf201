import FollowUps
import GRDB
import MailAddress

extension Schema {
    /// From here on addresses are compared by their keys. In ASCII the key is what `lower` returns for the text, so of
    /// millions of rows only those beyond ASCII are rewritten.
    static func compareAddressesByKey(_ db: Database) throws {
        try db.execute(sql: columns)
        try addKeys(db, table: "letters", column: "recipient")
        try addKeys(db, table: "cases", column: "customer")
        try rewriteDomains(db)
        try rewriteSuppressions(db)
        try rewriteMessageIDs(db)
        try db.execute(sql: indexes)
    }

    private static let columns = """
        -- The recipient's key where lower(recipient) isn't; with the customer's the same.
        ALTER TABLE letters ADD COLUMN recipient_key TEXT;
        ALTER TABLE cases ADD COLUMN customer_key TEXT;
        DROP INDEX letters_to;
        DROP INDEX cases_of_customer;
        """

    private static let indexes = """
        CREATE INDEX letters_to ON letters (coalesce(recipient_key, lower(recipient)));
        CREATE INDEX cases_of_customer ON cases (coalesce(customer_key, lower(customer))) WHERE customer IS NOT NULL;
        """

    private static func isBeyondASCII(_ column: String) -> String {
        "length(\(column)) <> length(CAST(\(column) AS BLOB))"
    }

    private static func addKeys(_ db: Database, table: String, column: String) throws {
        let rows = try db.statement("SELECT id, \(column) FROM \(table) WHERE \(isBeyondASCII(column))").all {
            (id: $0(0, as: Int64.self), text: $0(1, as: String.self))
        }
        let update = try db.statement("UPDATE \(table) SET \(column)_key = ?2 WHERE id = ?1")
        for (id, text) in rows { try update.run(id, MailAddress(column: text).key.rawValue) }
    }

    /// Limits count by domains in A-labels.
    private static func rewriteDomains(_ db: Database) throws {
        let rows = try db.statement(
            """
            SELECT f.id, l.recipient FROM follow_ups f JOIN letters l ON l.id = f.id WHERE \(isBeyondASCII("f.domain"))
            """
        ).all { (id: $0(0, as: Int64.self), text: $0(1, as: String.self)) }
        let update = try db.statement("UPDATE follow_ups SET domain = ?2 WHERE id = ?1")
        for (id, text) in rows { try update.run(id, MailAddress(column: text).asciiDomain) }
    }

    /// Of two spellings of one address, the earlier entry stays.
    private static func rewriteSuppressions(_ db: Database) throws {
        let rows = try db.statement(
            "SELECT address_key, address, reason, since, uid FROM suppressions WHERE \(isBeyondASCII("address"))"
        ).all {
            (
                key: $0(0, as: String.self), address: $0(1, as: String.self), reason: $0(2, as: String?.self),
                since: $0(3, as: Int64.self), uid: $0(4, as: UInt32?.self)
            )
        }
        let delete = try db.statement("DELETE FROM suppressions WHERE address_key = ?")
        let insert = try db.statement(
            """
            INSERT INTO suppressions (address_key, address, reason, since, uid) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET address = ?2, reason = ?3, since = ?4, uid = ?5 WHERE since > ?4
            """)
        for row in rows {
            try delete.run(row.key)
            try insert.run(MailAddress(column: row.address).key.rawValue, row.address, row.reason, row.since, row.uid)
        }
    }

    /// A sender's domain beyond ASCII made Message-IDs that relays without SMTPUTF8 refused. Messages that may yet be
    /// sent and can't have arrived get one that any relay accepts.
    private static func rewriteMessageIDs(_ db: Database) throws {
        // Queued (0), failed (3), cancelled (5).
        let rows = try db.statement(
            """
            SELECT l.id, l.message_id FROM letters l JOIN follow_ups f ON f.id = l.id
            WHERE \(isBeyondASCII("l.message_id")) AND f.state IN (0, 3, 5)
                AND NOT EXISTS (SELECT 1 FROM history h WHERE h.follow_up = l.id AND h.move = 'doubted')
            """
        ).all { (id: $0(0, as: Int64.self), text: $0(1, as: String.self)) }
        let update = try db.statement("UPDATE letters SET message_id = ?2 WHERE id = ?1")
        for (id, text) in rows {
            // The text is an address in angle brackets.
            guard let address = try? MailAddress(kept: String(text.dropFirst().dropLast())) else { continue }
            try update.run(id, "<\(address.sentText)>")
        }
    }
}
