import FollowUps
import FollowUpsSQLite
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Moving from SQLite", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct MoveTests {
    private let server: PostgresServer
    private let schema: String
    private let rules: DueRules
    private let directory: TemporaryDirectory

    init() throws {
        server = try .forAll()
        schema = try server.schema()
        rules = try .sample()
        directory = try TemporaryDirectory()
    }

    private var settings: PostgreSQLStore.Settings {
        get throws { PostgreSQLStore.Settings(address: try server.address, schema: schema, slot: 0) }
    }

    private func target(_ source: String = "here") throws -> MoveTarget {
        try MoveTarget(settings, source: source, seal: KeyRingSeal.sample)
    }

    private var letters: [NewFollowUp] {
        var secret = NewFollowUp.sample(7, key: "secret", rules: rules)
        secret.message.text = ""
        secret.message.html = nil
        secret.unrenderedBody = UnrenderedBody(
            template: "welcome", source: "{}", values: "{}", secrets: #"{"password":"hunter2"}"#)
        return (1...6).map { NewFollowUp.sample($0, key: "key \($0)", rules: rules) } + [secret]
    }

    /// Fills the state directory.
    ///
    /// - Returns: the follow-ups in it.
    private func fill() async throws -> [FollowUp] {
        try await SQLiteStore.with(directory.path) { store in
            _ = try await store.enqueue(letters)
            _ = try await store.open(.opening(100), idempotency: nil)
            _ = try await store.apply(
                .cancel, to: 2, at: monday, uid: 501, rules: rules, request: RequestID(rawValue: 1))
            var all: [FollowUp] = []
            for new in letters { if let found = try await store.followUp(new.id) { all.append(found) } }
            return all
        }
    }

    private func move(to target: MoveTarget, by size: Int = 2, pages: Int = .max) throws {
        struct Interrupted: Error {}
        let source = try #require(try MoveSource(in: directory.path))
        var count = 0
        try source.read(by: size) { rows in
            count += 1
            if count > pages { throw Interrupted() }
            try target.take(rows)
        }
        try target.finish()
        _ = try source.retire(at: monday)
    }

    @Test("brings everything over as it was, seals what is secret, and puts the old database out of the way")
    func whole() async throws {
        let kept = try await fill()
        #expect(kept.count == 7)
        let target = try target()
        #expect(!target.isDone)
        try move(to: target)
        target.close()
        let store = PostgreSQLStore(try settings, seal: try KeyRingSeal.sample)
        for followUp in kept { #expect(try await store.followUp(followUp.id) == followUp) }
        #expect(try await store.caseWith(CaseID(rawValue: 100))?.playbook == "password")
        // The same request is still known, and what is new has ids and numbers of its own.
        #expect(
            try await store.enqueue([.sample(9, key: "key 1", rules: rules)])
                == [.replayed(try #require(kept.first))])
        #expect(try await store.enqueue([.sample(11, key: "new", rules: rules)]) == [.stored])
        await store.close()
        let session = try PostgresSession(testing: server.address, schema: schema)
        #expect(try !session.shows("hunter2"))
        #expect(try session.number("SELECT count(*) FROM letters WHERE sealed IS NOT NULL") == 1)
        #expect(try session.number("SELECT count(*) FROM due") == 7)
        #expect(try session.number("SELECT sum(count)::int8 FROM tallies WHERE state = 0") == 7)
        #expect(try MoveSource(in: directory.path) == nil)
    }

    @Test("goes in pages of a few rows, and of not too many bytes, whatever a row has")
    func pages() async throws {
        let long = String(repeating: "あ", count: 40_000)
        try await SQLiteStore.with(directory.path) { store in
            _ = try await store.enqueue(
                (1...9 as ClosedRange<Int64>).map { id in
                    var new = NewFollowUp.sample(id, rules: rules)
                    new.message.text = id % 3 == 0 ? long + long : long
                    return new
                })
        }
        let source = try #require(try MoveSource(in: directory.path))
        var pages: [[Int]] = []
        try source.read(by: 4, bytes: 260_000) { rows in
            if rows.table == "letters" { pages.append(rows.rows.map(\.utf8.count)) }
        }
        // One alone may have more.
        #expect(pages.allSatisfy { $0.count == 1 || $0.count <= 4 && $0.reduce(0, +) <= 260_000 })
        #expect(pages.map(\.count) == [2, 1, 2, 1, 2, 1])
    }

    @Test("goes on after an interruption, wherever that was", arguments: [0, 1, 4, 9])
    func interrupted(pages: Int) async throws {
        let kept = try await fill()
        let first = try target()
        #expect(throws: (any Error).self) { try move(to: first, pages: pages) }
        first.close()
        // Until then nothing is sent from there.
        let session = try PostgresSession(testing: server.address, schema: schema)
        #expect(try session.number("SELECT count(*) FROM settings WHERE paused") == 1)
        let second = try target()
        #expect(!second.isDone)
        try move(to: second)
        #expect(try session.number("SELECT count(*) FROM letters") == kept.count)
        #expect(try session.number("SELECT count(*) FROM settings WHERE paused") == 0)
        #expect(try target().isDone)
    }

    @Test("notices what was moved before and has left its table since")
    func sentMeanwhile() async throws {
        _ = try await fill()
        let first = try target()
        // All that waits is there already.
        #expect(throws: (any Error).self) { try move(to: first, pages: 9) }
        first.close()
        try await SQLiteStore.with(directory.path) { store in
            _ = try await store.apply(
                .cancel, to: 3, at: .hours(1), uid: 501, rules: rules, request: RequestID(rawValue: 2))
        }
        let second = try target()
        let error = #expect(throws: StoreError.self) { try move(to: second) }
        #expect(error?.detail == .moveDiffers(table: "due") || error?.detail == .moveDiffers(table: "letters"))
        #expect(try MoveSource(in: directory.path) != nil)
    }

    @Test("is known by what is in it: what has happened since makes it another one")
    func contents() async throws {
        _ = try await fill()
        func contents() throws -> String { try #require(try MoveSource(in: directory.path)).contents() }
        let before = try contents()
        #expect(try contents() == before)
        try await SQLiteStore.with(directory.path) { store in
            _ = try await store.apply(
                .cancel, to: 3, at: .hours(1), uid: 501, rules: rules, request: RequestID(rawValue: 2))
        }
        #expect(try contents() != before)
    }

    @Test("leaves a schema alone that has something else in it")
    func refused() async throws {
        _ = try await fill()
        let store = PostgreSQLStore(try settings, seal: try KeyRingSeal.sample)
        #expect(try await store.enqueue([.sample(3, key: "other", rules: rules)]) == [.stored])
        await store.close()
        let error = #expect(throws: StoreError.self) { try target() }
        #expect(error?.detail == .moveTargetInUse(schema))
    }

    @Test("notices a row that isn't as it was any more")
    func different() async throws {
        _ = try await fill()
        let first = try target()
        #expect(throws: (any Error).self) { try move(to: first, pages: 6) }
        first.close()
        let session = try PostgresSession(testing: server.address, schema: schema)
        _ = try session.write("UPDATE letters SET subject = 'another' WHERE id = 1")
        let second = try target()
        let error = #expect(throws: StoreError.self) { try move(to: second) }
        #expect(error?.detail == .moveDiffers(table: "letters"))
        #expect(try MoveSource(in: directory.path) != nil)
    }
}
