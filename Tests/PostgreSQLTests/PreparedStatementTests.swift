import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

@Suite("Prepared statements", .onServer) struct PreparedStatementTests {
    private let session: PostgresSession

    init() throws {
        let server = try PostgresServer.forAll()
        session = try PostgresSession(server.address, options: .tests(schema: try server.schema()))
        _ = try session.write("CREATE TABLE notes (id int8 PRIMARY KEY, text text)")
    }

    private func add(_ id: Int) throws -> PostgresRows {
        try session.write("INSERT INTO notes VALUES ($1, 'x') RETURNING id", id)
    }

    /// How many the server keeps of those that have something in their text.
    private func kept(with text: String) throws -> Int {
        // Asked without a value, so that it isn't kept itself.
        try session.read("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%\(text)%'").first?(0) ?? 0
    }

    @Test("A statement is kept from its second use on, once")
    func second() throws {
        for (id, count) in [(1, 0), (2, 1), (3, 1), (4, 1)] {
            #expect(try add(id).first?(0) == id)
            #expect(try kept(with: "INTO notes") == count)
        }
        #expect(try session.read("SELECT id FROM notes ORDER BY id").count == 4)
    }

    @Test("Twice among statements that are sent together, it is kept once, and each has its own rows")
    func together() throws {
        let double = "SELECT $1::int8 * 2"
        _ = try session.read(double, 1)
        let rows = try session.transaction { transaction in
            try transaction.queries([
                PostgresStatement(double, 2), PostgresStatement("SELECT 'between'"), PostgresStatement(double, 3),
            ])
        }
        #expect(try rows[0].first?(0) == 4)
        #expect(try rows[1].first?(0) == "between")
        #expect(try rows[2].first?(0) == 6)
        #expect(try kept(with: "int8 * 2") == 1)
    }

    @Test("With other types it is another statement")
    func types() throws {
        for _ in 0..<3 {
            #expect(try session.read("SELECT pg_typeof($1)::text", 1).first?(0) == "bigint")
            #expect(try session.read("SELECT pg_typeof($1)::text", "1").first?(0) == "text")
        }
    }

    @Test("What is refused before it was kept, while it was, or afterwards leaves it usable")
    func refused() throws {
        let quotient = "SELECT 12 / $1::int8"
        for divisor in [0, 0, 0, 3, 0, 4] {
            if divisor == 0 {
                #expect(throws: PostgresError.self) { try session.read(quotient, divisor) }
            } else {
                #expect(try session.read(quotient, divisor).first?(0) == 12 / divisor)
            }
        }
        // The server kept it by the second use, which was refused.
        #expect(try kept(with: "12 /") == 1)
        // Refused before its turn came.
        let last = "SELECT $1::int8 + 1"
        _ = try session.read(last, 1)
        #expect(throws: PostgresError.self) {
            try session.transaction { transaction in
                try transaction.queries([PostgresStatement(quotient, 0), PostgresStatement(last, 1)])
            }
        }
        #expect(try kept(with: "int8 + 1") == 0)
        #expect(try session.read(last, 1).first?(0) == 2)
        #expect(try kept(with: "int8 + 1") == 1)
    }

    @Test("It outlasts a transaction that was rolled back")
    func rolledBack() throws {
        _ = try add(1)
        #expect(throws: PostgresError.self) {
            try session.transaction { transaction in
                _ = try transaction.query("INSERT INTO notes VALUES ($1, 'x') RETURNING id", 2)
                _ = try transaction.query("SELECT 1 / 0")
            }
        }
        #expect(try kept(with: "INTO notes") == 1)
        #expect(try add(2).first?(0) == 2)
    }

    @Test(
        "Where the server has forgotten it, or its columns are others, a second try goes well",
        arguments: [true, false])
    func gone(isForgotten: Bool) throws {
        let text = "SELECT text FROM notes WHERE id = $1"
        _ = try add(1)
        for _ in 0..<3 { _ = try session.read(text, 1) }
        _ = try session.write(isForgotten ? "DEALLOCATE ALL" : "ALTER TABLE notes ALTER text TYPE varchar")
        do {
            _ = try session.read(text, 1)
            Issue.record("it isn't refused")
        } catch {
            #expect(error.isToRetry)
        }
        for _ in 0..<3 { #expect(try session.read(text, 1).first?(0) == "x") }
    }

    @Test("So many are kept, and what comes after them is sent as it is")
    func limit() throws {
        for _ in 0..<3 {
            for number in 0..<200 {
                #expect(try session.read("SELECT \(number) + $1::int8", 1).first?(0) == number + 1)
            }
        }
        #expect(try kept(with: "+ $1") == 128)
    }
}
