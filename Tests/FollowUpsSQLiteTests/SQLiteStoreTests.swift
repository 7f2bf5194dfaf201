import FollowUps
import Foundation
import GRDB
import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite struct SQLiteStoreTests {
    @Test("Opening it again gives everything back", arguments: Seeds.all)
    func reopening(seed: UInt64) async throws {
        let directory = try TemporaryDirectory()
        let model = InMemoryStore()
        var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
        for _ in 0..<6 {
            try await SQLiteStore.with(directory.path) { store async throws in
                for _ in 0..<80 {
                    let verb = generator.next()
                    let expected = await verb.ask(model)
                    try #require(await verb.ask(store) == expected)
                    generator.learn(from: expected)
                }
            }
        }
        try await SQLiteStore.with(directory.path) { store async throws in
            let everything = try await model.list(FollowUpFilter(), before: nil, limit: .max)
            #expect(try await store.list(FollowUpFilter(), before: nil, limit: .max) == everything)
            #expect(try await store.tally() == model.tally())
            #expect(try await store.currentPause() == model.currentPause())
            #expect(try await store.overrides() == model.overrides())
            #expect(try await store.newestID() == model.newestID())
        }
    }

    @Test("As many are due whichever are counted: these, or the others", arguments: Seeds.all)
    func countedEitherWay(seed: UInt64) async throws {
        let directory = try TemporaryDirectory()
        var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
        try await SQLiteStore.with(directory.path) { store async throws in
            for _ in 0..<12 {
                for _ in 0..<40 { generator.learn(from: await generator.next().ask(store)) }
                let pool = try #require(store.database.openPool)
                try await pool.read { db in
                    let instants = [Instant(secondsSinceEpoch: .min), monday, .hours(5), .hours(60), .hours(2_000)]
                    for plan in try db.tally().keys {
                        for (first, last) in zip(instants, instants.dropFirst() + [Instant(secondsSinceEpoch: .max)]) {
                            for opening in [nil, monday, .hours(50)] {
                                let all = try db.dueCount(
                                    in: plan, within: first..<last, leavingFrom: opening, few: .max)
                                for few in [0, 1, 3, 20] {
                                    let count = try db.dueCount(
                                        in: plan, within: first..<last, leavingFrom: opening, few: few)
                                    try #require(count == all)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Test("Overrides are there after it was closed, removed ones and their keys too")
    func reopenedOverrides() async throws {
        let directory = try TemporaryDirectory()
        let reason = Wording(ja: "台風のため「休業」", en: "closed: \"typhoon\"")
        let standing = PlanOverride.sample(2, .unknown, to: nil, reason: reason)
        let key = Idempotency(key: "key", fingerprint: "same")
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.add(.sample(1), idempotency: key)
            _ = try await store.add(standing, idempotency: nil)
            _ = try await store.removeOverride(1, at: .hours(11), by: 501)
        }
        try await SQLiteStore.with(directory.path) { store async throws in
            #expect(try await store.overrides() == [standing])
            let removed = try #require(try await store.override(1))
            #expect(removed.removedAt == .hours(11) && removed.removedBy == 501)
            #expect(try await store.add(.sample(3), idempotency: key) == .replayed(removed))
        }
    }

    @Test("What earlier releases told in a history, in English, is told as it was")
    func earlierDetails() throws {
        for text in ["the window closed before it was this message's turn", "550 5.1.1 unknown", "{", "{\"en\":1}", ""]
        {
            #expect(Wording(historyColumn: text) == Wording(verbatim: text))
        }
        #expect(try Wording(verbatim: "250 Ok").historyColumn == "250 Ok")
        #expect(try Wording(ja: "終了", en: "closed").historyColumn == #"{"en":"closed","ja":"終了"}"#)
    }

    @Test("Commits are on disk before they are answered, and files are the owner's alone")
    func settings() async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            _ = try await store.enqueue([.sample(1, rules: .sample())])
            let pool = try #require(store.database.openPool)
            // FULL is 2.
            for (pragma, value) in [
                ("synchronous", "2"), ("journal_mode", "wal"), ("secure_delete", "1"), ("foreign_keys", "1"),
                ("application_id", String(0x6D61_646F)),
            ] {
                let found = try await pool.writeWithoutTransaction { db in
                    try String.fetchOne(db, sql: "PRAGMA \(pragma)")
                }
                #expect(found == value, "\(pragma)")
            }
            for suffix in ["lock", "sqlite", "sqlite-wal", "sqlite-shm"] {
                let path = "\(directory.path)/madoguchi.\(suffix)"
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(suffix)")
            }
        }
    }

    @Test("Makes the directory where it isn't there, for the owner alone")
    func newDirectory() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/state"
        try await SQLiteStore.with(path) { store async throws in
            #expect(try await store.tally().isEmpty)
        }
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o700)
    }

    @Test("Nothing of a pruned message stays in any file")
    func secureDeletion() async throws {
        let directory = try TemporaryDirectory()
        let secret = "the-secret-word-of-the-customer"
        let rules = try DueRules.sample()
        func isInFiles() throws -> Bool {
            try FileManager.default.contentsOfDirectory(atPath: directory.path).contains { name in
                try Data(contentsOf: URL(filePath: "\(directory.path)/\(name)")).range(of: Data(secret.utf8)) != nil
            }
        }
        try await SQLiteStore.with(directory.path) { store async throws in
            for id in 0..<Int64(200) {
                var new = NewFollowUp.sample(id, to: "\(secret)@example.jp", rules: rules)
                // Some need pages of their own.
                new.message.text = String(repeating: "\(secret)\n", count: id % 10 == 0 ? 2_000 : 3)
                #expect(try await store.enqueue([new]) == [.stored])
                _ = try await store.apply(.cancel, to: new.id, at: .hours(1), uid: nil, rules: rules)
            }
            #expect(try isInFiles())
            #expect(try await store.prune(endedBefore: .hours(2), limit: 1_000) == 200)
            #expect(try !isInFiles())
        }
    }

    @Test("What a crash leaves behind is a beginning of what was accepted, call by call")
    func crash() async throws {
        let directory = try TemporaryDirectory()
        let rules = try DueRules.sample()
        try await SQLiteStore.with(directory.path) { store async throws in
            for call in 0..<Int64(12) {
                _ = try await store.enqueue((0..<5).map { .sample(call * 5 + $0, key: "\(call) \($0)", rules: rules) })
            }
            let log = try Data(contentsOf: URL(filePath: directory.path + "/madoguchi.sqlite-wal"))
            for length in stride(from: log.count, through: 0, by: -log.count / 25) {
                // The files as they are on disk now, and of the log only what the disk had taken.
                let copy = try TemporaryDirectory()
                try FileManager.default.copyItem(
                    atPath: directory.path + "/madoguchi.sqlite", toPath: copy.path + "/madoguchi.sqlite")
                try log.prefix(length).write(to: URL(filePath: copy.path + "/madoguchi.sqlite-wal"))
                try await SQLiteStore.with(copy.path) { survivor async throws in
                    let ids = try await survivor.list(FollowUpFilter(), before: nil, limit: .max).map(\.id.rawValue)
                    #expect(ids == Array((0..<Int64(ids.count)).reversed()))
                    #expect(ids.count % 5 == 0)
                    #expect(length < log.count || ids.count == 60)
                    #expect(try await survivor.tally() == survivor.recount())
                    #expect(try await survivor.enqueue([.sample(1_000, rules: rules)]) == [.stored])
                }
            }
        }
    }

    @Test("Closed, it says so")
    func closing() async throws {
        let directory = try TemporaryDirectory()
        let log = LogLines()
        try await SQLiteStore.with(directory.path, log: log) { store async throws in
            _ = try await store.tally()
            await store.close()
            for result in [
                await Result { _ = try await store.enqueue([.sample(1, rules: .sample())]) },
                await Result { _ = try await store.tally() },
            ] {
                #expect(result.failure as? StoreError == .closed)
            }
        }
        #expect(log.all.isEmpty)
    }
}
