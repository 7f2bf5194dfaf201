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

    /// Commits of the store's database from here on.
    private static func counted(_ store: SQLiteStore) async throws -> @Sendable () -> Int {
        _ = try await store.tally()
        let pool = try #require(store.database.openPool)
        let commits = Counter()
        try await pool.writeWithoutTransaction { db in
            db.trace { if $0.description.hasPrefix("COMMIT") { commits.add() } }
        }
        return { commits.value }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock(\.self) }

        func add() { count.withLock { $0 += 1 } }
    }

    @Test("Callers who come while a transaction runs share its commit")
    func commits() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        try await SQLiteStore.with(directory.path, openTime: .seconds(60)) { store async throws in
            let commits = try await Self.counted(store)
            let hold = Hold()
            let stored = try await withThrowingTaskGroup(of: [EnqueueResult].self) { group in
                defer { hold.end() }
                group.addTask {
                    try await store.writer.submit { _ in hold.wait() }
                    return []
                }
                try await eventually("the writer is held") { hold.isHeld }
                for id in 0..<Int64(64) {
                    group.addTask { try await store.enqueue([.sample(id, rules: rules)]) }
                }
                try await eventually { store.writer.waiting == 64 }
                hold.end()
                return try await group.reduce([], +)
            }
            #expect(stored == Array(repeating: .stored, count: 64))
            #expect(commits() == 1)
            #expect(try await store.tally() == ["basic": [.queued: 64]])
        }
    }

    @Test("What began data is counted, whoever shares the commit, and not where it was rolled back")
    func counts() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        try await SQLiteStore.with(directory.path, openTime: .seconds(60)) { store async throws in
            _ = try await store.enqueue((1...3).map { .sample($0, rules: rules) })
            let leases = try await store.claimed([1, 2, 3], at: .hours(9))
            let commits = try await Self.counted(store)
            let hold = Hold()
            let first = Task { try await store.writer.submit { _ in if !hold.isHeld { hold.wait() } } }
            defer { hold.end() }
            try await eventually("the writer is held") { hold.isHeld }
            let others = leases.map { lease in Task { try await store.beginData(of: [lease], at: .hours(9)) } }
            let faulty = Task { try await store.writer.submit { _ in throw StoreError.nameInUse } as Void }
            try await eventually { store.writer.waiting == 4 }
            hold.end()
            try await first.value
            for other in others { #expect(try await other.value.count == 1) }
            await #expect(throws: StoreError.nameInUse) { try await faulty.value }
            // The commit of all of them was rolled back; each has its own then.
            #expect(commits() == 4)
            #expect(try await store.dataBegun(since: .hours(9)) == [DataCount(minute: .hours(9), count: 3)])
        }
    }

    @Test("One who came while a transaction ran and is at fault is the only one who is refused")
    func lateFault() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        try await SQLiteStore.with(directory.path, openTime: .seconds(60)) { store async throws in
            _ = try await store.tally()
            let hold = Hold()
            let first = Task {
                try await store.writer.submit { transaction in
                    if !hold.isHeld { hold.wait() }
                    return try transaction.enqueue([.sample(1, rules: rules)])
                }
            }
            defer { hold.end() }
            try await eventually("the writer is held") { hold.isHeld }
            let faulty = Task { try await store.writer.submit { _ in throw StoreError.nameInUse } as Void }
            let last = Task { try await store.enqueue([.sample(2, rules: rules)]) }
            try await eventually { store.writer.waiting == 2 }
            hold.end()
            #expect(try await first.value == [.stored])
            await #expect(throws: StoreError.nameInUse) { try await faulty.value }
            #expect(try await last.value == [.stored])
            #expect(try await store.tally() == ["basic": [.queued: 2]])
        }
    }
}
