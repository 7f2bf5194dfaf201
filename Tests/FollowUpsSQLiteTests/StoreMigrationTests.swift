import FollowUps
import GRDB
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("A database of an earlier madoguchi")
struct StoreMigrationTests {
    private let rules: DueRules
    private let names = (1...40).map { FollowUpID(rawValue: $0) }

    init() throws {
        rules = try .sample()
    }

    @Test("is brought up with everything that is in it", arguments: Schema.migrator.migrations.dropLast())
    func earlier(step: String) async throws {
        let present = try TemporaryDirectory()
        let before = try await SQLiteStore.with(present.path) { store async throws in
            try await fill(store)
            return try await contents(store)
        }
        #expect(Set(before.map(\.followUp.state)) == Set(FollowUpState.allCases))

        let earlier = try TemporaryDirectory()
        try await carry(present, to: earlier, asOf: step)
        try await SQLiteStore.with(earlier.path) { store async throws in
            #expect(try await contents(store) == before)
            #expect(try await store.tally() == store.recount())
            if step != "follow-ups" {
                #expect(try await store.lastOccurrence(of: "care") == Occurrence(at: .hours(3), isFinished: true))
            }
            try await use(store)
        }
        let check = try await DatabaseQueue(path: earlier.path + "/madoguchi.sqlite").read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        #expect(check == ["ok"])
    }

