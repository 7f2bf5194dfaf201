import FollowUps
import Foundation
import GRDB
import Glibc
import Messages
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsSQLite

/// Backups that are put back, and those that aren't.
@Suite struct DatabaseRestoreTests {
    private let directory: TemporaryDirectory
    private let rules: DueRules
    private var state: String { directory.path + "/state" }
    private var backup: String { directory.path + "/backup" }

    init() throws {
        directory = try TemporaryDirectory()
        rules = try .sample()
    }

    /// Has a backup with message 1, and a state directory with messages 1 and 2.
    private func prepare() async throws {
        try await SQLiteStore.with(state) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
            try await store.backup().save(to: backup)
            _ = try await store.enqueue([.sample(2, rules: rules)])
        }
    }

    private func restore(from path: String? = nil) throws -> RestoreReport {
        try DatabaseRestore.run(from: BackupSource(path ?? backup), in: state, at: monday, keepsSending: false)
    }

    private func ids() async throws -> [FollowUpID] {
        var ids: [FollowUpID] = []
        try await SQLiteStore.with(state) { store async throws in
            ids = try await store.list(FollowUpFilter(), before: nil, limit: .max).map(\.id)
        }
        return ids
    }

    @Test("The database that was there is kept under another name, and can be put back")
    func replacing() async throws {
        try await prepare()
        let kept = state + "/madoguchi.sqlite.replaced-20260105T000000Z"
        #expect(try restore().replaced == kept)
        let names = ["madoguchi.lock", "madoguchi.sqlite", "madoguchi.sqlite.replaced-20260105T000000Z"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: state).sorted() == names)
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(state)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(try await ids() == [1])
        #expect(try restore(from: kept).replaced == kept + "-2")
        #expect(try await ids() == [2, 1])
    }

    @Test("A log that a crash has left goes with its own database, and is never taken for the other's")
    func logs() async throws {
        let crashed = try TemporaryDirectory()
        try await prepare()
        try await SQLiteStore.with(state) { store async throws in
            // The first commit of a run cuts the log off.
            for id in Int64(3)...4 { _ = try await store.enqueue([.sample(id, rules: rules)]) }
            // As after a crash: with a log that isn't worked in.
            for suffix in ["", "-wal"] {
                let name = "/madoguchi.sqlite\(suffix)"
                try FileManager.default.copyItem(atPath: state + name, toPath: crashed.path + name)
            }
        }
        let size = try FileManager.default.attributesOfItem(atPath: crashed.path + "/madoguchi.sqlite-wal")[.size]
        #expect((size as? Int ?? 0) > 0)
        let report = try DatabaseRestore.run(
            from: BackupSource(backup), in: crashed.path, at: monday, keepsSending: false)
        let kept = try #require(report.replaced)
        #expect(FileManager.default.fileExists(atPath: kept + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: crashed.path + "/madoguchi.sqlite-wal"))
        _ = try restore(from: kept)
        #expect(try await ids() == [4, 3, 2, 1])
    }

    @Test("Nothing is restored while a daemon holds the directory")
    func inUse() async throws {
        try await prepare()
        try await SQLiteStore.with(state) { store async throws in
            _ = try await store.tally()
            #expect(throws: RestoreError.inUse(directory: state)) { try restore() }
        }
        #expect(try await ids() == [2, 1])
    }

    /// What isn't restored.
    enum BadBackup: String, CaseIterable {
        case missing, empty, text, cut, overwritten, another, newer

        var reason: StoreError.Reason {
            switch self {
            case .missing: .io
            case .empty, .text, .cut, .overwritten, .another: .corrupt
            case .newer: .newer
            }
        }

        func spoil(_ path: String) throws {
            let file = URL(filePath: path)
            var bytes = try Data(contentsOf: file)
            switch self {
            case .missing: try FileManager.default.removeItem(at: file)
            case .empty: try Data().write(to: file)
            case .text: try Data(repeating: 0x41, count: 10_000).write(to: file)
            case .cut: try bytes.prefix(bytes.count / 2).write(to: file)
            case .overwritten:
                // All pages but the first.
                bytes.replaceSubrange(4_096..., with: Data(repeating: 0xA5, count: bytes.count - 4_096))
                try bytes.write(to: file)
            case .another: try change(path, "PRAGMA application_id = 7")
            case .newer: try change(path, "INSERT INTO grdb_migrations VALUES ('of a time to come')")
            }
        }

        private func change(_ path: String, _ sql: String) throws {
            let queue = try DatabaseQueue(path: path)
            try queue.write { db in try db.execute(sql: sql) }
            try queue.close()
        }
    }

    @Test("What is no good is refused, and changes nothing", arguments: BadBackup.allCases)
    func refusal(_ bad: BadBackup) async throws {
        try await prepare()
        try bad.spoil(backup)
        let before = try FileManager.default.contentsOfDirectory(atPath: state).sorted()
        do {
            _ = try restore()
            Issue.record("restored")
        } catch let error as RestoreError {
            guard case .unusable(_, let cause) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(cause.reason == bad.reason)
            #expect(error.wording.en.contains(backup))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: state).sorted() == before)
        #expect(try await ids() == [2, 1])
    }

    @Test("A disk without room for it keeps what was there", .enabled(if: SmallDisk.isPossible))
    func full() async throws {
        let disk = try SmallDisk()
        try await prepare()
        try await SQLiteStore.with(disk.path) { store async throws in
            _ = try await store.enqueue([.sample(7, rules: rules)])
        }
        try disk.fill()
        do {
            _ = try DatabaseRestore.run(from: BackupSource(backup), in: disk.path, at: monday, keepsSending: false)
            Issue.record("restored")
        } catch {
            guard case .failed(_, let cause) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(cause.reason == .full)
        }
        try disk.empty()
        try await SQLiteStore.with(disk.path) { store async throws in
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: 9).map(\.id) == [7])
        }
    }
}
