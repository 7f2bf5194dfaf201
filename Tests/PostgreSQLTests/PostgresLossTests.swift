import PostgreSQL
import PostgresTestKit
import Synchronization
import TestSupport
import Testing

@Suite("Connections that are lost or fall silent", .onServer) struct PostgresLossTests {
    @Test("The connection is cut before the server has the commit: nothing was done, and nobody can know")
    func cutBeforeCommit() async throws {
        let bench = try await Bench()
        bench.proxy.plan(.cut, .before) { $0.sender == .client && $0.kind == "P" && $0.contains("COMMIT") }
        #expect(try await bench.note(1)?.kind == "uncertain: lost")
        #expect(try await bench.notes == [])
        #expect(try await bench.note(1) == nil)
    }

    @Test("The connection is cut when the server has committed: all was done, and nobody can know")
    func cutAfterCommit() async throws {
        let bench = try await Bench()
        bench.proxy.plan(.cut, .before) { $0.sender == .server && $0.kind == "C" && $0.contains("COMMIT") }
        #expect(try await bench.note(1)?.kind == "uncertain: lost")
        #expect(try await bench.notes == [1])
    }

    @Test("The commit isn't answered: uncertain at the deadline, without a word to the server")
    func frozenCommit() async throws {
        let bench = try await Bench(answerTimeout: .seconds(1))
        bench.proxy.plan(.freeze, .before) { $0.sender == .server && $0.kind == "C" && $0.contains("COMMIT") }
        #expect(try await bench.note(1)?.kind == "uncertain: deadline")
        #expect(try await bench.notes == [1])
        #expect(try await bench.note(2) == nil)
    }

    @Test("A statement before the commit isn't answered: nothing was done")
    func frozenStatement() async throws {
        let bench = try await Bench(answerTimeout: .seconds(1))
        bench.proxy.plan(.freeze, .before) { $0.sender == .server && $0.kind == "C" && $0.contains("INSERT") }
        #expect(try await bench.note(1) == .deadline)
        #expect(try await bench.notes == [])
    }

    @Test("An answer that is late, but in time, is an answer")
    func delay() async throws {
        let bench = try await Bench()
        bench.proxy.plan(.delay(milliseconds: 200), .before) { $0.kind == "C" && $0.contains("COMMIT") }
        #expect(try await bench.note(1) == nil)
        #expect(!bench.proxy.isPlanned)
    }

    @Test("A statement of its own is done once the server is ready, and not when the command is complete")
    func readiness() async throws {
        let bench = try await Bench(answerTimeout: .seconds(1))
        let insert = "INSERT INTO notes VALUES ($1, '')"
        bench.proxy.plan(.cut, .after) { $0.kind == "C" && $0.contains("INSERT") }
        #expect(try await failure(of: bench.faulty) { _ = try $0.write(insert, 1) }?.kind == "uncertain: lost")
        bench.proxy.plan(.freeze, .after) { $0.kind == "C" && $0.contains("INSERT") }
        #expect(try await failure(of: bench.faulty) { _ = try $0.write(insert, 2) }?.kind == "uncertain: deadline")
        // What only reads is never uncertain.
        bench.proxy.plan(.cut, .after) { $0.kind == "C" && $0.contains("SELECT") }
        #expect(try await failure(of: bench.faulty) { _ = try $0.read("SELECT 1") }?.kind == "unreachable")
    }

    @Test("Wherever it is cut, it was done once or not at all, and only what is uncertain may be either")
    func everyBoundary() async throws {
        let bench = try await Bench()
        #expect(try await bench.note(0) == nil)
        let messages = bench.proxy.takeMessages().count
        #expect(messages > 20)
        for number in 0..<messages {
            // Connected, as the first one was.
            let process = try await bench.faulty.perform { $0.backendProcess }
            bench.proxy.plan(.cut, .before, at: number)
            let id = number + 1
            let failure = try await bench.note(id)
            bench.proxy.unplan()
            if failure != nil { try await bench.waitForEnd(of: process) }
            let isThere = try await bench.notes.contains(id)
            switch failure {
            case nil: #expect(isThere, "message \(number)")
            case .uncertain: #expect(try await bench.note(id)?.kind == (isThere ? "refused: 23505" : nil))
            case .some(let error): #expect(!isThere, "message \(number): \(error.kind)")
            }
        }
    }

