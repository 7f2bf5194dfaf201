import GRDB
import StoreTestKit
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("Columns that move to another store")
struct MovedColumnTests {
    /// What the other store makes itself.
    private static let left: Set = ["grdb_migrations.identifier", "sqlite_sequence.name", "sqlite_sequence.seq"]

    @Test("are all that there are")
    func columns() async throws {
        let directory = try TemporaryDirectory()
        let columns = try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.tally()
            let pool = try #require(store.database.openPool)
            return try await pool.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'
                        """
                ).map { row in (table: row[0] as String, column: row[1] as String) }
            }
        }
        #expect(columns.count > 100)
        for (table, column) in columns where !Self.left.contains("\(table).\(column)") {
            #expect(MovedTable.all.contains { $0.reads(column, of: table) }, "\(table).\(column)")
        }
    }
}

extension MovedTable {
    /// Whether it makes something of a column here.
    fileprivate func reads(_ column: String, of table: String) -> Bool {
        let words = from.split { $0 == " " || $0 == "\n" }
        guard let place = words.firstIndex(of: table[...]), place + 1 < words.endIndex else { return false }
        let name = "\(words[place + 1]).\(column)"
        return sql.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.contains(name[...])
    }
}
