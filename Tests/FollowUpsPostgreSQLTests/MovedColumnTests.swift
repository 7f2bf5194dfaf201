import PostgreSQL
import PostgresTestKit
import Testing

@testable import FollowUpsPostgreSQL
@testable import FollowUpsSQLite

@Suite("Columns that move from SQLite", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct MovedColumnTests {
    /// Tables that only this store has.
    private static let own: Set = ["schema_steps", "commits", "nodes", "draining", "rules"]
    /// Columns that are computed here, sealed here, or have their usual value.
    private static let madeHere: [String: Set<String>] = [
        "letters": ["sealed", "secret_fingerprint"], "frozen": ["hash"], "settings": ["restored", "home", "halt"],
        "due": ["composer"], "leases": ["composer"], "ended": ["composer"],
    ]

    @Test("are all that there are, but for what this store makes itself")
    func columns() throws {
        let server = try PostgresServer.forAll()
        let schema = try server.schema()
        let session = try PostgresSession(testing: server.address, schema: schema)
        try SchemaMigration(schema: schema).run(on: session)
        var here: [String: Set<String>] = [:]
        let columns = try session.read(
            """
            SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
                AND NOT a.attisdropped
            """)
        for row in columns { here[try row(0), default: []].insert(try row(1)) }
        #expect(Set(MovedTable.all.map(\.name)) == Set(here.keys).subtracting(Self.own))
        for table in MovedTable.all {
            let moved = Set(table.columns.map(\.name))
            #expect(moved.count == table.columns.count, "\(table.name)")
            #expect(moved == here[table.name]?.subtracting(Self.madeHere[table.name] ?? []), "\(table.name)")
        }
    }
}