    @Test("A session that the server has ended while it was idle is replaced, and nobody notices")
    func endedIdle() async throws {
        let bench = try await Bench()
        let process = try await bench.faulty.perform { $0.backendProcess }
        try await bench.direct.perform { session in
            _ = try session.read("SELECT pg_terminate_backend($1::int4, 10000)", process)
        }
        #expect(try await bench.note(1) == nil)
        #expect(try await bench.faulty.perform { $0.backendProcess } != process)
    }

    @Test("A session that the server ends in a transaction: nothing was done, and why is said")
    func endedInTransaction() async throws {
        let bench = try await Bench()
        let failure = try await failure(of: bench.faulty) { session in
            try session.transaction { transaction in
                _ = try transaction.query("INSERT INTO notes VALUES (1, '')")
                _ = try transaction.query("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(failure == .shuttingDown)
        #expect(try await bench.notes == [])
        #expect(try await bench.note(2) == nil)
    }

    @Test("A session that is ended in the commit of a statement of its own: uncertain")
    func endedInWrite() async throws {
        let bench = try await Bench()
        let failure = try await failure(of: bench.faulty) { session in
            _ = try session.write("INSERT INTO notes SELECT 1, pg_terminate_backend(pg_backend_pid())::text")
        }
        #expect(failure?.kind == "uncertain: lost")
    }

    @Test("A body that goes on after the connection was lost gets the same answer, and doesn't commit")
    func swallowed() async throws {
        let bench = try await Bench()
        bench.proxy.plan(.cut, .before) { $0.sender == .client && $0.contains("SELECT 2") }
        let failure = try await failure(of: bench.faulty) { session in
            try session.transaction { transaction in
                _ = try transaction.query("INSERT INTO notes VALUES (1, '')")
                _ = try? transaction.query("SELECT 2")
            }
        }
        #expect(failure?.kind == "unreachable")
        #expect(try await bench.notes == [])
    }

    @Test("A statement of several megabytes meets a server that has stopped reading: given up at the deadline")
    func unread() async throws {
        let bench = try await Bench(answerTimeout: .seconds(1))
        bench.proxy.plan(.freeze, .before) { $0.sender == .client && $0.kind == "B" }
        let bytes = PostgresBytes([UInt8](repeating: 7, count: 8_000_000))
        let failure = try await failure(of: bench.faulty) { session in
            // The message's end is taken, and what follows isn't.
            _ = try session.read("SELECT length($1)", bytes)
            _ = try session.read("SELECT length($1)", bytes)
        }
        #expect(failure == .deadline)
    }

    @Test("Each new session is prepared once, and isn't used where that fails")
    func preparing() async throws {
        struct Unprepared: Error {}
        let bench = try await Bench()
        let prepared = Mutex<[Int]>([])
        let connection = PostgresConnection(try bench.server.address, options: .tests()) { session in
            let count = prepared.withLock { prepared in
                prepared.append(session.backendProcess)
                return prepared.count
            }
            if count == 1 { throw Unprepared() }
        }
        await #expect(throws: Unprepared.self) { try await connection.perform { $0.backendProcess } }
        let process = try await connection.perform { $0.backendProcess }
        #expect(try await connection.perform { $0.backendProcess } == process)
        #expect(prepared.withLock { $0.count } == 2)
        #expect(prepared.withLock { $0.last } == process)
    }

    @Test("A closed connection stays closed")
    func closed() async throws {
        let bench = try await Bench()
        await bench.faulty.close()
        #expect(try await bench.note(1) == .closed)
    }
}
