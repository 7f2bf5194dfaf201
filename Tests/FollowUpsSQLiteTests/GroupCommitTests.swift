import Dispatch
import FollowUps
import GRDB
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite struct GroupCommitTests {
    /// Holds a writer until it is let go.
    private final class Hold: Sendable {
        private let held = Mutex(false)
        private let release = DispatchSemaphore(value: 0)

        var isHeld: Bool { held.withLock { $0 } }

        func wait() {
            held.withLock { $0 = true }
            release.wait()
        }

        func end() { release.signal() }
    }

    @Test("Callers who come together share a commit of the database")
    func commits() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        let commits = Mutex(0)
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.tally()
            let pool = try #require(store.database.openPool)
            try await pool.writeWithoutTransaction { db in
                db.trace { if $0.description.hasPrefix("COMMIT") { commits.withLock { $0 += 1 } } }
            }
            let hold = Hold()
            let stored = try await withThrowingTaskGroup(of: [EnqueueResult].self) { group in
                defer { hold.end() }
                group.addTask {
                    try await store.writer.submit { _ in hold.wait() }
                    return []
                }
                // Whoever comes before it has a commit of its own.
                try await eventually("the writer is held") { hold.isHeld }
                for id in 0..<Int64(64) {
                    group.addTask { try await store.enqueue([.sample(id, rules: rules)]) }
                }
                try await eventually { store.writer.waiting >= 63 }
                hold.end()
                return try await group.reduce([], +)
            }
            #expect(stored == Array(repeating: .stored, count: 64))
            #expect((1...3).contains(commits.withLock { $0 }))
            #expect(try await store.tally() == ["basic": [.queued: 64]])
        }
    }
}
