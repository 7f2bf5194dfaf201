import FollowUps
import Foundation
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Secrets on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct SecretTests {
    private func shows(_ secret: String, in store: PostgreSQLStore) async throws -> Bool {
        try await store.ask { session in try session.shows(secret) }
    }

    @Test("What waits for a key that isn't here is told by its number, until it has ended")
    func missingKeys() async throws {
        func store(keys: [UInt32], in schema: String, _ server: PostgresServer) throws -> PostgreSQLStore {
            let lines = keys.map { "\($0) \(Data(repeating: UInt8($0), count: 32).base64EncodedString())\n" }.joined()
            let ring = try KeyRing(files: [("keys", Array(lines.utf8))])
            return PostgreSQLStore(
                PostgreSQLStore.Settings(
                    address: try server.address, schema: schema, answerTimeout: .seconds(60), slot: 0),
                seal: KeyRingSeal(ring))
        }
        let (server, rules) = (try PostgresServer.forAll(), try DueRules.sample())
        let schema = try server.schema()
        let (old, new) = (
            try store(keys: [1], in: schema, server), try store(keys: [1, 2], in: schema, server)
        )
        let unaware = try store(keys: [3], in: schema, server)
        _ = try await old.enqueue([
            .sample(1, rules: rules).written(secrets: "hunter2"), .sample(2, rules: rules).written(secrets: "s3cret"),
            .sample(3, rules: rules),
        ])
        _ = try await new.enqueue([.sample(4, rules: rules).written(secrets: "geheim")])
        func risks(_ store: PostgreSQLStore) async throws -> [Trouble] {
            try await store.serverReport(durability: .local).risks.filter { ![.serverDoesNotFlush].contains($0) }
        }
        #expect(try await risks(new) == [])
        #expect(try await risks(old) == [.keyMissing(2, of: 1)])
        #expect(try await risks(unaware) == [.keyMissing(1, of: 2), .keyMissing(2, of: 1)])
        for id: FollowUpID in [1, 2] { _ = try await new.apply(.cancel, to: id, at: .hours(1), uid: nil, rules: rules) }
        #expect(try await risks(unaware) == [.keyMissing(2, of: 1)])
        for store in [old, new, unaware] { await store.close() }
    }

    @Test("A secret stands nowhere in the database, from acceptance to the end, and is in every attempt")
    func throughout() async throws {
        let rules = try DueRules.sample()
        try await PostgreSQLStore.with(1) { stores async throws in
            let store = stores[0]
            _ = try await store.enqueue([.sample(1, rules: rules).written(secrets: "hunter2")])
            #expect(try await !shows("hunter2", in: store))

            let first = try await store.claimRendered([1])
            #expect(first.first?.message.text.contains("hunter2") == true)
            _ = try await store.beginData(first.map { $0.dataBeginning(at: .hours(9)) })
            #expect(try await !shows("hunter2", in: store))
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(9))
            try await store.settle(
                first.map {
                    Settlement(
                        lease: $0.lease, at: .hours(9), ending: .queued(.deferred, notBefore: .hours(9), due: due))
                })

            // What was sent once is sent again as it was.
            let second = try await store.claimRendered([1], at: .hours(10))
            #expect(second.map(\.message) == first.map(\.message))
            #expect(second.map(\.unrenderedBody) == [nil])
            try await store.settle(second.map { Settlement(lease: $0.lease, at: .hours(10), ending: .delivered) })
            #expect(try await store.followUp(1)?.message.text == "")
            let isSealed = try await store.read { db in
                try db.query("SELECT sealed IS NOT NULL FROM letters").map { row in try row(0, as: Bool.self) }
            }
            #expect(isSealed == [false])
        }
    }
}
