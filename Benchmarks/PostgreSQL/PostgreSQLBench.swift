import FollowUpsPostgreSQL
import FollowUpsSQLite
import Logging
import PostgreSQL
import PostgresTestKit
import QueueLoad
import TestSupport

/// Follow-ups on a PostgreSQL that is as it is installed, beside what others put into the same.
struct PostgreSQLBench {
    static let rounds = 5
    let server: PostgresServer
    private let peers: Peers
    /// Of the usual sizes.
    private let percent: Int

    init(percent: Int, rawSQLite: String, python: String) throws {
        // As PostgreSQL comes, and not as the tests have it.
        server = try PostgresServer(settings: [
            "fsync": "on", "shared_buffers": "128MB", "max_connections": "100", "deadlock_timeout": "1s",
            "autovacuum": "on",
        ])
        peers = Peers(server: server, rawSQLite: rawSQLite, python: python)
        self.percent = percent
        try peers.prepare()
        say(
            "PostgreSQL \(try server.ask("SHOW server_version")), on its Unix socket, fsync on; \(percent)% of the sizes"
        )
    }

    func count(_ full: Int) -> Int { max(1_000, full / 100 * percent) }

    // MARK: Stores

    private func onPostgreSQL<Result>(
        _ body: (QueueLoad, PostgresAddress) async throws -> Result
    ) async throws -> Result {
        let schema = try server.schema()
        let address = try server.address
        let store = PostgreSQLStore(
            PostgreSQLStore.Settings(address: address, schema: schema, answerTimeout: .seconds(120), slot: 0),
            seal: KeyRingSeal(try KeyRing(files: [("key", Array(Self.key.utf8))])))
        let load = try QueueLoad(on: store)
        try await load.open()
        let result = try await body(load, address)
        await store.close()
        try server.drop(schema)
        return result
    }

    /// Seals nothing here.
    static let key = "1 BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="

    private func onSQLite<Result>(_ body: (QueueLoad, String) async throws -> Result) async throws -> Result {
        let directory = try TemporaryDirectory()
        let store = SQLiteStore(directory: directory.path, logger: Logger(label: "postgresql-bench"))
        let load = try QueueLoad(on: store)
        try await load.open()
        let result = try await body(load, directory.path)
        await store.close()
        return result
    }

    func head(_ text: String) {
        say("\n== \(text)")
    }

    // MARK: Parts

    func single() async throws {
        head(
            "16 callers, one follow-up a call: beside pgbench (one row each, 16 clients), procrastinate (defer, 16 tasks)"
        )
        var (pgbench, procrastinate) = (Series("ours : pgbench", aim: 0.6), Series("ours : procrastinate", aim: 4))
        for round in 1...Self.rounds {
            let size = count(20_000)
            let ours = try await onPostgreSQL { load, _ in
                try await server.measure { Double(size) / (try await load.single(size, callers: 16)) }
            }
            let rows = try await server.measure { try peers.pgbench(size) }
            let jobs = try await server.measure { try peers.procrastinate("single", size / 5) }
            say("  \(round)  ours \(ours.text)   pgbench \(rows.text)   procrastinate \(jobs.text)")
            pgbench.add(ours.rate / rows.rate)
            procrastinate.add(ours.rate / jobs.rate)
        }
        pgbench.report()
        procrastinate.report()
    }

    func batch() async throws {
        head("500 a call: beside procrastinate (batch_defer, 500 a call), raw SQLite (1,000 a transaction)")
        var (procrastinate, raw) = (Series("ours : procrastinate", aim: 3), Series("ours : raw SQLite", aim: 0.35))
        for round in 1...Self.rounds {
            let size = count(100_000)
            let ours = try await onPostgreSQL { load, _ in
                try await server.measure { Double(size) / (try await load.batch(size, of: 500)) }
            }
            let jobs = try await server.measure { try peers.procrastinate("batch", size / 2) }
            let directory = try TemporaryDirectory()
            let empty = SQLiteStore(directory: directory.path, logger: Logger(label: "postgresql-bench"))
            _ = try await empty.tally()
            await empty.close()
            let rows = try await server.measure {
                try peers.rawSQLite(directory.path("madoguchi.sqlite"), size)
            }
            say("  \(round)  ours \(ours.text)   procrastinate \(jobs.text)   raw SQLite \(rows.text)")
            procrastinate.add(ours.rate / jobs.rate)
            raw.add(ours.rate / rows.rate)
        }
        procrastinate.report()
        raw.report()
    }

    func rederive() async throws {
        let size = count(1_000_000)
        head("\(size) due instants derived anew, 5,000 a call; aim for a million: 30 s")
        try await onPostgreSQL { load, _ in
            _ = try await load.batch(size, of: 5_000)
            var seconds = Series("seconds")
            var rate = Series("a second", aim: 1_000_000 / 30)
            for round in 1...Self.rounds {
                let measured = try await server.measure {
                    let timer = ResourceTimer()
                    let moved = try await load.rederive(isBack: round.isMultiple(of: 2))
                    guard moved == size else { throw TestFailure("\(moved) of \(size) moved") }
                    seconds.add(timer.seconds)
                    return Double(moved) / timer.seconds
                }
                say("  \(round)  \(measured.text)")
                rate.add(measured.rate)
            }
            seconds.report(1)
            rate.report(0)
        }
    }

    func drain() async throws {
        let size = count(300_000)
        head("\(size) follow-ups taken up, begun and settled, 500 a time: under a held snapshot, and beside SQLite")
        var (held, sqlite) = (Series("with : without a snapshot", aim: 0.7), Series("PostgreSQL : SQLite"))
        for round in 1...Self.rounds {
            let plain = try await drained(size)
            let under = try await drained(size, underSnapshot: true)
            let local = try await onSQLite { load, _ in
                _ = try await load.batch(size, of: 1_000)
                return try await server.measure { Double(size) / (try await load.drain(by: 500).seconds) }
            }
            say("  \(round)  without \(plain.text)   with \(under.text)   SQLite \(local.text)")
            held.add(under.rate / plain.rate)
            sqlite.add(plain.rate / local.rate)
        }
        held.report()
        sqlite.report()
    }

    private func drained(_ size: Int, underSnapshot: Bool = false) async throws -> Measurement {
        try await onPostgreSQL { load, address in
            _ = try await load.batch(size, of: 1_000)
            let snapshot = underSnapshot ? try HeldSnapshot(of: address) : nil
            defer { snapshot?.end() }
            var drain = QueueLoad.Drain()
            let measured = try await server.measure {
                drain = try await load.drain(by: 500)
                return Double(drain.settled) / drain.seconds
            }
            guard drain.settled == size else { throw TestFailure("\(drain.settled) of \(size) were settled") }
            let steps = drain.steps.map { "\($0.key) \($0.value.tenths)" }.joined(separator: ", ")
            say("     \(underSnapshot ? "with a snapshot" : "without"), seconds: \(steps)")
            return measured
        }
    }
}

/// A transaction that somebody has left open, for which dead rows are kept.
private struct HeldSnapshot {
    private let session: PostgresSession

    init(of address: PostgresAddress) throws {
        var options = PostgresOptions(applicationName: "postgresql-bench")
        options.idleInTransactionTimeout = .seconds(3_600)
        session = try PostgresSession(address, options: options)
        _ = try session.read("BEGIN ISOLATION LEVEL REPEATABLE READ")
        _ = try session.read("SELECT count(*) FROM pg_class")
    }

    func end() {
        session.close()
    }
}
