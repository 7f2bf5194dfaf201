import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Testing

@testable import FollowUpsPostgreSQL

@Suite(
    "Sending while commits are lost, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct LostCommitTests {
    private let server: PostgresServer
    private let proxy: FaultProxy
    private let store: PostgreSQLStore
    private let rules: DueRules

    init() throws {
        server = try .forAll()
        proxy = try FaultProxy(to: server)
        store = try PostgreSQLStore(testing: proxy.address(), schema: server.schema())
        rules = try .sample()
    }

    /// Asks twice, and loses the first commit's way there or its answer.
    private func ask<Answer: Sendable>(
        losing sender: FaultProxy.Side, _ body: () async throws(StoreError) -> Answer
    ) async throws -> Answer {
        proxy.plan(.cut, .before) { message in
            message.sender == sender && (message.kind == "P" || message.kind == "C") && message.contains("COMMIT")
        }
        let error = await #expect(throws: StoreError.self) { _ = try await body() }
        #expect(error?.reason == .uncertain)
        #expect(!proxy.isPlanned)
        return try await body()
    }

    @Test(
        "What is asked again is done once, and answered as if nothing had been lost",
        arguments: [FaultProxy.Side.client, .server])
    func again(sender: FaultProxy.Side) async throws {
        _ = try await store.enqueue((1...4).map { .sample($0, rules: rules) })
        let leases = try await store.claimed([1, 2, 3])
        let beginnings = leases.map { DataBeginning(lease: $0, at: .hours(9), body: nil) }
        let held = try await ask(losing: sender) { () async throws(StoreError) in try await store.beginData(beginnings)
        }
        #expect(held == leases)
        #expect(try await store.dataBegun(since: .hours(9)) == [DataCount(minute: .hours(9), count: 3)])

        let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(10))
        let endings: [Settlement.Ending] = [
            .delivered, .failed(.rejected), .queued(.deferred, notBefore: .hours(11), due: due),
        ]
        let settlements = zip(leases, endings).map { Settlement(lease: $0, at: .hours(10), ending: $1) }
        let lost = try await ask(losing: sender) { () async throws(StoreError) in try await store.settle(settlements) }
        #expect(lost.isEmpty)
        #expect(try await store.moves(of: 1) == [.accepted, .claimed, .delivered])
        #expect(try await store.moves(of: 3) == [.accepted, .claimed, .deferred])

        let request = RequestID.random()
        let result = try await ask(losing: sender) { () async throws(StoreError) in
            try await store.apply(.cancel, to: 4, at: .hours(10), uid: nil, rules: rules, request: request)
        }
        guard case .done(let cancelled) = result else {
            Issue.record("it isn't cancelled: \(result)")
            return
        }
        #expect(cancelled.state == .cancelled)
        #expect(try await store.moves(of: 4) == [.accepted, .cancelled])
        #expect(try await store.tally() == ["basic": [.delivered: 1, .failed: 1, .queued: 1, .cancelled: 1]])
        await store.close()
    }

    @Test(
        "A claim that nobody knows of is free again once its owner has it rescued",
        arguments: [FaultProxy.Side.client, .server])
    func claims(sender: FaultProxy.Side) async throws {
        _ = try await store.enqueue([.sample(1, rules: rules)])
        let again = try await ask(losing: sender) { () async throws(StoreError) in
            try await store.claim([1], by: owner, at: .hours(9), fixedHeaders: .sample)
        }
        // Where the first one was done, nothing is left for the second.
        #expect(again.count == (sender == .client ? 1 : 0))
        let rescued = try await store.rescue(
            owner, except: Set(again.map(\.lease)), at: .hours(9), repeatsUncertain: false, attempts: 5, rules: rules)
        #expect(rescued == Recovery(interrupted: 1 - again.count, uncertain: 0))
        #expect(try await store.tally() == store.recount())
        await store.close()
    }
}
