import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

/// What is committed and waits for a standby, nobody sees; a rescue at that moment must not miss it.
@Suite(
    "Rescuing what nobody sees yet, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized)
struct UnseenClaimTests {
    private let server: PostgresServer
    private let rules: DueRules
    private let other = LeaseOwner(rawValue: 8)
    /// Waits for standbys, and doesn't for long.
    private let claimer: PostgreSQLStore
    /// Waits for no standby.
    private let rescuer: PostgreSQLStore

    init() async throws {
        server = try PostgresServer()
        rules = try .sample()
        let address = try server.address
        rescuer = try PostgreSQLStore(testing: address, schema: "shared", slot: 1)
        claimer = try PostgreSQLStore(
            testing: address, schema: "shared", answerTimeout: .seconds(1), durability: .replica)
        _ = try await rescuer.enqueue((1...3).map { .sample($0, rules: rules) })
        // What every claim needs is there: the sender's row, which the first one makes.
        let first = try await rescuer.claimed([3])
        try await rescuer.settle(first.map { Settlement(lease: $0, at: .hours(9), ending: .delivered) })
        try set(standbys: "ANY 1 (nobody)")
    }

    /// - Parameter standbys: those of which one must have a commit; none comes.
    private func set(standbys: String) throws {
        let session = try session()
        _ = try session.write("ALTER SYSTEM SET synchronous_standby_names = \(SQL.literal(standbys))")
        _ = try session.write("SELECT pg_reload_conf()")
        try eventually("the server has read it") {
            try self.session().read("SHOW synchronous_standby_names").first?(0) == standbys
        }
    }

    private func session() throws -> PostgresSession {
        var options = PostgresOptions(applicationName: "tests")
        options.settings = [("synchronous_commit", "local"), ("search_path", "shared")]
        return try PostgresSession(server.address, options: options)
    }

    /// Asks the one who waits for standbys, until it gives up.
    private func leave(_ body: () async throws(StoreError) -> Void) async {
        let error = await #expect(throws: StoreError.self) { try await body() }
        #expect(error?.reason == .uncertain)
    }

    private func rescue(by store: PostgreSQLStore) async throws(StoreError) -> Recovery {
        try await store.rescue(
            owner, except: [], at: .hours(10), repeatsUncertain: false, attempts: 5, rules: rules)
    }

    /// Has the owner rescued, while its last transaction waits for its standby, and then isn't to wait any longer.
    private func rescueWhileWaiting(for lock: String) async throws -> Recovery {
        async let recovery = rescue(by: rescuer)
        let watcher = try session()
        try await eventually("the rescue waits") {
            try watcher.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = '\(lock)'") == 1
        }
        try set(standbys: "")
        return try await recovery
    }

    private func close() async {
        for store in [claimer, rescuer] { await store.close() }
    }

    @Test("A claim whose commit waits for its standby is waited for, and rescued")
    func claim() async throws {
        await leave { () async throws(StoreError) in
            _ = try await claimer.claim([1], by: owner, at: .hours(9), fixedHeaders: .sample)
        }
        #expect(try await rescuer.leaseOwners().isEmpty)
        #expect(try await rescueWhileWaiting(for: "advisory") == Recovery(interrupted: 1, uncertain: 0))
        #expect(try await rescuer.moves(of: 1) == [.accepted, .claimed, .interrupted])
        await close()
    }

    @Test("A lease that somebody is at is waited for: it has begun data by then")
    func beginning() async throws {
        let leases = try await rescuer.claimed([1])
        await leave { () async throws(StoreError) in
            _ = try await claimer.beginData(leases.map { DataBeginning(lease: $0, at: .hours(9), body: nil) })
        }
        #expect(try await rescueWhileWaiting(for: "transactionid") == Recovery(interrupted: 0, uncertain: 1))
        #expect(try await rescuer.moves(of: 1) == [.accepted, .claimed, .uncertain])
        await close()
    }

    @Test("Who can't wait any longer is told so, and tries again; other owners claim meanwhile")
    func again() async throws {
        let impatient = try PostgreSQLStore(
            testing: server.address, schema: "shared", answerTimeout: .seconds(1), slot: 2)
        await leave { () async throws(StoreError) in
            _ = try await claimer.claim([1], by: owner, at: .hours(9), fixedHeaders: .sample)
        }
        let error = await #expect(throws: StoreError.self) { try await rescue(by: impatient) }
        #expect(error?.reason == .locked)
        #expect(try await rescuer.claimed([1, 2], by: other).map(\.id) == [2])
        try set(standbys: "")
        #expect(try await rescue(by: impatient) == Recovery(interrupted: 1, uncertain: 0))
        #expect(try await rescuer.leaseOwners() == [other])
        await impatient.close()
        await close()
    }
}
