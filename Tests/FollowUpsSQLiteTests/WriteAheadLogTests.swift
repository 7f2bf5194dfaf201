import FollowUps
import Foundation
import GRDB
import Logging
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("A database's log after a crash")
struct WriteAheadLogTests {
    private let directory: TemporaryDirectory
    private var log: String { directory.path + "/crashed/madoguchi.sqlite-wal" }

    /// A directory as a crash leaves it after twenty commits.
    init() async throws {
        directory = try TemporaryDirectory()
        let path = directory.path
        let rules = try DueRules.sample()
        try await SQLiteStore.with(path + "/state") { store async throws in
            for id in Int64(1)...20 { _ = try await store.enqueue([.sample(id, rules: rules)]) }
            try FileManager.default.copyItem(atPath: path + "/state", toPath: path + "/crashed")
        }
    }

    private func damage(at offset: Int) throws {
        var bytes = try Data(contentsOf: URL(filePath: log))
        bytes[offset] ^= 0x40
        try bytes.write(to: URL(filePath: log))
    }

    private func countAfterOpening(_ lines: LogLines) async throws -> Int {
        var count = 0
        try await SQLiteStore.with(directory.path + "/crashed", log: lines) { store async throws in
            count = try await store.list(FollowUpFilter(), before: nil, limit: .max).count
        }
        return count
    }

    @Test("that is sound is taken in without a word")
    func sound() async throws {
        #expect(WriteAheadLog.commitsBehindDamage(log) == 0)
        let lines = LogLines()
        #expect(try await countAfterOpening(lines) == 20)
        #expect(lines.all.isEmpty)
    }

    @Test("isn't taken in by a look at the database, which changes nothing")
    func inspected() throws {
        let database = directory.path + "/crashed/madoguchi.sqlite"
        let files = { try [database, log].map { try Data(contentsOf: URL(filePath: $0)) } }
        let before = try files()
        try OpenDatabase.inspect(database)
        #expect(try files() == before)
    }

    @Test("that is damaged in the middle is said to have lost as many commits as it has")
    func damaged() async throws {
        let size = try Data(contentsOf: URL(filePath: log)).count
        try damage(at: size / 2)
        let lost = WriteAheadLog.commitsBehindDamage(log)
        let lines = LogLines()
        let count = try await countAfterOpening(lines)
        #expect(lost > 3 && lost < 20)
        // The damaged commit itself is lost, too, and those behind it.
        #expect((lost...(lost + 1)).contains(20 - count))
        #expect(lines.all.map(\.level) == [.warning])
        #expect(lines.all.first?.text.contains("\(lost) commits") == true)
    }

    @Test("is damaged where either half of a checksum is", arguments: [16, 20])
    func checksums(offset: Int) throws {
        // A header of the log, and frames of a header and a page each.
        let size = try Data(contentsOf: URL(filePath: log)).count
        try damage(at: 32 + (size / 4_120 / 2) * 4_120 + offset)
        #expect(WriteAheadLog.commitsBehindDamage(log) > 3)
    }

    @Test("is read with pages of any size that SQLite has", arguments: [512, 4_096, 65_536])
    func pages(size: Int) async throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = \(size)")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        let path = directory.path + "/pages.sqlite"
        let pool = try DatabasePool(path: path, configuration: configuration)
        try await pool.write { db in try db.execute(sql: "CREATE TABLE t (text TEXT)") }
        for _ in 0..<20 { try await pool.write { db in try db.execute(sql: "INSERT INTO t VALUES ('x')") } }
        var bytes = try Data(contentsOf: URL(filePath: path + "-wal"))
        try pool.close()
        func lost() throws -> Int {
            try bytes.write(to: URL(filePath: log))
            return WriteAheadLog.commitsBehindDamage(log)
        }
        #expect(try lost() == 0)
        bytes[bytes.count / 2] ^= 0x40
        #expect(try (8...12).contains(lost()))
    }

    @Test("whose last commit was cut short lost nothing that was acknowledged")
    func torn() async throws {
        let size = try Data(contentsOf: URL(filePath: log)).count
        #expect(truncate(log, size - 1_000) == 0)
        #expect(WriteAheadLog.commitsBehindDamage(log) == 0)
    }

    @Test("that is none says nothing")
    func none() throws {
        try Data("something else, and long enough for a header".utf8).write(to: URL(filePath: log))
        #expect(WriteAheadLog.commitsBehindDamage(log) == 0)
        #expect(WriteAheadLog.commitsBehindDamage(log + "x") == 0)
    }
}
