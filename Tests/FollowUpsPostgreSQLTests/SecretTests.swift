import FollowUps
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
