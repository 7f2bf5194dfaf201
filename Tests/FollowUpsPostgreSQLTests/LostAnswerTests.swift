import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Testing

@testable import FollowUpsPostgreSQL

@Suite(
    "Requests whose answer is lost, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .serialized)
struct LostAnswerTests {
    /// Something that a person asks for.
    enum Request: CaseIterable {
        case open, change, addOverride, removeOverride, amendRecord

        /// What there must be before.
        func prepare(_ id: Int64, in store: PostgreSQLStore) async throws {
            switch self {
            case .open, .addOverride: break
            case .change: _ = try await store.open(.opening(id), idempotency: nil)
            case .removeOverride: _ = try await store.add(.sample(OverrideID(rawValue: id)), idempotency: nil)
            case .amendRecord:
                try await store.add(
                    ErrorRecord(
                        id: RecordID(rawValue: id), caseID: nil, findings: ErrorRecord.Findings(error: "error"),
                        recordedAt: monday, recordedBy: nil))
            }
        }

        /// Makes the request; called again, the same one.
        ///
        /// - Parameter request: of a case's change.
        func make(
            _ id: Int64, of store: PostgreSQLStore, as request: RequestID
        ) async throws(StoreError) -> AnyHashable {
            let key = Idempotency(key: "key \(id)", fingerprint: "same")
            switch self {
            case .open:
                var opening = CaseChange.opening(id, next: .sample(1_000_000 + id, rules: Self.rules))
                opening.request = request
                return try await store.openForSure(opening, idempotency: key)
            case .change:
                var change = CaseChange.opening(id, next: .sample(1_000_000 + id, rules: Self.rules))
                change.state.progress = "1"
                change.request = request
                return try await store.changeForSure(change, rules: Self.rules)
            case .addOverride: return try await store.addForSure(.sample(OverrideID(rawValue: id)), idempotency: key)
            case .removeOverride:
                return try await store.removeOverrideForSure(OverrideID(rawValue: id), at: .hours(1), by: 501)
            case .amendRecord:
                return try await store.amendRecordForSure(
                    RecordID(rawValue: id), by: ErrorRecord.Amendment(cure: "cure"), at: .hours(1))
            }
        }

        private static let rules = DueRules(plans: [:])

        /// What was done, in rows.
        var count: String {
            switch self {
            case .open, .change: "SELECT count(*) + (SELECT coalesce(sum(count), 0)::int8 FROM tallies) FROM case_lines"
            case .addOverride: "SELECT count(*) FROM overrides"
            case .removeOverride: "SELECT count(*) FROM overrides WHERE removed_at IS NOT NULL"
            case .amendRecord: "SELECT count(*) FROM records WHERE cure IS NOT NULL"
            }
        }
    }

    @Test(
        "Wherever the connection is cut, it is done once, and answered as the first time", arguments: Request.allCases)
    func everyBoundary(request: Request) async throws {
        let server = try PostgresServer.forAll()
        let schema = try server.schema()
        let proxy = try FaultProxy(to: server)
        // One that accepts, so that the messages that are counted are those of the connection that is there.
        let store = try PostgreSQLStore(testing: proxy.address(), schema: schema, connections: 3)
        let direct = try PostgreSQLStore(testing: server.address, schema: schema)
        let session = try PostgresSession(testing: server.address, schema: schema)

        // How many messages it takes once there is a connection, and how much is done.
        _ = try await store.removeRecord(0)
        try await request.prepare(1, in: direct)
        let none = try session.number(request.count)
        _ = proxy.takeMessages()
        _ = try await request.make(1, of: store, as: .random())
        let messages = proxy.takeMessages().count
        #expect(messages > 4)
        let perRequest = try session.number(request.count) - none
        #expect(perRequest > 0)

        for number in 0..<messages {
            let id = Int64(number + 2)
            try await request.prepare(id, in: direct)
            _ = try await store.removeRecord(0)
            let before = try session.number(request.count)
            let requestID = RequestID.random()
            proxy.plan(.cut, .before, at: number)
            let answer: AnyHashable?
            do throws(StoreError) {
                answer = try await request.make(id, of: store, as: requestID)
            } catch {
                // Nothing was done then.
                #expect(error.reason == .unreachable, "message \(number)")
                answer = nil
            }
            proxy.unplan()
            let again = try await request.make(id, of: store, as: requestID)
            if let answer { #expect(answer == again, "message \(number)") }
            #expect(try session.number(request.count) - before == perRequest, "message \(number)")
        }
        await store.close()
        await direct.close()
    }
}

/// A commit waits for a standby only where something was written; what is answered from what is there already may be lost
/// otherwise.
@Suite(
    "Answers by what is there, on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .serialized)
struct ReplicatedAnswerTests {
    private static let repetitions: [(name: String, ask: @Sendable (PostgreSQLStore) async throws -> Void)] = {
        let key = Idempotency(key: "key", fingerprint: "same")
        let opening = CaseChange.opening(100)
        let change = CaseChange(
            opening.state, lines: [CaseLine(at: monday, event: .noted)], at: monday, uid: nil,
            request: RequestID(rawValue: 7))
        let record = ErrorRecord(
            id: RecordID(rawValue: 5), caseID: nil, findings: ErrorRecord.Findings(error: "error"), recordedAt: monday,
            recordedBy: nil)
        let followUp = NewFollowUp.sample(1, key: "key", rules: DueRules(plans: [:]))
        return [
            ("open", { _ = try await $0.open(opening, idempotency: key) }),
            ("open by its key", { _ = try await $0.open(.opening(101), idempotency: key) }),
            ("change", { _ = try await $0.change(change, rules: DueRules(plans: [:])) }),
            ("add a record", { _ = try await $0.add(record) }),
            (
                "amend a record",
                { _ = try await $0.amendRecord(5, by: ErrorRecord.Amendment(cure: "cure"), at: monday) }
            ),
            ("remove a record", { _ = try await $0.removeRecord(6) }),
            ("add an override", { _ = try await $0.add(.sample(1), idempotency: key) }),
            ("add an override by its key", { _ = try await $0.add(.sample(2), idempotency: key) }),
            ("remove an override", { _ = try await $0.removeOverride(1, at: monday, by: nil) }),
            ("enqueue", { _ = try await $0.enqueue([followUp]) }),
        ]
    }()

    @Test("are given once a standby has that, too, which never comes here")
    func repeated() async throws {
        let server = try PostgresServer(settings: [
            "synchronous_standby_names": "ANY 1 (nobody)", "synchronous_commit": "local",
        ])
        let address = try server.address
        let store = try PostgreSQLStore(testing: address, schema: "shared")
        for repetition in Self.repetitions { try await repetition.ask(store) }
        await store.close()
        try await withThrowingTaskGroup { group in
            for (number, (name, ask)) in Self.repetitions.enumerated() {
                group.addTask {
                    let store = try PostgreSQLStore(
                        testing: address, schema: "shared", answerTimeout: .seconds(6), slot: number + 1,
                        durability: .replica)
                    let error = await #expect(throws: StoreError.self, "\(name)") { try await ask(store) }
                    #expect(error?.reason == .uncertain, "\(name)")
                    await store.close()
                }
            }
            try await group.waitForAll()
        }
    }
}

extension RecordID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}
