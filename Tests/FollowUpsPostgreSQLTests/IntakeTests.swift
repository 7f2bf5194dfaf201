import FollowUps
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

/// What the conformance suites don't ask: several stores on one database, and what only this one refuses or hides.
@Suite("Accepting on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct IntakeTests {
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
            PostgreSQLStore.Settings(address: try server.address, schema: schema, answerTimeout: .seconds(60), slot: 0),
            seal: MarkedSeal())
    }

    @Test("What is accepted is read as it was given")
    func reading() async throws {
        let store = try store()
        let new = (1...30).map { NewFollowUp.sample($0, key: "key \($0)", rules: rules) }
        #expect(try await store.enqueue(new) == new.map { _ in .stored })
        for new in new { #expect(try await store.followUp(new.id) == FollowUp(accepting: new)) }
        #expect(try await store.newestID() == new.last?.id)
        await store.close()
    }

    @Test("Repeated requests, other requests under one key, and ids in use, within one call and after it")
    func repeated() async throws {
        let store = try store()
        let first = NewFollowUp.sample(1, key: "b", rules: rules)
        let other = NewFollowUp.sample(2, key: "b", fingerprint: "other", rules: rules)
        let another = NewFollowUp.sample(3, key: "a", rules: rules)
        #expect(
            try await store.enqueue([first, other, another, another]) == [.stored, .conflict(1), .stored, .stored])
        let stored = FollowUp(accepting: first)
        #expect(
            try await store.enqueue([first, .sample(4, key: "b", rules: rules)]) == [.stored, .replayed(stored)])
        await #expect(throws: StoreError.nameInUse) {
            try await store.enqueue([.sample(5, rules: rules), NewFollowUp.sample(1, rules: rules).namesake])
        }
        #expect(try await store.followUp(5) == nil)
        await store.close()
    }

    @Test("A text with a NUL is refused, and nothing else with it")
    func nul() async throws {
        let store = try store()
        var faulty = NewFollowUp.sample(1, rules: rules)
        faulty.message.text = "a\0b"
        let bad = faulty
        async let good = store.enqueue([.sample(2, rules: rules)])
        let error = await #expect(throws: StoreError.self) { try await store.enqueue([bad]) }
        #expect(error?.detail == .textHasNUL)
        #expect(try await good == [.stored])
        await store.close()
    }

    @Test("Two daemons that accept the same requests at the same time accept each once, and count right")
    func together() async throws {
        let stores = [try store(), try store()]
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, store) in stores.enumerated() {
                for task in 0..<8 {
                    group.addTask {
                        var accepted = 0
                        for step in 0..<10 {
                            let id = Int64(10_000 * number + 1_000 * task + 10 * step + 1)
                            // Each store comes by the keys in another order.
                            let key = number == 0 ? step : 9 - step
                            let new = [
                                NewFollowUp.sample(id, key: "\(task) \(key)", rules: rules),
                                NewFollowUp.sample(id + 1, key: "common \((task + key) % 13)", rules: rules),
                            ]
                            accepted += try await store.enqueue(new).count { $0 == .stored }
                        }
                        return accepted
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(accepted == 8 * 10 + 13)
        let counts = try await stores[0].read { db in
            let sql =
                "SELECT (SELECT sum(count)::int8 FROM tallies), (SELECT count(*) FROM due), (SELECT count(*) FROM letters)"
            return try db.query(sql).map { row in [try row(0), try row(1), try row(2)] as [Int] }
        }
        #expect(counts == [[accepted, accepted, accepted]])
        for store in stores { await store.close() }
    }

    @Test("A secret stands nowhere in the database")
    func secrets() async throws {
        let store = try store()
        var new = NewFollowUp.sample(1, rules: rules)
        new.message.text = ""
        new.message.html = nil
        new.unrenderedBody = UnrenderedBody(
            template: "welcome", source: "{}", values: "{}", secrets: #"{"password":"hunter2"}"#)
        #expect(try await store.enqueue([new]) == [.stored])
        #expect(try await store.followUp(1)?.secrecy == .kept)
        #expect(try await !store.ask { session in try session.shows("hunter2") })
        // As it would be found.
        #expect(try await store.ask { session in try session.shows("welcome") })
        await store.close()
    }
}
