import FollowUps
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("What is to move to another store")
struct MoveSourceTests {
    @Test("is told from what it was before anything happened, whatever that is, and is the same where nothing did")
    func contents() async throws {
        let (directory, rules) = (try TemporaryDirectory(), try DueRules.sample())
        func contents() throws -> String { try #require(try MoveSource(in: directory.path)).contents() }
        let changes: [@Sendable (SQLiteStore) async throws -> Void] = [
            { store in _ = try await store.enqueue([.sample(1, rules: rules), .sample(2, rules: rules)]) },
            { store in _ = try await store.apply(.cancel, to: 1, at: .hours(1), uid: nil, rules: rules) },
            { store in
                _ = try await store.suppress(
                    Suppression(address: "hana@example.jp", reason: nil, since: .hours(1), uid: nil))
            },
            { store in _ = try await store.add(.sample(2), idempotency: nil) },
            { store in _ = try await store.removeOverride(2, at: .hours(3), by: nil) },
            { store in
                try await store.add(
                    ErrorRecord(
                        id: RecordID(rawValue: 1), caseID: nil,
                        findings: ErrorRecord.Findings(error: "Error 500", steps: "as ever"), recordedAt: .hours(1),
                        recordedBy: nil))
            },
            { store in
                _ = try await store.amendRecord(
                    RecordID(rawValue: 1), by: ErrorRecord.Amendment(steps: .some(nil)), at: .hours(2))
            },
        ]
        _ = try await SQLiteStore.with(directory.path) { store async throws in try await store.tally() }
        var seen = [try contents()]
        for change in changes {
            try await SQLiteStore.with(directory.path) { store async throws in try await change(store) }
            let now = try contents()
            #expect(try contents() == now)
            #expect(!seen.contains(now), "after change \(seen.count)")
            seen.append(now)
        }
    }

    @Test("gets a name for what is left that isn't in use, however many are")
    func names() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("madoguchi.sqlite.moved")
        for expected in ["", "-2", "-3", "-4"] {
            let name = StateFiles().unused(path)
            #expect(name == path + expected)
            _ = try directory.write("", to: String(name.dropFirst(directory.path.count + 1)))
        }
    }
}
