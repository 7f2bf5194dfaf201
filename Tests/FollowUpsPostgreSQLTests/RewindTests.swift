import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

@Suite(
    "A database that went back, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized)
struct RewindTests {
    /// Where a store finds its database, and what it has told.
    private final class World: Sendable {
        private let server: Mutex<PostgresServer>
        private let rewinds = Mutex<[Rewind]>([])

        init(_ server: PostgresServer) { self.server = Mutex(server) }

        var told: [Rewind] { rewinds.withLock(\.self) }

        func turn(to server: PostgresServer) { self.server.withLock { $0 = server } }

        func store(_ policy: PostgreSQLStore.RewindPolicy = .pause) throws -> PostgreSQLStore {
            var settings = PostgreSQLStore.Settings(
                to: { PostgresPlace(address: try self.server.withLock(\.self).address, password: nil) },
                schema: "shared", answerTimeout: .seconds(60), slot: 0)
            settings.onRewind = policy
            settings.rewound = { rewind in self.rewinds.withLock { $0.append(rewind) } }
            return PostgreSQLStore(settings, seal: try KeyRingSeal.sample)
        }
    }

    private let rules: DueRules
    private let directory: TemporaryDirectory

    init() throws {
        rules = try .sample()
        directory = try TemporaryDirectory()
    }

    /// A server with what another one had when it was copied.
    private func server(from copy: String) throws -> PostgresServer {
        try PostgresServer { data in
            try ChildProcess.succeed(["sh", "-c", "rm -rf $1/* && cp -a $2/. $1", "sh", data, copy])
        }
    }

    @Test(
        "A copy from before what was confirmed is noticed at the next connection, told once, and paused unless told otherwise",
        arguments: [PostgreSQLStore.RewindPolicy.pause, .goOn])
    func earlierCopy(policy: PostgreSQLStore.RewindPolicy) async throws {
        let first = try PostgresServer()
        let world = World(first)
        let store = try world.store(policy)
        for id in 1...3 { _ = try await store.enqueue([.sample(Int64(id), rules: rules)]) }
        let copy = directory.path("copy")
        try first.copy(to: copy)
        for id in 4...8 { _ = try await store.enqueue([.sample(Int64(id), rules: rules)]) }
        _ = try await store.claimed([1])

        let second = try server(from: copy)
        world.turn(to: second)
        first.stop()
        // A call that is on its way when its connection ends is told so.
        try await eventually("the store is with the other server") { (try? await store.newestID()) == 3 }
        #expect(world.told == [.lostCommits(6)])
        #expect(try await store.currentPause() == (policy == .pause ? .byRestore : .none))
        // From then on what it has counts.
        _ = try await store.enqueue([.sample(9, rules: rules)])
        try await store.setPaused(false)
        let session = try PostgresSession(testing: second.address, schema: "shared")
        _ = try session.read(
            "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE application_name = 'madoguchid'")
        #expect(try await store.tally() == ["basic": [.queued: 4]])
        #expect(try await store.currentPause() == .none)
        #expect(world.told.count == 1)
        await store.close()
    }

    @Test("A database that was restored from a dump comes up paused, once")
    func dump() async throws {
        let server = try PostgresServer()
        let world = World(server)
        let store = try world.store()
        _ = try await store.enqueue([.sample(1, rules: rules)])
        await store.close()
        let again = try world.store()
        #expect(try await again.currentPause() == .none)
        await again.close()

        let dump = directory.path("dump.sql")
        try server.dump("shared", to: dump)
        try server.drop("shared")
        try server.restore(dump)
        let restored = try world.store()
        #expect(try await restored.currentPause() == .byRestore)
        #expect(try await restored.tally() == ["basic": [.queued: 1]])
        #expect(world.told == [.restored])
        try await restored.setPaused(false)
        await restored.close()
        let last = try world.store()
        #expect(try await last.currentPause() == .none)
        #expect(world.told == [.restored])
        await last.close()
    }

    @Test("Whoever paused it before stays the one who did")
    func paused() async throws {
        let server = try PostgresServer()
        let store = try World(server).store()
        try await store.setPaused(true)
        await store.close()
        let dump = directory.path("dump.sql")
        try server.dump("shared", to: dump)
        try server.drop("shared")
        try server.restore(dump)
        let restored = try World(server).store()
        #expect(try await restored.currentPause() == .byOperator)
        await restored.close()
    }

    @Test("A role without any rights beyond its own schema can do all of this")
    func plainRole() async throws {
        let server = try PostgresServer()
        let session = try PostgresSession(server.address, options: PostgresOptions(applicationName: "tests"))
        _ = try session.write("CREATE ROLE plain LOGIN")
        _ = try session.write("CREATE SCHEMA shared AUTHORIZATION plain")
        // It has a parameter more from PostgreSQL 17 on.
        _ = try session.write(
            """
            DO $$ DECLARE message regprocedure; BEGIN
                FOR message IN SELECT oid FROM pg_proc WHERE proname = 'pg_logical_emit_message' LOOP
                    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', message);
                END LOOP;
            END $$
            """)
        let store = PostgreSQLStore(
            PostgreSQLStore.Settings(
                address: try PostgresAddress(
                    "host=\(server.directory) user=plain dbname=postgres"), schema: "shared", slot: 0),
            seal: try KeyRingSeal.sample)
        let new = NewFollowUp.sample(1, key: "key", rules: rules)
        for _ in 0..<2 { #expect(try await store.enqueue([new]) == [.stored]) }
        #expect(try await store.claimed([1]).count == 1)
        await store.close()
    }
}
