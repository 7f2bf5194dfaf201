import FollowUps
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

/// What the conformance suites don't ask: several daemons at the same case, and at the same moment.
@Suite(
    "Cases, overrides and records that several daemons share",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .serialized)
struct SharedCaseTests {
    private let server: PostgresServer
    private let schema: String
    private let rules: DueRules
    private let stores: [PostgreSQLStore]
    /// To look into the tables with.
    private let session: PostgresSession

    init() throws {
        server = try .forAll()
        let schema = try server.schema()
        self.schema = schema
        rules = try .sample()
        let address = try server.address
        stores = try (0..<2).map { try PostgreSQLStore(testing: address, schema: schema, slot: $0) }
        session = try PostgresSession(testing: address, schema: schema)
    }

    /// Asks the same of both stores, several times at once.
    private func together<Answer: Sendable>(
        _ count: Int = 8, _ body: @escaping @Sendable (PostgreSQLStore, Int64) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<count {
                let store = stores[number % stores.count]
                group.addTask { try await body(store, Int64(number)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func close() async {
        for store in stores { await store.close() }
    }

    @Test("The same request at the same moment opens one case, with one message")
    func openedOnce() async throws {
        let key = Idempotency(key: "key", fingerprint: "same")
        for round in Int64(1)...10 {
            let answers = try await together { [rules] store, number in
                let id = round * 100 + number
                let next = NewFollowUp.sample(id, rules: rules)
                return try await store.open(
                    .opening(id, next: next),
                    idempotency: Idempotency(key: "key \(round)", fingerprint: key.fingerprint))
            }
            let opened = answers.compactMap(\.opened)
            let state = try #require(opened.first)
            #expect(opened.count == 1)
            #expect(answers.count { $0 == .replayed(state) } == 7)
            #expect(try await stores[0].lines(of: state.id).count == 1)
        }
        #expect(try session.number("SELECT count(*) FROM letters") == 10)
        #expect(try session.number("SELECT count(*) FROM due") == 10)
        #expect(try session.number("SELECT sum(count)::int8 FROM tallies") == 10)
        #expect(try session.number("SELECT count(*) FROM cases") == 10)
        await close()
    }

    @Test("Of several who change a case at the same moment one does, and of the others nothing remains")
    func changedOnce() async throws {
        var state = try #require(try await stores[0].open(.opening(1), idempotency: nil).opened)
        for round in Int64(1)...10 {
            let answers = try await together { [rules, state] store, number in
                let next = NewFollowUp.sample(round * 100 + number, rules: rules)
                let line = CaseLine(at: .hours(round), event: .noted, uid: 501, detail: "\(number)")
                return try await store.change(
                    CaseChange(state, next: next, lines: [line, line], at: .hours(round), uid: 501), rules: rules)
            }
            #expect(answers.count { $0 == .stale } == 7)
            state = try #require(try await stores[1].caseWith(state.id))
            #expect(answers.contains(.done(state)))
            #expect(Int64(state.version) == round + 1)
        }
        #expect(try session.number("SELECT count(*) FROM letters") == 10)
        #expect(try session.number("SELECT sum(count)::int8 FROM tallies") == 10)
        let lines = try await stores[0].lines(of: state.id)
        #expect(lines.count == 21)
        #expect(try session.number("SELECT lines FROM cases") == 21)
        await close()
    }

    @Test("A case that isn't opened because its recipient is suppressed leaves nothing, and its key is free")
    func suppressed() async throws {
        _ = try await stores[0].newestID()
        _ = try session.write(
            """
            INSERT INTO suppressions (address_key, address, scope, since)
            VALUES ('hana@example.jp', 'hana@example.jp', 'all', 0)
            """)
        let key = Idempotency(key: "key", fingerprint: "same")
        let answers = try await together { [rules] store, number in
            try await store.open(.opening(100 + number, next: .sample(number + 1, rules: rules)), idempotency: key)
        }
        #expect(answers.allSatisfy { $0 == .suppressed })
        for table in ["cases", "case_lines", "letters", "due"] {
            #expect(try session.number("SELECT count(*) FROM \(table)") == 0)
        }
        let opened = try await stores[1].open(.opening(200), idempotency: key).opened
        // A step that can't be queued changes nothing.
        let state = try #require(opened)
        let change = CaseChange(
            state, next: .sample(9, rules: rules), lines: [CaseLine(at: monday, event: .queued)], at: monday, uid: nil)
        #expect(try await stores[0].change(change, rules: rules) == .suppressed)
        #expect(try await stores[0].caseWith(state.id) == state)
        #expect(try await stores[0].lines(of: state.id).count == 1)
        await close()
    }

    // MARK: Calling off

    /// A case with a message in `due`, whose secrets are kept.
    private func caseWithSecret() async throws -> Case {
        var next = NewFollowUp.sample(1, rules: rules)
        next.message.text = ""
        next.unrenderedBody = UnrenderedBody(
            template: "welcome", source: "{}", values: "{}", secrets: #"{"password":"hunter2"}"#)
        return try #require(try await stores[0].open(.opening(100, next: next), idempotency: nil).opened)
    }

    private static let columns = """
        id, plan, domain, priority, due_at, not_before, expires_at, basis, attempts, attempt, owner, sender, reply_to,
        posted_at, utc_offset, secrecy, lines
        """

    private static let claim = """
        WITH gone AS (DELETE FROM due WHERE id = 1 RETURNING *)
        INSERT INTO leases (\(columns), claimed_at)
        SELECT id, plan, domain, priority, due_at, not_before, expires_at, basis, 1, 1, 7, sender, reply_to, posted_at,
            utc_offset, secrecy, lines, 0
        FROM gone
        """

    private static let queueAgain = """
        WITH gone AS (DELETE FROM leases WHERE id = 1 RETURNING *)
        INSERT INTO due (\(columns)) SELECT \(columns) FROM gone
        """

    /// Resolves a case while another session has done something that isn't committed before the first one waits for it.
    private func resolve(_ state: Case, during sql: String) async throws -> CaseChangeResult {
        _ = try session.write("BEGIN")
        _ = try session.write(sql)
        let (store, rules) = (stores[1], rules)
        async let result = store.change(.resolving(state), rules: rules)
        let observer = try PostgresSession(testing: server.address, schema: schema)
        let blocked =
            "SELECT count(*) FROM pg_stat_activity WHERE \(session.backendProcess) = ANY (pg_blocking_pids(pid))"
        try await eventually("nobody waits") { try observer.number(blocked) > 0 }
        _ = try session.write("COMMIT")
        return try await result
    }

    private func expectCancelled() throws {
        #expect(try session.number("SELECT count(*) FROM due") == 0)
        #expect(
            try session.number("SELECT state FROM ended WHERE id = 1 AND lines = 1") == FollowUpState.cancelled.code)
        #expect(
            try session.number("SELECT count(*) FROM history WHERE line = 0 AND move = 'cancelled' AND uid = 501") == 1)
        #expect(try session.number("SELECT secrecy FROM ended") == Secrecy.erased.rawValue)
        #expect(try session.number("SELECT count(*) FROM letters WHERE sealed IS NULL AND source IS NULL") == 1)
    }

    @Test("A case that is resolved calls off its message, whose secrets are erased")
    func cancelled() async throws {
        let state = try await caseWithSecret()
        #expect(try session.number("SELECT count(*) FROM letters WHERE sealed IS NOT NULL") == 1)
        _ = try await stores[1].change(.resolving(state), rules: rules)
        try expectCancelled()
        #expect(try await stores[0].followUp(1)?.state == .cancelled)
        let tally = try session.read("SELECT state, sum(count)::int8 FROM tallies GROUP BY state ORDER BY state").map {
            [try $0(0, as: Int.self), try $0(1, as: Int.self)]
        }
        #expect(tally == [[FollowUpState.queued.code, 0], [FollowUpState.cancelled.code, 1]])
        await close()
    }

    @Test("A message that is claimed while its case is resolved isn't queued again")
    func claimedMeanwhile() async throws {
        let state = try await caseWithSecret()
        guard case .done = try await resolve(state, during: Self.claim) else {
            Issue.record("not done")
            return
        }
        #expect(try session.number("SELECT count(*) FROM leases WHERE cancel_requested") == 1)
        #expect(try session.number("SELECT count(*) FROM letters WHERE sealed IS NOT NULL") == 1)
        #expect(try session.number("SELECT count(*) FROM history") == 0)
        await close()
    }

    @Test("A message that is queued again while its case is resolved is cancelled")
    func queuedMeanwhile() async throws {
        let state = try await caseWithSecret()
        _ = try session.write(Self.claim)
        guard case .done = try await resolve(state, during: Self.queueAgain) else {
            Issue.record("not done")
            return
        }
        try expectCancelled()
        await close()
    }

    // MARK: Overrides and records

    @Test("The same request at the same moment adds one override, and removing it is done once")
    func overrides() async throws {
        let key = Idempotency(key: "key", fingerprint: "same")
        let added = try await together { store, number in
            try await store.add(.sample(OverrideID(rawValue: number + 1)), idempotency: key)
        }
        #expect(added.count { $0 == .added } == 1)
        let override = try #require(try await stores[0].overrides().first)
        #expect(added.count { $0 == .replayed(override) } == 7)
        let removed = try await together { store, number in
            try await store.removeOverride(override.id, at: .hours(11), by: UInt32(500 + number))
        }
        #expect(Set(removed).count == 1)
        #expect(try await stores[1].overrides().isEmpty)
        await close()
    }

    @Test("What is amended at the same moment isn't lost")
    func records() async throws {
        let record = ErrorRecord(
            id: RecordID(rawValue: 1), caseID: nil, findings: ErrorRecord.Findings(error: "error"), recordedAt: monday,
            recordedBy: nil)
        _ = try await together { store, _ in try await store.add(record) }
        _ = try await together { store, number in
            let amendment =
                number % 2 == 0
                ? ErrorRecord.Amendment(steps: "steps") : ErrorRecord.Amendment(cure: "cure")
            return try await store.amendRecord(record.id, by: amendment, at: .hours(1))
        }
        let findings = try #require(try await stores[0].record(record.id)).findings
        #expect(findings == ErrorRecord.Findings(error: "error", steps: "steps", cure: "cure"))
        let found = RecordFilter(words: SearchWords("steps cure"))
        #expect(try await stores[1].records(found, before: nil, limit: 9).count == 1)
        #expect(try await stores[1].records(RecordFilter(words: SearchWords("a\0b")), before: nil, limit: 9).isEmpty)
        await close()
    }

    @Test("By a text with a NUL nothing is found")
    func nul() async throws {
        _ = try await stores[0].open(.opening(1), idempotency: nil)
        for filter in [CaseFilter(plan: "a\0"), CaseFilter(playbook: "\0")] {
            #expect(try await stores[0].cases(filter, before: nil, limit: 9).isEmpty)
        }
        let period = monday..<Instant.hours(1)
        #expect(try await stores[0].figures(in: period, plan: nil, playbooks: nil).opened == 1)
        #expect(try await stores[0].figures(in: period, plan: "a\0", playbooks: nil).opened == 0)
        await close()
    }

    @Test("Cases are forgotten, and overrides pruned, once, by whichever daemon comes to it")
    func housekeeping() async throws {
        for number in Int64(1)...30 {
            let state = try #require(try await stores[0].open(.opening(number), idempotency: nil).opened)
            _ = try await stores[0].change(.resolving(state), rules: rules)
            _ = try await stores[0].add(.sample(OverrideID(rawValue: number)), idempotency: nil)
        }
        // As housekeeping does: until nothing is left.
        let counts = try await together(4) { store, _ in
            var (forgotten, pruned) = (0, 0)
            while true {
                let some = (
                    try await store.forgetCases(resolvedBefore: .hours(6), limit: 4),
                    try await store.pruneOverrides(endedBefore: .hours(99), limit: 4)
                )
                if some == (0, 0) { return (forgotten, pruned) }
                forgotten += some.0
                pruned += some.1
            }
        }
        #expect(counts.reduce(0) { $0 + $1.0 } == 30)
        #expect(counts.reduce(0) { $0 + $1.1 } == 30)
        #expect(
            try await stores[0].cases(CaseFilter(customer: nil), before: nil, limit: 99).allSatisfy {
                $0.customer == nil
            })
        #expect(try session.number("SELECT count(*) FROM cases WHERE customer_key IS NOT NULL") == 0)
        await close()
    }
}
