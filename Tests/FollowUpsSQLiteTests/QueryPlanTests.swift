import FollowUps
import GRDB
import MailAddress
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite struct QueryPlanTests {
    /// Tables that have a handful of rows, however many follow-ups there are.
    private static let small: Set<Substring> = ["tallies", "settings", "json_each", "overrides"]

    @Test("No statement walks through a table or sorts what it finds")
    func plans() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        let other = try DueRules.sample(["basic": "24/7"])
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.tally()
            let pool = try #require(store.database.openPool)
            let seen = Statements()
            try await pool.writeWithoutTransaction { db in db.trace { seen.add($0.description) } }

            _ = try await store.enqueue(
                (1...9).map { .sample($0, expiresAt: .hours($0), key: "key \($0)", rules: rules) })
            _ = try await store.enqueue([.sample(9, key: "key 9", rules: rules)])
            let leases = try await store.claimRendered(
                (1...9).map { FollowUpID(rawValue: $0) }, by: owner, at: .hours(9), fixedHeaders: .sample
            ).map(\.lease)
            try await store.beginData(of: leases)
            _ = try await store.rescue(
                fromAllBut: LeaseOwner(rawValue: 8), at: .hours(9), repeatsUncertain: true, attempts: 9, rules: rules)
            _ = try await store.enqueue((10...19).map { .sample($0, rules: rules) })
            let more = try await store.claimed((10...19).map { FollowUpID(rawValue: $0) })
            try await store.settle(
                more.map { Settlement(lease: $0, at: .hours(9), ending: .delivered) })
            _ = try await store.expire(at: .hours(9), limit: 9)
            _ = try await store.enqueue([.sample(20, rules: rules)])
            _ = try await store.rederive(by: other, of: nil, after: nil, limit: 99)
            _ = try await store.apply(.cancel, to: 20, at: .hours(9), uid: nil, rules: rules)
            _ = try await store.prune(endedBefore: .hours(99), limit: 99)
            try await store.setPaused(true)
            try await useCases(store, rules)
            #expect(seen.all.count > 20)

            try await pool.read { db in
                db.trace { seen.add($0.description) }
                let head = DueHead(id: 1, domain: "", priority: .usual, dueAt: monday)
                _ = try db.due(in: "basic", at: monday, after: head, limit: 9)
                _ = try db.dueCount(in: "basic", within: monday..<(.hours(9)), leavingFrom: monday)
                _ = try db.others(in: "basic", than: monday..<(.hours(9)), leavingFrom: monday, fewerThan: 9)
                _ = try db.nextDue(in: "basic", after: monday, leavingFrom: monday)
                _ = try db.nextExpiry()
                _ = try db.history(of: 1)
                _ = try db.currentPause()
                _ = try db.casesToGoOn(limit: 9)
                _ = try db.lines(of: CaseID(rawValue: 100))
                _ = try db.caseTally()
                _ = try db.figures(in: monday..<(.hours(9)), plan: nil, playbooks: nil)
                _ = try db.suppressions(after: nil, limit: 9)
                _ = try db.lastOccurrence(of: "care")
                _ = try db.leaseOwners()
                _ = try db.dataBegun(since: monday)
                _ = try db.newestID()
                _ = try db.overrides()
                _ = try db.addition(under: Idempotency(key: "override", fingerprint: "same"))
                _ = try db.records(RecordFilter(words: SearchWords("a")), before: nil, limit: 9)
                for filter in [
                    CaseFilter(), CaseFilter(isOpen: true), CaseFilter(isOpen: false),
                    CaseFilter(customer: "hana@example.jp"),
                ] {
                    _ = try db.cases(filter, before: nil, limit: 9)
                }
                for filter in [
                    FollowUpFilter(), FollowUpFilter(state: .cancelled), FollowUpFilter(plan: "basic"),
                    FollowUpFilter(recipient: "hana@example.jp"), FollowUpFilter(state: .queued, caseLabel: "#123456"),
                ] {
                    _ = try db.list(filter, before: nil, limit: 9)
                }
                db.trace()
                for statement in seen.all {
                    // The steps of a transaction have no plan, and cascades are the tables' own.
                    guard ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(where: statement.hasPrefix) else {
                        continue
                    }
                    let plan = try db.statement("EXPLAIN QUERY PLAN \(statement)").all { $0(3, as: String.self) }
                    for step in plan {
                        let words = step.split(separator: " ")
                        #expect(
                            words.first != "SCAN" || words.count > 1 && Self.small.contains(words[1])
                                || step == "SCAN CONSTANT ROW" || step.hasPrefix("SCAN (subquery-")
                                || Self.openCases == step, "\(step): \(statement)")
                        // Only follow-ups in flight are few enough to be taken by its state alone.
                        #expect(!step.hasSuffix("(state=?)") || statement.contains("owner"), "\(statement)")
                        #expect(!step.contains("TEMP B-TREE"), "\(step): \(statement)")
                    }
                }
            }
            // What a page of the due ones costs hangs on the page alone, with a million of them at one instant.
            try await pool.read { db in
                let due = seen.all.filter { $0.contains("INDEXED BY follow_ups_due") && !$0.contains("count(*)") }
                let plans = try due.map { try db.statement("EXPLAIN QUERY PLAN \($0)").all { $0(3, as: String.self) } }
                let search = "SEARCH follow_ups USING COVERING INDEX follow_ups_due (plan=? AND priority=? AND "
                #expect(
                    Set(plans.joined())
                        == Set(["due_at=? AND id>?)", "due_at>? AND due_at<?)", "due_at>?)"].map { search + $0 }))
            }
        }
    }

    /// As many as there are open cases: few, beside follow-ups.
    private static let openCases = "SCAN c USING INDEX cases_at_hand"

    private func useCases(_ store: SQLiteStore, _ rules: DueRules) async throws {
        var state = Case(
            id: CaseID(rawValue: 100), playbook: "password", frozen: "{}", plan: "basic", customer: "hana@example.jp",
            operator: nil, language: "ja", values: "{}", progress: "{}", openedAt: monday, openedBy: nil)
        let line = CaseLine(at: monday, event: .noted, detail: "words")
        _ = try await store.open(
            CaseChange(state, next: .sample(30, rules: rules), lines: [line], at: monday, uid: nil),
            idempotency: Idempotency(key: "case", fingerprint: "same"))
        state.resolution = Case.Resolution(at: monday, stage: "self-service")
        _ = try await store.change(
            CaseChange(state, cancelsCurrent: true, lines: [line], at: monday, uid: nil), rules: rules)
        _ = try await store.forgetCases(resolvedBefore: .hours(1), limit: 9)
        _ = try await store.enqueue([NewFollowUp.sample(31, rules: rules).written(secrets: "secret")])
        try await store.beginData(of: store.claimed([31], at: .hours(9)))
        _ = try await store.suppress(
            Suppression(address: "hana@example.jp", reason: nil, since: monday, uid: nil))
        _ = try await store.enqueue([.sample(32, rules: rules)])
        _ = try await store.unsuppress("hana@example.jp")
        _ = try await store.beginOccurrence(of: "care", at: monday, with: [])
        try await store.finishOccurrence(of: "care", at: monday)
        _ = try await store.add(.sample(200), idempotency: Idempotency(key: "override", fingerprint: "same"))
        _ = try await store.removeOverride(200, at: monday, by: nil)
        _ = try await store.pruneOverrides(endedBefore: monday, limit: 9)
    }

    /// What SQLite was asked, each once.
    private final class Statements: Sendable {
        private let collected = Mutex<Set<String>>([])
        var all: Set<String> { collected.withLock { $0 } }

        func add(_ statement: String) {
            collected.withLock { _ = $0.insert(statement) }
        }
    }
}
