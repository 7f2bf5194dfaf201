import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

/// Sessions behind a pooler that has one connection to the server for all of them.
@Suite(
    "Sessions behind PgBouncer in transaction mode", .enabled(if: PgBouncer.isInstalled, "\(PgBouncer.absence)"),
    .onServer)
struct PostgresPoolerTests {
    private let server: PostgresServer
    private let pooler: PgBouncer

    init() throws {
        server = try .forAll()
        pooler = try PgBouncer(to: server, connections: 1)
    }

    private func session(_ schema: String?) throws -> PostgresSession {
        var options = PostgresOptions.tests(schema: schema)
        options.settings.append(("synchronous_commit", "local"))
        return try PostgresSession(PostgresAddress(pooler.connection), options: options)
    }

    private let settings = "SELECT current_setting('search_path') || ' ' || current_setting('synchronous_commit')"

    @Test("Each statement and each transaction has its own session's settings, whose turn it ever is")
    func apart() throws {
        let (first, second) = (try session("one"), try session("two"))
        for _ in 0..<2 {
            for (session, schema) in [(first, "one"), (second, "two")] {
                #expect(try session.read(settings).first?(0) == "\(schema) local")
                #expect(try session.write(settings).first?(0) == "\(schema) local")
                let (begun, next) = try session.transaction { transaction in
                    (try transaction.query(settings), try transaction.query(settings))
                }
                #expect(try begun.first?(0) == "\(schema) local")
                #expect(try next.first?(0) == "\(schema) local")
                let read = try session.transaction(.snapshot) { try $0.query(settings) }
                #expect(try read.first?(0) == "\(schema) local")
            }
        }
    }

    @Test("What others do through the same connection isn't changed by it")
    func traceless() throws {
        let session = try session("one")
        _ = try session.write(settings)
        _ = try session.transaction { try $0.query(settings) }
        let output = try ChildProcess.succeed([
            PostgresServer.program("psql"), "--host", pooler.directory, "--port", "5432", "--username", "postgres",
            "--dbname", "postgres", "--no-psqlrc", "--no-align", "--tuples-only", "--command", settings,
        ])
        #expect(String(decoding: output, as: UTF8.self) == "\"$user\", public on\n")
    }

    @Test("Nothing is kept at the server, where the next transaction may be another session's")
    func unprepared() throws {
        let (first, second) = (try session("one"), try session("two"))
        for number in 0..<4 {
            for session in [first, second] {
                #expect(try session.read("SELECT $1::int8", number).first?(0) == number)
                let rows = try session.transaction { try $0.query("SELECT 1 + $1::int8", number) }
                #expect(try rows.first?(0) == number + 1)
            }
        }
        #expect(try first.read("SELECT count(*) FROM pg_prepared_statements").first?(0) == 0)
    }

    @Test("A statement that is refused leaves nothing behind, and the next one goes well")
    func refused() throws {
        let session = try session("one")
        #expect(throws: PostgresError.self) { try session.write("INSERT INTO nowhere VALUES (1)") }
        #expect(throws: PostgresError.self) {
            try session.transaction { try $0.query("INSERT INTO nowhere VALUES (1)") }
        }
        #expect(try session.read(settings).first?(0) == "one local")
    }
}
