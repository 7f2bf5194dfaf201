import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Testing

@testable import FollowUpsPostgreSQL

@Suite("A daemon on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct NodeSlotTests {
    private let server: PostgresServer
    private let schema: String
    private let rules: DueRules

    init() throws {
        server = try .forAll()
        schema = try server.schema()
        rules = try .sample()
    }

    private func store() throws -> PostgreSQLStore {
        PostgreSQLStore(
            PostgreSQLStore.Settings(
                address: try server.address, schema: schema, answerTimeout: .seconds(60)), seal: MarkedSeal())
    }

    private func number(_ sql: String) throws -> Int {
        try PostgresSession(testing: server.address, schema: schema).number(sql)
    }

    @Test("writes nothing before it has joined the others, and after it has left them")
    func joining() async throws {
        let store = try store()
        let followUp = NewFollowUp.sample(1, rules: rules)
        await #expect(throws: StoreError.self) { try await store.enqueue([followUp]) }
        #expect(try await store.tally().isEmpty)
        #expect(try await store.cluster().nodes.isEmpty)
        _ = try await store.join(owner, name: "a", report: .sample())
        #expect(try await store.enqueue([followUp]) == [.stored])
        try await store.leave(owner)
        let error = await #expect(throws: StoreError.self) { try await store.claimed([1]) }
        #expect(error?.reason == .unreachable)
        await store.close()
    }

    @Test("counts in the rows of its slot, and of another one once it has joined anew")
    func counting() async throws {
        let (store, other) = (try store(), try store())
        _ = try await other.join(LeaseOwner(rawValue: 50), name: "b", report: .sample())
        _ = try await store.join(owner, name: "a", report: .sample())
        _ = try await store.enqueue([.sample(1, rules: rules)])
        #expect(try number("SELECT slot::int8 FROM tallies") == 2)
        #expect(try await other.declareDead(owner, atBeat: 0))
        _ = try await other.join(LeaseOwner(rawValue: 51), name: "c", report: .sample())
        #expect(try await store.beat(owner, report: .sample(number: 1)) == nil)
        await #expect(throws: StoreError.self) { try await store.enqueue([.sample(2, rules: rules)]) }
        let view = try await store.join(LeaseOwner(rawValue: 8), name: "a", report: .sample())
        #expect(view?.nodes.map(\.slot) == [0, 1, 2])
        _ = try await store.enqueue([.sample(2, rules: rules)])
        #expect(try number("SELECT slot::int8 FROM tallies ORDER BY slot DESC LIMIT 1") == 4)
        #expect(try await store.tally() == ["basic": [.queued: 2]])
        for store in [store, other] { await store.close() }
    }

    @Test("forgets runs that ended a day ago, and only those whose leases are rescued")
    func pruning() async throws {
        let store = try store()
        for number in 1...3 {
            _ = try await store.join(LeaseOwner(rawValue: Int64(number)), name: "a", report: .sample())
        }
        _ = try await store.enqueue([.sample(1, rules: rules)])
        _ = try await store.claimed([1], by: LeaseOwner(rawValue: 1))
        for number in 1...2 { #expect(try await store.declareDead(LeaseOwner(rawValue: Int64(number)), atBeat: 0)) }
        let session = try PostgresSession(testing: server.address, schema: schema)
        _ = try session.write("UPDATE nodes SET ended_at = ended_at - 90000")
        _ = try await store.join(LeaseOwner(rawValue: 4), name: "a", report: .sample())
        let left = try session.read("SELECT owner FROM nodes ORDER BY owner").map { try $0(0, as: Int64.self) }
        #expect(left == [1, 3, 4])
        await store.close()
    }

    @Test("that is older than the nodes is refused, since it would take the others' leases for its own")
    func older() throws {
        let session = try PostgresSession(testing: server.address, schema: schema)
        try SchemaMigration(schema: schema).run(on: session)
        let older = Array(SchemaStep.all.prefix(3))
        #expect(throws: SchemaFault.newer) { try SchemaMigration(schema: schema, steps: older).run(on: session) }
    }
}
