import FollowUps
import GRDB
import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("A database from before addresses had keys")
struct AddressMigrationTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    /// As that madoguchi wrote them: the text, and the domain and the key that it made of it.
    private static let recipients = [
        (id: 1, text: "Hana@example.jp", domain: "example.jp"), (id: 2, text: "u@例え.jp", domain: "例え.jp"),
        (id: 3, text: "u@xn--r8jz45g.jp", domain: "xn--r8jz45g.jp"),
        (id: 4, text: "É@example.jp", domain: "example.jp"),
        (id: 5, text: "e\u{301}@example.jp", domain: "example.jp"),
        (id: 6, text: "\"foo..bar\"@docomo.ne.jp", domain: "docomo.ne.jp"),
        // Which IDNA doesn't know.
        (id: 7, text: "u@ab--é.jp", domain: "ab--é.jp"), (id: 8, text: "taro@example.jp", domain: "example.jp"),
    ]

    @Test("finds addresses by every spelling")
    func lookups() async throws {
        try await migrated { store in
            for (key, ids) in [
                ("hana@example.jp", [1]), ("U@例え.jp", [3, 2]), ("u@XN--r8jz45g.jp", [3, 2]), ("é@example.jp", [5, 4]),
                ("foo..BAR@docomo.ne.jp", [6]),
            ] as [(AddressKey, [Int64])] {
                let found = try await store.list(FollowUpFilter(recipient: key), before: nil, limit: 9)
                #expect(found.map(\.id.rawValue) == ids)
                let cases = try await store.cases(CaseFilter(customer: key), before: nil, limit: 9)
                #expect(cases.map(\.id.rawValue) == ids)
            }
            let odd = try MailAddress(kept: "u@ab--é.jp")
            #expect(try await store.list(FollowUpFilter(recipient: odd.key), before: nil, limit: 9).map(\.id) == [7])
        }
    }

    @Test("shows them as they were written, and counts domains as the DNS has them")
    func texts() async throws {
        try await migrated { store in
            for recipient in Self.recipients {
                let id = FollowUpID(rawValue: Int64(recipient.id))
                #expect(try await store.followUp(id)?.message.recipient.description == recipient.text)
                #expect(
                    try await store.caseWith(CaseID(rawValue: id.rawValue))?.customer?.description == recipient.text)
            }
            let heads = try await store.due(in: "basic", at: .hours(9), after: nil, limit: 9)
            #expect(
                heads.map(\.domain)
                    == [
                        "example.jp", "xn--r8jz45g.jp", "xn--r8jz45g.jp", "example.jp", "example.jp", "docomo.ne.jp",
                        "ab--é.jp",
                    ])
        }
    }

    @Test("holds each suppressed address once, since it was first, and keeps to it")
    func suppressions() async throws {
        try await migrated { store in
            let kept = try await store.suppressions(after: nil, limit: 9)
            #expect(kept.map(\.address) == ["hana@example.jp", "O@例え.jp", "u@xn--r8jz45g.jp", "e\u{301}@example.jp"])
            #expect(kept.map(\.reason) == ["asked", "capital", "first", "accent"])
            for spelling in ["u@例え.jp", "U@XN--R8JZ45G.jp", "É@example.jp", "HANA@example.jp"] as [MailAddress] {
                let new = NewFollowUp.sample(99, to: spelling, rules: rules)
                #expect(try await store.enqueue([new]) == [.suppressed])
            }
            #expect(try await store.claimed((1...7).map { FollowUpID(rawValue: $0) }).map(\.id) == [6, 7])
        }
    }

    @Test("sends what can't have arrived yet under a Message-ID that every relay takes")
    func messageIDs() async throws {
        try await migrated { store in
            var ids: [String?] = []
            for id in [1, 2, 4, 8] as [FollowUpID] { ids.append(try await store.followUp(id)?.messageID) }
            #expect(ids == ["<1@xn--r8jz45g.jp>", "<2@xn--r8jz45g.jp>", "<4@例え.jp>", "<8@例え.jp>"])
        }
    }

    private func migrated(_ body: (SQLiteStore) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/madoguchi.sqlite"
        let database = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(database, upTo: "guidance")
        try await database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try Self.fill(db)
        }
        try database.close()
        try await SQLiteStore.with(directory.path) { store async throws in try await body(store) }
        let check = try await DatabaseQueue(path: path).read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        #expect(check == ["ok"])
    }

    private static func fill(_ db: Database) throws {
        try db.execute(sql: "INSERT INTO frozen (id, json) VALUES (1, '{}')")
        for (id, text, domain) in recipients {
            try db.execute(
                sql: """
                    INSERT INTO follow_ups (id, state, plan, domain, priority, counts_from, due_at)
                        VALUES (?1, 0, 'basic', ?3, 4, ?4, ?4);
                    INSERT INTO letters (id, kind, recipient, subject, text, message_id, accepted_at)
                        VALUES (?1, 'guidance', ?2, 's', 't', '<' || ?1 || '@例え.jp>', ?4);
                    INSERT INTO cases (
                        id, playbook, frozen, plan, customer, language, variables, progress, version, opened_at
                    ) VALUES (?1, 'p', 1, 'basic', ?2, 'ja', '{}', '{}', 1, ?4);
                    """.replacing("?1", with: "\(id)").replacing("?2", with: "'\(text)'")
                        .replacing("?3", with: "'\(domain)'").replacing("?4", with: "\(monday.secondsSinceEpoch)"))
        }
        // One has arrived, and one may have.
        try db.execute(
            sql: """
                UPDATE follow_ups SET state = 2 WHERE id = 8;
                UPDATE follow_ups SET lines = 1 WHERE id = 4;
                INSERT INTO history (follow_up, line, at, move) VALUES (4, 0, 0, 'doubted');
                """)
        for (key, address, reason, since) in [
            ("hana@example.jp", "hana@example.jp", "asked", 5), ("u@例え.jp", "u@例え.jp", "later", 7),
            ("u@xn--r8jz45g.jp", "u@xn--r8jz45g.jp", "first", 6), ("É@example.jp", "É@example.jp", "capital", 9),
            ("e\u{301}@example.jp", "e\u{301}@example.jp", "accent", 8), ("o@例え.jp", "O@例え.jp", "capital", 9),
        ] {
            try db.execute(
                sql: "INSERT INTO suppressions (address_key, address, reason, since) VALUES (?, ?, ?, ?)",
                arguments: [key, address, reason, since])
        }
    }
}
