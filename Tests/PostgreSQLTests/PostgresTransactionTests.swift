import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

@Suite("Transactions", .onServer) struct PostgresTransactionTests {
    private struct Stop: Error {}

    @Test("What was done is there after it, and gone where its body throws")
    func ends() async throws {
        let bench = try await Bench()
        #expect(try await bench.note(1) == nil)
        await #expect(throws: Stop.self) {
            try await bench.faulty.perform { session in
                try session.transaction { transaction in
                    _ = try transaction.query("INSERT INTO notes VALUES (2, '')")
                    throw Stop()
                }
            }
        }
        #expect(try await bench.notes == [1])
    }

    @Test("A refusal names the constraint, does nothing, and the session goes on")
    func constraint() async throws {
        let bench = try await Bench()
        #expect(try await bench.note(1) == nil)
        let process = try await bench.faulty.perform { $0.backendProcess }
        guard case .refused(let message) = try await bench.note(1) else {
            Issue.record("it isn't refused")
            return
        }
        #expect(message.code == "23505" && message.constraint == "notes_once" && message.table == "notes")
        #expect(message.severity == "ERROR")
        #expect(try await bench.note(2) == nil)
        #expect(try await bench.faulty.perform { $0.backendProcess } == process)
    }

    @Test("A body that goes on after a refusal doesn't commit")
    func swallowed() async throws {
        let bench = try await Bench()
        let failure = try await failure(of: bench.faulty) { session in
            try session.transaction { transaction in
                _ = try transaction.query("INSERT INTO notes VALUES (1, '')")
                _ = try? transaction.query("SELECT 1 / 0")
            }
        }
        #expect(failure?.kind == "refused: 25P02")
        #expect(try await bench.notes == [])
    }

    @Test("A constraint that is looked at in the commit refuses it, and nothing is uncertain")
    func deferred() async throws {
        let bench = try await Bench()
        try await bench.direct.perform { session in
            _ = try session.write(
                "CREATE TABLE answers (note int8 REFERENCES notes DEFERRABLE INITIALLY DEFERRED)")
        }
        let inTransaction = try await failure(of: bench.faulty) { session in
            try session.transaction { _ = try $0.query("INSERT INTO answers VALUES (7)") }
        }
        #expect(inTransaction?.kind == "refused: 23503")
        // Here the command says that it is complete before the commit refuses it.
        let alone = try await failure(of: bench.faulty) { _ = try $0.write("INSERT INTO answers VALUES (7)") }
        #expect(alone?.kind == "refused: 23503")
    }

    @Test("Of two that wait for each other, one is refused, is to be tried again, and then goes well")
    func deadlock() async throws {
        let bench = try await Bench()
        for id in [1, 2] { #expect(try await bench.note(id) == nil) }
        let other = PostgresConnection(try bench.server.address, options: .tests(schema: bench.schema))
        let update = "UPDATE notes SET text = 'changed' WHERE id = $1"
        let meeting = Meeting()

        @Sendable func change(_ ids: [Int], on connection: PostgresConnection) async throws -> Int {
            var tries = 0
            while true {
                tries += 1
                let isFirst = tries == 1
                let failure = try await failure(of: connection) { session in
                    try session.transaction { transaction in
                        _ = try transaction.query(update, ids[0])
                        if isFirst { meeting.wait() }
                        _ = try transaction.query(update, ids[1])
                    }
                }
                guard let failure else { return tries }
                #expect(failure.kind == "refused: 40P01" && failure.isToRetry)
            }
        }
        async let first = change([1, 2], on: bench.direct)
        async let second = change([2, 1], on: other)
        // The one that was refused may be quick enough to make it meet the other again.
        #expect(try await first + second >= 3)
    }

    @Test("A snapshot reads one state, and writes nothing")
    func snapshot() async throws {
        let bench = try await Bench()
        #expect(try await bench.note(1) == nil)
        let writer = try PostgresSession(try bench.server.address, options: .tests(schema: bench.schema))
        let reader = try PostgresSession(try bench.server.address, options: .tests(schema: bench.schema))
        let counts = try reader.transaction(.snapshot) { transaction in
            let count = "SELECT count(*) FROM notes"
            let before = try transaction.query(count).first?(0, as: Int.self)
            _ = try writer.write("INSERT INTO notes VALUES (2, '')")
            return [before, try transaction.query(count).first?(0, as: Int.self)]
        }
        #expect(counts == [1, 1])
        let failure = try await failure(of: bench.direct) { session in
            try session.transaction(.snapshot) { _ = try $0.query("INSERT INTO notes VALUES (3, '')") }
        }
        #expect(failure == .readOnly)
        #expect(try await bench.notes == [1, 2])
    }

    @Test("The server ends a statement that is too slow, before the deadline, and nothing is uncertain")
    func statementTimeout() async throws {
        let server = try PostgresServer.forAll()
        var options = PostgresOptions.tests()
        options.statementTimeout = .milliseconds(100)
        let connection = PostgresConnection(try server.address, options: options)
        let failure = try await failure(of: connection) { _ = try $0.write("SELECT pg_sleep(10)") }
        #expect(failure?.kind == "refused: 57014")
        let timeout = try await connection.perform { session in
            try session.transaction(within: .seconds(77)) { transaction in
                try transaction.query("SHOW statement_timeout").first?(0, as: String.self)
            }
        }
        #expect(timeout == "77s")
    }

    @Test("Each session begins with its settings and its name")
    func settings() async throws {
        let connection = PostgresConnection(
            try PostgresServer.forAll().address, options: .tests(schema: "\"no schema\""))
        let values = try await connection.perform { session in
            try ["search_path", "statement_timeout", "idle_in_transaction_session_timeout", "application_name"].map {
                try session.read("SELECT current_setting($1)", $0).first?(0, as: String.self)
            }
        }
        #expect(values == ["\"no schema\"", "8s", "10s", "tests"])
    }
}
