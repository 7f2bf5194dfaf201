package import FollowUps
import Messages
import PostgreSQL

/// A PostgreSQL that takes in what another store had, row by row, and holds each row against what came. It may be interrupted at
/// any row, and begun again.
///
/// Until all of it is there, sending is paused on it.
package final class MoveTarget {
    private let session: PostgresSession
    private let seal: any SecretSeal
    private let schema: String
    /// What stands at the table of letters while rows come, and once they are there.
    private let mark: (moving: String, moved: String)

    /// - Parameters:
    ///   - source: what moves; the same name means the same contents.
    ///   - seal: of the daemons that use it afterwards.
    /// - Throws: `nameInUse` where something else is kept there.
    package init(_ settings: PostgreSQLStore.Settings, source: String, seal: any SecretSeal) throws(StoreError) {
        self.seal = seal
        schema = settings.schema
        mark = ("moving from \(source)", "moved from \(source)")
        do {
            let place = try settings.place()
            var options = PostgresOptions(applicationName: "madoguchid --move-to-postgresql")
            options.answerTimeout = .seconds(120)
            options.statementTimeout = .seconds(100)
            options.settings = [
                ("search_path", SQL.quoted(settings.schema)),
                ("synchronous_commit", settings.durability == .replica ? "on" : "local"),
            ]
            session = try PostgresSession(place.address, password: place.password, options: options)
            try ServerRequirements(durability: settings.durability).check(session)
            try SchemaMigration(schema: settings.schema).run(on: session)
            try begin()
        } catch {
            throw StoreError(error, schema: settings.schema)
        }
    }

    /// How many rows came, by table.
    private var taken: [String: Int] = [:]
    /// What must have no more rows than came: what is there besides was moved once and has changed since.
    private static let counted = [
        "letters", "due", "leases", "ended", "history", "cases", "case_lines", "records", "overrides", "suppressions",
        "occurrences",
    ]

    /// Whether an earlier run has brought everything here.
    package private(set) var isDone = false

    private func begin() throws {
        let found = try session.read("SELECT obj_description('letters'::regclass, 'pg_class')").first
        let comment = try found?(0, as: String?.self)
        isDone = comment == mark.moved
        if isDone || comment == mark.moving { return }
        try session.transaction { transaction in
            let used = try transaction.query(
                """
                SELECT EXISTS (SELECT FROM letters) OR EXISTS (SELECT FROM cases) OR EXISTS (SELECT FROM records)
                    OR EXISTS (SELECT FROM overrides) OR EXISTS (SELECT FROM suppressions)
                """)
            if try used.first?(0) ?? true { throw StoreError(.io, detail: .moveTargetInUse(schema), isOfServer: true) }
            _ = try transaction.query("UPDATE settings SET paused = true")
            _ = try transaction.query("COMMENT ON TABLE letters IS \(SQL.literal(mark.moving))")
        }
    }

    /// Takes rows in, and returns once they are there as they came. Those that are there already are left alone.
    package func take(_ moved: MovedRows) throws(StoreError) {
        do {
            try session.transaction { transaction in
                let json = "[\(moved.rows.joined(separator: ","))]"
                _ = try transaction.query(moved.insertion, json)
                try keep(moved.secrets, in: .sealed, transaction)
                try keep(moved.fingerprints, in: .fingerprint, transaction)
                let same: Int? = try transaction.query(moved.comparison, json).first?(0)
                guard same == moved.rows.count else {
                    throw StoreError(.io, detail: .moveDiffers(table: moved.table), isOfServer: true)
                }
            }
            taken[moved.table, default: 0] += moved.rows.count
        } catch {
            throw StoreError(error, schema: schema)
        }
    }

    private func keep(
        _ secrets: [FollowUpID: String], in column: SealedColumn, _ transaction: PostgresTransaction
    ) throws {
        if secrets.isEmpty { return }
        let ids = secrets.keys.sorted()
        let sealed = try ids.map { id in PostgresBytes(try seal.seal(secrets[id] ?? "", of: id, in: column)) }
        _ = try transaction.query(
            """
            UPDATE letters SET \(column.rawValue) = given.sealed FROM unnest($1, $2) AS given (id, sealed)
            WHERE letters.id = given.id AND letters.\(column.rawValue) IS NULL
            """, ids, sealed)
    }

    /// Called once everything is there.
    package func finish() throws(StoreError) {
        do {
            try session.transaction { transaction in
                for table in Self.counted {
                    let count: Int? = try transaction.query("SELECT count(*) FROM \(table)").first?(0)
                    guard count == taken[table, default: 0] else {
                        throw StoreError(.io, detail: .moveDiffers(table: table), isOfServer: true)
                    }
                }
                // What is added later has numbers beyond those that came.
                for table in ["bases", "senders", "frozen"] {
                    _ = try transaction.query(
                        """
                        SELECT setval(pg_get_serial_sequence('\(table)', 'id'), greatest(max(id), 1), max(id) IS NOT NULL)
                        FROM \(table)
                        """)
                }
                _ = try transaction.query("COMMENT ON TABLE letters IS \(SQL.literal(mark.moved))")
            }
        } catch {
            throw StoreError(error, schema: schema)
        }
    }

    package func close() {
        session.close()
    }
}

extension MovedRows {
    private var names: String { columns.joined(separator: ", ") }

    fileprivate var insertion: String {
        // What is computed here, and what is there from the start.
        let (added, value) = table == "frozen" ? (", hash", ", sha256(convert_to(json, 'UTF8'))") : ("", "")
        let conflict =
            table == "settings"
            ? "(id) DO UPDATE SET paused = excluded.paused, passed_over = excluded.passed_over" : "DO NOTHING"
        return """
            INSERT INTO \(table) (\(names)\(added)) OVERRIDING SYSTEM VALUE
            SELECT \(names)\(value) FROM jsonb_populate_recordset(NULL::\(table), $1::text::jsonb)
            ON CONFLICT \(conflict)
            """
    }

    /// Counts the rows that are there as they came.
    fileprivate var comparison: String {
        func all(of alias: String) -> String { columns.map { "\(alias).\($0)" }.joined(separator: ", ") }
        return """
            SELECT count(*) FROM jsonb_populate_recordset(NULL::\(table), $1::text::jsonb) AS given
            JOIN \(table) AS kept USING (\(columns.prefix(keyLength).joined(separator: ", ")))
            WHERE (\(all(of: "given"))) IS NOT DISTINCT FROM (\(all(of: "kept")))
            """
    }
}
