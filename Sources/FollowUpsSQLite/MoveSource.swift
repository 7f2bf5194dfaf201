package import FollowUps
import GRDB
package import SupportHours

/// A state directory's database whose contents move to another store. No daemon uses it meanwhile.
package struct MoveSource {
    /// The database's file.
    package let path: String
    private let database: OpenDatabase
    private let files = StateFiles()

    /// - Returns: nil where there is no database.
    /// - Throws: `locked` where a daemon uses it.
    package init?(in directory: String) throws(StoreError) {
        path = "\(directory)/madoguchi.sqlite"
        guard files.exists(path) else { return nil }
        // Looks through it, and brings it up to this version.
        database = try OpenDatabase(in: directory)
    }

    /// Tells these contents from what they were before anything else happened, and from another database's.
    package func contents() throws(StoreError) -> String {
        let newest = [
            ("history", "max(at)"), ("case_lines", "max(at)"), ("suppressions", "max(since)"),
            ("overrides", "max(max(created_at), max(coalesce(removed_at, 0)))"),
            ("records", "max(max(recorded_at), max(coalesce(amended_at, 0)))"), ("follow_ups", "max(id)"),
        ]
        let columns = newest.map { table, newest in "(SELECT count(*) || '.' || ifnull(\(newest), '') FROM \(table))" }
        do {
            return try database.pool.read { db in
                try String.fetchOne(db, sql: "SELECT \(columns.joined(separator: " || ' ' || "))") ?? ""
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// Gives everything, table by table, as it is at one moment.
    ///
    /// - Parameters:
    ///   - size: how many rows at a time, at most.
    ///   - bytes: how many bytes at a time, unless one row has more.
    ///   - take: called with the rows, in their order; what it throws is thrown.
    package func read(by size: Int = 500, bytes: Int = 4 << 20, _ take: (MovedRows) throws -> Void) throws {
        try database.pool.read { db in
            for table in MovedTable.all { try read(table, by: size, bytes, in: db, take) }
        }
    }

    private func read(
        _ table: MovedTable, by most: Int, _ bytes: Int, in db: Database, _ take: (MovedRows) throws -> Void
    ) throws {
        let empty = MovedRows(
            table: table.name, columns: table.columns.map(\.name), keyLength: table.keyLength, rows: [])
        var (page, filled) = (empty, 0)
        let cursor = try Row.fetchCursor(db, sql: table.sql)
        while let row = try cursor.next() {
            let json: String = row[0]
            let secret: String? = table.secret == nil ? nil : row[2]
            let size = json.utf8.count + (secret?.utf8.count ?? 0)
            if page.rows.count == most || !page.rows.isEmpty && filled + size > bytes {
                try take(page)
                (page, filled) = (empty, 0)
            }
            page.rows.append(json)
            filled += size
            if table.secret != nil {
                let id = FollowUpID(rawValue: row[1])
                page.secrets[id] = secret
                page.fingerprints[id] = row[3] as String?
            }
        }
        if !page.rows.isEmpty { try take(page) }
    }

    /// Puts the database out of every daemon's way, under a name that tells when that was.
    ///
    /// - Returns: where it is now. It is a whole database, and can be restored.
    package func retire(at now: Instant) throws(StoreError) -> String {
        do {
            // The file alone is complete then.
            _ = try database.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
            try database.pool.close()
        } catch {
            throw StoreError(error)
        }
        let retired = files.unused("\(path).moved-\(now.compactText)")
        try files.rename(path, to: retired)
        for suffix in ["-wal", "-shm"] { files.remove(path + suffix) }
        return retired
    }
}
