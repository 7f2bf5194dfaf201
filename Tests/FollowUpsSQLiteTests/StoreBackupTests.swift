import FollowUps
import Foundation
import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

/// Copies of a store that is in use, and what they are good for.
@Suite struct StoreBackupTests {
    let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    @Test("A copy restored elsewhere is the same store", arguments: Seeds.all)
    func roundTrip(seed: UInt64) async throws {
        let (here, there) = (try TemporaryDirectory(), try TemporaryDirectory())
        var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
        var expected: [FollowUp] = []
        var overrides: [PlanOverride] = []
        try await SQLiteStore.with(here.path) { store async throws in
            for _ in 0..<200 { generator.learn(from: await generator.next().ask(store)) }
            expected = try await store.list(FollowUpFilter(), before: nil, limit: .max)
            _ = try await store.add(.sample(100_000, reason: Wording(ja: "休業", en: "closed")), idempotency: nil)
            overrides = try await store.overrides()
            try await store.backup().save(to: there.path + "/backup")
        }
        let report = try DatabaseRestore.run(
            from: BackupSource(there.path + "/backup"), in: there.path + "/state", at: monday, keepsSending: false)
        #expect(report.replaced == nil)
        #expect(report.isPaused)
        #expect(report.states == Dictionary(grouping: expected, by: \.state).mapValues(\.count))
        #expect(report.newest == expected.first?.acceptedAt)
        try await SQLiteStore.with(there.path + "/state") { store async throws in
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: .max) == expected)
            #expect(try await store.overrides() == overrides)
            #expect(try await store.tally() == store.recount())
            #expect(try await store.currentPause() == .byRestore)
            // From here on it is somebody's own pause.
            try await store.setPaused(true)
            #expect(try await store.currentPause() == .byOperator)
        }
    }

    @Test("What was acknowledged before it began is in it, whatever comes meanwhile")
    func underLoad() async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            let load = Load(store: store, rules: rules)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { try await load.run() } }
                for copy in 0..<5 {
                    let before = try await store.list(FollowUpFilter(), before: nil, limit: .max).map(\.id)
                    let path = "\(directory.path)/copy-\(copy)"
                    try await store.backup().save(to: path)
                    _ = try DatabaseRestore.run(
                        from: BackupSource(path), in: path + ".d", at: monday, keepsSending: true)
                    try await SQLiteStore.with(path + ".d") { copied async throws in
                        let ids = Set(try await copied.list(FollowUpFilter(), before: nil, limit: .max).map(\.id))
                        #expect(before.allSatisfy(ids.contains))
                        #expect(try await copied.tally() == copied.recount())
                        #expect(try await copied.currentPause() == .none)
                    }
                }
                load.stop()
                try await group.waitForAll()
            }
        }
    }

    @Test("It leaves no file behind, and nothing of what was deleted is in it")
    func traces() async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            for id in 0..<Int64(100) {
                _ = try await store.enqueue([.sample(id, to: "forgotten-\(id)@example.jp", rules: rules)])
                _ = try await store.apply(
                    .cancel, to: FollowUpID(rawValue: id), at: .hours(1), uid: nil, rules: rules)
            }
            _ = try await store.enqueue([.sample(1_000, to: "kept@example.jp", rules: rules)])
            #expect(try await store.prune(endedBefore: .hours(2), limit: 1_000) == 100)
            let copy = try await store.backup()
            #expect(try directory.names.allSatisfy { $0.hasPrefix("madoguchi.") })
            let bytes = Data(try copy.bytes())
            #expect(bytes.count == Int(copy.size))
            #expect(bytes.range(of: Data("kept@example.jp".utf8)) != nil)
            #expect(bytes.range(of: Data("forgotten-".utf8)) == nil)
        }
    }

    @Test("What a crash left of a copy goes with the next start, and nothing else does")
    func leftovers() async throws {
        let directory = try TemporaryDirectory()
        for name in ["backup-1f.tmp", "backup-mine", "other.tmp"] {
            try Data("x".utf8).write(to: URL(filePath: "\(directory.path)/\(name)"))
        }
        try await SQLiteStore.with(directory.path) { store async throws in _ = try await store.tally() }
        let names = try directory.names
        #expect(!names.contains("backup-1f.tmp"))
        #expect(names.contains("backup-mine") && names.contains("other.tmp"))
    }

    @Test(
        "A disk without room for it says so; nothing is left behind, and messages are accepted as before",
        .enabled(if: SmallDisk.isPossible))
    func full() async throws {
        let disk = try SmallDisk()
        let log = LogLines()
        try await SQLiteStore.with(disk.path, log: log) { store async throws in
            for id in Int64(1)...9 { _ = try await store.enqueue([.sample(id, rules: rules)]) }
            try disk.fill()
            let result = await Result { _ = try await store.backup() }
            #expect((result.failure as? StoreError)?.reason == .full)
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).allSatisfy { !$0.hasSuffix(".tmp") })
            try disk.empty()
            #expect(try await store.enqueue([.sample(100, rules: rules)]) == [.stored])
        }
        #expect(log.all.isEmpty)
    }

    @Test("Its condition tells its files' sizes, when it was found sound, and what is wrong")
    func condition() async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            let condition = await store.condition()
            #expect(condition.trouble == nil)
            #expect(condition.soundAt != nil)
            #expect((condition.size ?? 0) > 0)
            #expect(condition.logSize != nil)
            try await SQLiteStore.with(directory.path) { other async throws in
                #expect(await other.condition().trouble?.reason == .locked)
            }
        }
    }
}

/// Messages that come in one after another until it is told to stop.
private final class Load: Sendable {
    private let store: SQLiteStore
    private let rules: DueRules
    private let next = Atomic<Int64>(0)
    private let isDone = Atomic(false)

    init(store: SQLiteStore, rules: DueRules) {
        self.store = store
        self.rules = rules
    }

    func run() async throws {
        while !isDone.load(ordering: .relaxed), !Task.isCancelled {
            let id = next.add(1, ordering: .relaxed).oldValue
            _ = try await store.enqueue([.sample(id, rules: rules)])
        }
    }

    func stop() { isDone.store(true, ordering: .relaxed) }
}

extension StoreCopy {
    /// All of it.
    func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while case let part = try read(at: Int64(bytes.count), atMost: 10_000), !part.isEmpty { bytes += part }
        return bytes
    }

    func save(to path: String) throws {
        try Data(bytes()).write(to: URL(filePath: path))
    }
}

extension TemporaryDirectory {
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}
