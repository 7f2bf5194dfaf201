import FollowUps
import Foundation
import Glibc
import Logging
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("A state directory")
struct StateDirectoryTests {
    private let parent: TemporaryDirectory
    private let rules: DueRules
    private var path: String { parent.path + "/state" }

    init() async throws {
        parent = try TemporaryDirectory()
        let rules = try DueRules.sample()
        self.rules = rules
        try await SQLiteStore.with(parent.path + "/state") { store async throws in
            _ = try await store.enqueue([.sample(1, rules: rules)])
        }
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
    }

    @Test("and the database in it are taken from others, and that is said", arguments: [0o777, 0o755, 0o770])
    func open(mode: Int) async throws {
        chmod(path, mode_t(mode))
        chmod(path + "/madoguchi.sqlite", 0o666)
        let log = LogLines()
        try await SQLiteStore.with(path, log: log) { store async throws in
            #expect(try await store.tally() == ["basic": [.queued: 1]])
        }
        #expect(try self.mode("") == 0o750)
        #expect(try self.mode("madoguchi.sqlite") == 0o600)
        #expect(log.all.map(\.level) == [.warning, .warning])
        #expect(log.all.allSatisfy { $0.text.contains("had mode 0") })
    }

    @Test("may let its group through, to the outbox in it", arguments: [0o700, 0o710, 0o750])
    func closed(mode: Int) async throws {
        chmod(path, mode_t(mode))
        let log = LogLines()
        try await SQLiteStore.with(path, log: log) { store async throws in
            #expect(try await store.tally() == ["basic": [.queued: 1]])
        }
        #expect(try self.mode("") == mode)
        #expect(log.all.isEmpty)
    }

    @Test(
        "and what is in it may be another user's where root opens it and nobody else could",
        .enabled(if: geteuid() == 0, "only root can give files away"), arguments: ["", "/madoguchi.sqlite"])
    func givenAway(name: String) async throws {
        #expect(chown(path + name, 12_345, 12_345) == 0)
        let log = LogLines()
        try await SQLiteStore.with(path, log: log) { store async throws in
            #expect(try await store.tally() == ["basic": [.queued: 1]])
        }
        #expect(log.all.isEmpty)
    }

    @Test("is held without its database, too, by one at a time, however often that one takes it")
    func held() throws {
        var first: HeldDirectory? = HeldDirectory(path)
        let second = HeldDirectory(path)
        try first?.take()
        try first?.take()
        #expect(throws: StoreError.self) { try second.take() }
        first = nil
        try second.take()
        #expect(throws: StoreError.self) { try HeldDirectory(path).take() }
    }

    @Test("isn't left by links that somebody planted", arguments: ["madoguchi.sqlite", "madoguchi.lock"])
    func links(name: String) async throws {
        let target = parent.path + "/target"
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        #expect(symlink(target, "\(path)/\(name)") == 0)
        try await SQLiteStore.with(path) { store async throws in
            let result = await Result { _ = try await store.tally() }
            #expect(result.failure is StoreError)
        }
        #expect(!FileManager.default.fileExists(atPath: target))
    }
}
