import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Tables on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct SchemaMigrationTests {
    private let server: PostgresServer
    /// A name that has to be quoted, of a schema that isn't there.
    private let schema: String

    init() throws {
        server = try .forAll()
        schema = try "Made \"by\" \(server.schema())"
    }

    private func session(_ address: PostgresAddress? = nil) throws -> PostgresSession {
        var options = PostgresOptions(applicationName: "tests")
        options.answerTimeout = .seconds(60)
        options.settings = [("search_path", SQL.quoted(schema))]
        return try PostgresSession(try address ?? server.address, options: options)
    }

    private func tables(_ session: PostgresSession) throws -> [String] {
        try session.read("SELECT tablename::text FROM pg_tables WHERE schemaname = $1 ORDER BY 1", schema)
            .map { row in try row(0) }
    }

    private func steps(_ session: PostgresSession) throws -> [Int] {
        try session.read("SELECT step FROM schema_steps ORDER BY step").map { row in try row(0) }
    }

    @Test("are made with their schema, once")
    func making() throws {
        let session = try session()
        try SchemaMigration(schema: schema).run(on: session)
        let made = try tables(session)
        #expect(made.contains("letters") && made.contains("due") && made.contains("overrides"))
        #expect(try steps(session) == Array(1...SchemaStep.all.count))
        #expect(try session.read("SELECT * FROM follow_ups").isEmpty)
        try SchemaMigration(schema: schema).run(on: session)
        #expect(try tables(session) == made)
    }

    @Test("are made once by several that come at the same time")
    func together() async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    let connection = PostgresConnection(
                        try server.address, options: PostgresOptions(applicationName: "tests"))
                    try await connection.perform { [schema] session in
                        try SchemaMigration(schema: schema).run(on: session)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try steps(session()) == Array(1...SchemaStep.all.count))
    }

    @Test("are brought up one step after the other, and wholly or not at all")
    func steps() throws {
        let session = try session()
        let first = SchemaStep(name: "first", readableFrom: 1, sql: "CREATE TABLE a (id int8);\n")
        let second = SchemaStep(
            name: "second", readableFrom: 1, sql: "CREATE TABLE b (id int8);\n\nINSERT INTO a VALUES (7);\n")
        let broken = SchemaStep(name: "third", readableFrom: 3, sql: "CREATE TABLE c (id int8);\nDROP TABLE none;\n")
        try SchemaMigration(schema: schema, steps: [first]).run(on: session)
        #expect(throws: PostgresError.self) {
            try SchemaMigration(schema: schema, steps: [first, second, broken]).run(on: session)
        }
        #expect(try tables(session) == ["a", "schema_steps"])
        try SchemaMigration(schema: schema, steps: [first, second]).run(on: session)
        let rows = try session.read("SELECT id FROM a").map { row in try row(0, as: Int.self) }
        #expect(rows == [7])
        // An older one goes on, until a step changes what it uses.
        try SchemaMigration(schema: schema, steps: [first]).run(on: session)
        let third = SchemaStep(name: "third", readableFrom: 3, sql: "DROP TABLE a;\n")
        try SchemaMigration(schema: schema, steps: [first, second, third]).run(on: session)
        for older in [[first], [first, second]] {
            #expect(throws: SchemaFault.newer) { try SchemaMigration(schema: schema, steps: older).run(on: session) }
        }
    }

    @Test("aren't made among another program's")
    func foreign() throws {
        let session = try session()
        _ = try session.write("CREATE SCHEMA \(SQL.quoted(schema))")
        _ = try session.write("CREATE TABLE accounts (id int8)")
        #expect(throws: SchemaFault.foreign) { try SchemaMigration(schema: schema).run(on: session) }
        #expect(try tables(session) == ["accounts"])
    }

    @Test("are there or not where the commit's answer is lost, and doing it again is right in both cases")
    func uncertain() throws {
        for sender in [FaultProxy.Side.client, .server] {
            let schema = try "\(schema) \(server.schema())"
            let proxy = try FaultProxy(to: server)
            proxy.plan(.cut, .before) { message in
                message.sender == sender && (message.kind == "P" || message.kind == "C") && message.contains("COMMIT")
            }
            let error = #expect(throws: PostgresError.self) {
                try SchemaMigration(schema: schema).run(on: session(proxy.address()))
            }
            guard case .uncertain = error else {
                Issue.record("it isn't uncertain")
                return
            }
            try SchemaMigration(schema: schema).run(on: session(proxy.address()))
        }
    }

    @Test("wait for no lock for long, and are tried again")
    func locks() throws {
        let (holder, session) = (try session(), try session())
        let lock = "SELECT pg_advisory_lock(hashtextextended('madoguchi ' || $1, 0))"
        _ = try holder.read(lock, schema)
        let error = #expect(throws: PostgresError.self) {
            try SchemaMigration(schema: schema, tries: 1).run(on: session)
        }
        guard case .refused(let message) = error else {
            Issue.record("it isn't refused")
            return
        }
        #expect(message.code == "55P03")
        holder.close()
        try SchemaMigration(schema: schema).run(on: session)
    }
}