    @Test("keeps its hours under their numbers, and takes hours without a zone from then on")
    func bases() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/madoguchi.sqlite"
        let database = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(database, upTo: "records")
        try await database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(Schema.applicationID);
                    INSERT INTO bases VALUES
                        (3, 'basic', 'Mo-Fr 09:00-17:00', 'UTC', '2026a', 'Mo-Fr 09:00-17:00'),
                        (7, 'growth', '24/7', 'Asia/Tokyo', NULL, 'other');
                    """)
        }
        try database.close()

        let basis = DueBasis(
            plan: "both", hours: "all_of(basic, growth)", zone: nil, tzdata: "2026a", fingerprint: "both")
        try await SQLiteStore.with(directory.path) { store async throws in
            var combined = NewFollowUp.sample(1, plan: "both", rules: rules)
            combined.due = Due(at: .hours(9), basis: basis)
            #expect(try await store.enqueue([combined, .sample(2, rules: rules)]) == [.stored, .stored])
            #expect(try await store.followUp(1)?.basis == basis)
            #expect(try await store.followUp(2)?.basis == rules.plans["basic"]?.basis)
        }
        try await DatabaseQueue(path: path).read { db in
            let bases = try Row.fetchAll(
                db, sql: "SELECT id, plan, hours, zone, tzdata, fingerprint FROM bases ORDER BY id")
            #expect(
                bases == [
                    [
                        "id": 3, "plan": "basic", "hours": "Mo-Fr 09:00-17:00", "zone": "UTC", "tzdata": "2026a",
                        "fingerprint": "Mo-Fr 09:00-17:00",
                    ],
                    [
                        "id": 7, "plan": "growth", "hours": "24/7", "zone": "Asia/Tokyo", "tzdata": nil,
                        "fingerprint": "other",
                    ],
                    [
                        "id": 8, "plan": "both", "hours": basis.hours, "zone": nil, "tzdata": "2026a",
                        "fingerprint": "both",
                    ],
                ])
            // The follow-up whose hours were known refers to those.
            #expect(try Int64.fetchAll(db, sql: "SELECT basis FROM follow_ups ORDER BY id") == [8, 3])
            #expect(try db.indexes(on: "bases").map(\.columns) == [["plan", "fingerprint"]])
        }
    }

    /// Follow-ups in each state, under a relay's every answer.
    private func fill(_ store: SQLiteStore) async throws {
        _ = try await store.enqueue(
            names.map {
                .sample(
                    $0.rawValue, plan: $0.rawValue % 3 == 0 ? "growth" : "basic",
                    to: "customer\($0.rawValue)@example.jp", when: $0 == 30 ? .notBefore(.hours(99)) : .nextWindow,
                    expiresAt: $0 == 20 ? .hours(1) : nil, caseLabel: $0 == 7 ? "case" : nil,
                    key: "key \($0.rawValue)", rules: rules)
            })
        let leases = try await store.claimed(Array(names[0..<6]))
        try await store.beginData(of: leases)
        let later = rules.due(.notBefore(.hours(11)), plan: "basic", countsFrom: monday)
        let endings: [Settlement.Ending] = [
            .delivered, .failed(.rejected), .uncertain, .queued(.deferred, notBefore: .hours(11), due: later),
        ]
        try await store.settle(
            zip(leases, endings).map {
                Settlement(lease: $0, at: .hours(10), ending: $1, detail: Wording(verbatim: "the relay's words"))
            })
        #expect(try await store.expire(at: .hours(2), limit: 9) == 1)
        _ = try await store.apply(.cancel, to: 21, at: .hours(2), uid: 1_000, rules: rules)
        try await store.setPaused(true)
        _ = try await store.beginOccurrence(of: "care", at: .hours(3), with: [])
        try await store.finishOccurrence(of: "care", at: .hours(3))
    }

    private struct Entry: Equatable {
        let followUp: FollowUp
        let history: [HistoryEntry]
    }

    private func contents(_ store: SQLiteStore) async throws -> [Entry] {
        var entries: [Entry] = []
        for name in names {
            let followUp = try #require(try await store.followUp(name))
            entries.append(Entry(followUp: followUp, history: try await store.history(of: name)))
        }
        return entries
    }

    /// What columns held that are no longer there.
    private static let formerly = [
        "follow_ups.called_off": "cancel_requested", "follow_ups.marked": "begun_at IS NOT NULL",
        "occurrences.id": "message", "occurrences.last": "at",
    ]

    /// Makes the tables as they were after a step, and fills their columns with what is in those of today.
    private func carry(_ present: TemporaryDirectory, to earlier: TemporaryDirectory, asOf step: String) async throws {
        let database = try DatabaseQueue(path: earlier.path + "/madoguchi.sqlite")
        try Schema.migrator.migrate(database, upTo: step)
        try await database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "ATTACH ? AS present", arguments: [present.path + "/madoguchi.sqlite"])
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT GLOB 'grdb_*'")
            for table in tables {
                let columns = try db.columns(in: table).map(\.name)
                let values = columns.map { Self.formerly["\(table).\($0)"] ?? $0 }
                try db.execute(
                    sql: """
                        DELETE FROM main.\(table);
                        INSERT INTO main.\(table) (\(columns.joined(separator: ", ")))
                        SELECT \(values.joined(separator: ", ")) FROM present.\(table);
                        """)
            }
        }
        try database.close()
    }

    /// What a later madoguchi does with what an earlier one left.
    private func use(_ store: SQLiteStore) async throws {
        #expect(try await store.currentPause() == .byOperator)
        #expect(try await store.overrides().isEmpty)
        #expect(try await store.add(.sample(100), idempotency: nil) == .added)
        #expect(try await store.overrides() == [.sample(100)])
        let again = NewFollowUp.sample(
            63, plan: "growth", to: "customer33@example.jp", key: "key 33", rules: rules)
        guard case .replayed(let replayed) = try #require(try await store.enqueue([again]).first) else {
            Issue.record("a request under the same key is taken for another one")
            return
        }
        #expect(replayed.id == 33)
        let suppression = Suppression(address: "Customer34@example.jp", reason: nil, since: .hours(12), uid: nil)
        #expect(try await store.suppress(suppression).cancelled == 1)
        #expect(try await store.leaseOwners() == [owner])
        let left = try await store.rescue(
            owner, except: [], at: .hours(12), repeatsUncertain: false, attempts: 5, rules: rules)
        #expect(left == Recovery(interrupted: 0, uncertain: 2))
        // It came up paused, as it was.
        #expect(try await store.claimed([35], at: .hours(12)).isEmpty)
        try await store.setPaused(false)
        let lease = try #require(try await store.claimed([35], at: .hours(12)).first)
        try await store.beginData(of: [lease])
        try await store.settle([Settlement(lease: lease, at: .hours(12), ending: .delivered)])
        #expect(try await store.followUp(35)?.state == .delivered)
    }
}
