import FollowUps
import Foundation
import GRDB
import Glibc
import LoggedEvents
import Logging
import Messages
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsSQLite

/// What can be wrong with a disk and with what is on it, each time with the cause gone afterwards.
@Suite struct StoreFaultTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    /// Asks for something to be written, and expects it to be refused.
    private func expectRefusal(
        by store: SQLiteStore, for reason: StoreError.Reason, sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let result = await Result { _ = try await store.enqueue([.sample(99, rules: rules)]) }
        #expect((result.failure as? StoreError)?.reason == reason, sourceLocation: sourceLocation)
        #expect((result.failure as? StoreError)?.detail.en.isEmpty == false, sourceLocation: sourceLocation)
    }

    /// Expects that the log told once of the trouble and once of its end, and of nobody's data.
    private func expectTale(_ log: LogLines, of reason: StoreError.Reason) {
        #expect(log.all.map(\.level) == [.error, .notice])
        #expect(log.all.map(\.metadata) == [.about(.storeUnusable), .about(.storeUsable)])
        #expect(log.all.allSatisfy { $0.text.contains(reason.rawValue) && !$0.text.contains("example.jp") })
    }

    @Test("A full disk refuses whole calls, and goes on when there is space")
    func full() async throws {
        let directory = try TemporaryDirectory()
        let log = LogLines()
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            _ = try await store.enqueue((0..<50).map { .sample($0, rules: rules) })
            let pool = try #require(store.database.openPool)
            // SQLite's own limit; it answers as it does to the system's.
            try await pool.writeWithoutTransaction { db in
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages)")
            }
            let lease = try #require(try await store.claimed([1]).first)
            for _ in 0..<2 {
                let result = await Result {
                    _ = try await store.enqueue((100..<400).map { .sample($0, key: "key \($0)", rules: rules) })
                }
                #expect((result.failure as? StoreError)?.reason == .full)
            }
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: 999).count == 50)
            #expect(try await store.tally() == store.recount())
            #expect(log.all.count == 1)
            try await pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA max_page_count = 100000") }
            // Follow-ups in flight are unchanged.
            try await store.settle([
                Settlement(lease: lease, at: .hours(9), ending: .delivered, detail: Wording(verbatim: "250 Ok"))
            ])
            let results = try await store.enqueue((100..<400).map { .sample($0, key: "key \($0)", rules: rules) })
            #expect(results == Array(repeating: .stored, count: 300))
            #expect(try await store.tally() == ["basic": [.queued: 349, .delivered: 1]])
        }
        expectTale(log, of: .full)
    }

    @Test("A disk that is full when the daemon starts", .enabled(if: SmallDisk.isPossible))
    func fullAtStart() async throws {
        let disk = try SmallDisk()
        let log = LogLines()
        try disk.fill()
        try await SQLiteStore.with(disk.path, log: log) { store async throws in
            await expectRefusal(by: store, for: .full)
            await #expect(throws: StoreError.self) { try await store.tally() }
            try disk.empty()
            #expect(try await store.enqueue([.sample(1, rules: rules)]) == [.stored])
        }
        expectTale(log, of: .full)
    }

    @Test(
        "A disk that fills up while messages come in loses none of those that it took",
        .enabled(if: SmallDisk.isPossible))
    func fillingUp() async throws {
        let disk = try SmallDisk()
        let log = LogLines()
        try await SQLiteStore.with(disk.path, log: log) { store async throws in
            var taken: [FollowUpID] = []
            for id in 0..<Int64(20_000) {
                guard case .success = await Result({ _ = try await store.enqueue([.sample(id, rules: rules)]) }) else {
                    break
                }
                taken.append(FollowUpID(rawValue: id))
            }
            #expect((10..<20_000).contains(taken.count))
            await expectRefusal(by: store, for: .full)
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: .max).map(\.id) == taken.reversed())
            #expect(try await store.tally() == ["basic": [.queued: taken.count]])
            try disk.grow()
            #expect(try await store.enqueue([.sample(30_000, rules: rules)]) == [.stored])
            #expect(try await store.tally() == ["basic": [.queued: taken.count + 1]])
        }
        expectTale(log, of: .full)
    }

    @Test("A disk that can only be read", .enabled(if: SmallDisk.isPossible))
    func readOnlyDisk() async throws {
        let disk = try SmallDisk()
        let log = LogLines()
        try await SQLiteStore.with(disk.path) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
        }
        try disk.setReadOnly(true)
        try await SQLiteStore.with(disk.path, log: log) { store async throws in
            await expectRefusal(by: store, for: .readOnly)
            await expectRefusal(by: store, for: .readOnly)
            try disk.setReadOnly(false)
            #expect(try await store.tally() == ["basic": [.queued: 1]])
        }
        expectTale(log, of: .readOnly)
    }

    @Test("A connection that can only read is given up for a new one")
    func readOnlyConnection() async throws {
        let directory = try TemporaryDirectory()
        let log = LogLines()
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            let pool = try #require(store.database.openPool)
            try await pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA query_only = ON") }
            await expectRefusal(by: store, for: .readOnly)
            #expect(try await store.enqueue([.sample(2, rules: rules)]) == [.stored])
        }
        expectTale(log, of: .readOnly)
    }

    @Test("One daemon at a time works on a directory, and the next goes on when it is free")
    func lockedDirectory() async throws {
        let directory = try TemporaryDirectory()
        let log = LogLines()
        try await SQLiteStore.with(directory.path) { first async throws in
            _ = try await first.enqueue([.sample(1, rules: rules)])
            try await SQLiteStore.with(directory.path, log: log) { second async throws in
                let result = await Result { _ = try await second.tally() }
                #expect(
                    result.failure as? StoreError
                        == StoreError(.locked, detail: .stateDirectoryInUse))
                await first.close()
                #expect(try await second.tally() == ["basic": [.queued: 1]])
            }
        }
        expectTale(log, of: .locked)
    }

    @Test("A database that somebody else holds for long")
    func lockedDatabase() async throws {
        let directory = try TemporaryDirectory()
        let log = LogLines()
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(
                path: directory.path + "/madoguchi.sqlite", configuration: configuration)
            try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            await expectRefusal(by: store, for: .locked)
            #expect(try await store.tally() == ["basic": [.queued: 1]])
            try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            #expect(try await store.enqueue([.sample(2, rules: rules)]) == [.stored])
            try other.close()
        }
        expectTale(log, of: .locked)
    }

    /// A directory with a store of two hundred follow-ups, closed.
    private func filledDirectory() async throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.enqueue((0..<200).map { .sample($0, rules: rules) })
        }
        return directory
    }

    @Test("A file that is no database, or a damaged one", arguments: [0, 100, 8_192, 40_960])
    func corrupt(offset: UInt64) async throws {
        let directory = try await filledDirectory()
        let log = LogLines()
        let file = URL(filePath: directory.path + "/madoguchi.sqlite")
        let good = try Data(contentsOf: file)
        let handle = try FileHandle(forWritingTo: file)
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: 3_000))
        try handle.close()
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            await expectRefusal(by: store, for: .corrupt)
            await expectRefusal(by: store, for: .corrupt)
            try good.write(to: file)
            #expect(try await store.tally() == ["basic": [.queued: 200]])
        }
        expectTale(log, of: .corrupt)
    }

    @Test("The overrides of a database are there before it is read in full, and also where it is damaged elsewhere")
    func earlyOverrides() async throws {
        let directory = try await filledDirectory()
        let standing = PlanOverride.sample(1)
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.add(standing, idempotency: nil)
        }
        let file = URL(filePath: directory.path + "/madoguchi.sqlite")
        let handle = try FileHandle(forWritingTo: file)
        try handle.seek(toOffset: 40_960)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: 3_000))
        try handle.close()
        let found = Mutex<[[PlanOverride]]>([])
        try await SQLiteStore.with(
            directory.path, foundOverrides: { overrides in found.withLock { $0.append(overrides) } }
        ) { store async throws in
            await expectRefusal(by: store, for: .corrupt)
        }
        let all = found.withLock(\.self)
        #expect(!all.isEmpty && all.allSatisfy { $0 == [standing] })
    }

    @Test("Damage that is met while reading")
    func corruptWhileOpen() async throws {
        let directory = try await filledDirectory()
        let log = LogLines()
        let file = URL(filePath: directory.path + "/madoguchi.sqlite")
        let good = try Data(contentsOf: file)
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            #expect(try await store.tally() == ["basic": [.queued: 200]])
            let handle = try FileHandle(forWritingTo: file)
            try handle.seek(toOffset: 8_192)
            try handle.write(contentsOf: Data(repeating: 0x5A, count: good.count - 8_192))
            try handle.close()
            let all = FollowUpFilter()
            let result = await Result { _ = try await store.list(all, before: nil, limit: .max) }
            #expect((result.failure as? StoreError)?.reason == .corrupt)
            await expectRefusal(by: store, for: .corrupt)
            try good.write(to: file)
            #expect(try await store.list(all, before: nil, limit: .max).count == 200)
        }
        expectTale(log, of: .corrupt)
    }

    @Test("Another program's database isn't touched")
    func foreign() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/madoguchi.sqlite"
        let foreign = try DatabaseQueue(path: path)
        try await foreign.write { db in try db.execute(sql: "CREATE TABLE recipes (id INTEGER PRIMARY KEY)") }
        try foreign.close()
        let before = try Data(contentsOf: URL(filePath: path))
        try await SQLiteStore.with(directory.path) { store async throws in
            await expectRefusal(by: store, for: .corrupt)
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test("A newer madoguchi's database is left to that one")
    func newer() async throws {
        let directory = try await filledDirectory()
        let path = directory.path + "/madoguchi.sqlite"
        let log = LogLines()
        func execute(_ sql: String) async throws {
            let database = try DatabaseQueue(path: path)
            try await database.write { db in try db.execute(sql: sql) }
            try database.close()
        }
        try await execute("INSERT INTO grdb_migrations VALUES ('of tomorrow')")
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            await expectRefusal(by: store, for: .newer)
            try await execute("DELETE FROM grdb_migrations WHERE identifier = 'of tomorrow'")
            #expect(try await store.tally() == ["basic": [.queued: 200]])
        }
        expectTale(log, of: .newer)
    }

    @Test("A database that is replaced while it is open takes nothing more, until it is back in its place")
    func replaced() async throws {
        let directory = try await filledDirectory()
        let other = try await filledDirectory()
        let log = LogLines()
        let path = directory.path + "/madoguchi.sqlite"
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            #expect(try await store.enqueue([.sample(300, rules: rules)]) == [.stored])
            #expect(rename(path, directory.path + "/aside") == 0)
            #expect(rename(other.path + "/madoguchi.sqlite", path) == 0)
            await expectRefusal(by: store, for: .replaced)
            await expectRefusal(by: store, for: .replaced)
            // All of it is in the one file that the log names, the latest included.
            let kept = try #require(log.all.first?.text.firstMatch(of: /\/proc\/\d+\/fd\/\d+/))
            try Data(contentsOf: URL(filePath: String(kept.output)))
                .write(to: URL(filePath: other.path + "/madoguchi.sqlite"))
            #expect(rename(directory.path + "/aside", path) == 0)
            #expect(try await store.enqueue([.sample(301, rules: rules)]) == [.stored])
            #expect(try await store.tally() == ["basic": [.queued: 202]])
        }
        expectTale(log, of: .replaced)
        try await SQLiteStore.with(other.path) { store async throws in
            #expect(try await store.tally() == ["basic": [.queued: 201]])
        }
    }

    @Test("A database that is taken away isn't made anew")
    func removed() async throws {
        let directory = try await filledDirectory()
        let path = directory.path + "/madoguchi.sqlite"
        try await SQLiteStore.with(directory.path) { store async throws in
            #expect(try await store.enqueue([.sample(300, rules: rules)]) == [.stored])
            #expect(unlink(path) == 0)
            await expectRefusal(by: store, for: .replaced)
            await expectRefusal(by: store, for: .replaced)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A state directory that can't be made")
    func nowhere() async throws {
        let directory = try TemporaryDirectory()
        try Data().write(to: URL(filePath: directory.path + "/file"))
        try await SQLiteStore.with(directory.path + "/file/state") { store async throws in
            await expectRefusal(by: store, for: .io)
        }
    }

    @Test("What failed to open isn't tried again at once")
    func timeout() async throws {
        let directory = try await filledDirectory()
        let file = URL(filePath: directory.path + "/madoguchi.sqlite")
        let good = try Data(contentsOf: file)
        try Data(repeating: 0x5A, count: 4_096).write(to: file)
        let store = SQLiteStore(directory: directory.path, logger: LogLines().logger, retryInterval: .seconds(3_600))
        await expectRefusal(by: store, for: .corrupt)
        try good.write(to: file)
        await expectRefusal(by: store, for: .corrupt)
        await store.close()
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous call comes to.
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }

    var failure: Failure? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
