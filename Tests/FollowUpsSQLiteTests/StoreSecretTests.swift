import FollowUps
import Foundation
import GRDB
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import Testing

@testable import FollowUpsSQLite

@Suite("Secrets in a store")
struct StoreSecretTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    /// Ways that a follow-up can end.
    enum End: CaseIterable {
        case delivered, refused, cancelled, expired, suppressed
    }

    private static let secret = "Kazemachi-72-Hoshizora"

    @Test(
        "A secret is in the database while its message waits, and nowhere in it once that has ended",
        arguments: End.allCases)
    func bytes(end: End) async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            // Enough around it that pages are split and merged, and a text that takes several pages.
            _ = try await store.enqueue((10..<300).map { .sample($0, rules: rules).written(values: "\($0)") })
            let padding = String(repeating: "余白 ", count: 2_000)
            let new = NewFollowUp.sample(
                1, expiresAt: end == .expired ? .hours(20) : nil, key: "key", rules: rules
            ).written(by: "one", values: padding, secrets: Self.secret)
            #expect(try await store.enqueue([new]) == [.stored])
            #expect(try Self.holdsSecret(directory))

            try await finish(end, in: store)
            #expect(try await store.followUp(1)?.state.forgetsSecrets == true)
            #expect(try await store.followUp(1)?.secrecy == .erased)
            #expect(try await store.followUp(1)?.message.text == "")
            // A question may still be at it that was answered already.
            try await eventually("it is gone") { try !Self.holdsSecret(directory) }
        }
        #expect(try !Self.holdsSecret(directory))
    }

    @Test("A reader that is in the way when a message ends doesn't keep its secret, though nothing is written any more")
    func beside() async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            let new = NewFollowUp.sample(1, rules: rules).written(by: "one", values: "", secrets: Self.secret)
            _ = try await store.enqueue([new])
            var reader = try store.database.openPool?.makeSnapshot()
            try await finish(.cancelled, in: store)
            #expect(try Self.holdsSecret(directory))
            _ = try await reader?.read { db in try db.tally() }
            reader = nil
            try await eventually("it is gone") { try !Self.holdsSecret(directory) }
        }
    }

    @Test(
        "What is taken out of a record of an error, or removed with it, is nowhere in the database",
        arguments: [true, false])
    func records(isAmended: Bool) async throws {
        let directory = try TemporaryDirectory()
        try await SQLiteStore.with(directory.path) { store async throws in
            let record = ErrorRecord(
                id: RecordID(rawValue: 1), caseID: nil,
                findings: ErrorRecord.Findings(error: "Error 500", steps: "as \(Self.secret)"), recordedAt: .hours(1),
                recordedBy: nil)
            try await store.add(record)
            #expect(try Self.holdsSecret(directory))
            if isAmended {
                let without = ErrorRecord.Amendment(steps: .some(nil))
                _ = try await store.amendRecord(record.id, by: without, at: .hours(2))
            } else {
                _ = try await store.removeRecord(record.id)
            }
            #expect(try !Self.holdsSecret(directory))
        }
    }

    private func finish(_ end: End, in store: SQLiteStore) async throws {
        switch end {
        case .delivered, .refused:
            let claimed = try #require(try await store.claimRendered([1]).first)
            let lease = claimed.lease
            #expect(try await store.beginData([claimed.dataBeginning(at: .hours(9))]) == [lease])
            #expect(try await store.message(of: 1)?.followUp.message.text.contains(Self.secret) == true)
            try await store.settle([
                Settlement(
                    lease: lease, at: .hours(10), ending: end == .delivered ? .delivered : .failed(.rejected))
            ])
        case .cancelled: _ = try await store.apply(.cancel, to: 1, at: .hours(1), uid: nil, rules: rules)
        case .expired: #expect(try await store.expire(at: .hours(30), limit: 9) == 1)
        case .suppressed:
            let suppression = Suppression(address: "hana@example.jp", reason: nil, since: .hours(1), uid: nil)
            #expect(try await store.suppress(suppression).cancelled == 291)
        }
    }

    private static func holdsSecret(_ directory: TemporaryDirectory) throws -> Bool {
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(files.contains("madoguchi.sqlite"))
        return try files.contains { file in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file))
            return bytes.range(of: Data(secret.utf8)) != nil
        }
    }

    @Test("What waits for another attempt, or is uncertain, keeps its text", arguments: StoreKind.allCases)
    func kept(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([NewFollowUp.sample(1, rules: rules).written(secrets: "secret")])
            let first = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(9), fixedHeaders: .sample).first)
            #expect(try await store.beginData([first.dataBeginning(at: .hours(9))]) == [first.lease])
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(10))
            try await store.settle([
                Settlement(
                    lease: first.lease, at: .hours(10),
                    ending: .queued(.deferred, notBefore: .hours(10), due: due))
            ])
            let second = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(11), fixedHeaders: .sample).first)
            // The other side may have seen it: the second attempt says what the first said.
            #expect(second.message == first.message)
            #expect(first.message.text.contains("secret"))
            try await store.settle([Settlement(lease: second.lease, at: .hours(12), ending: .uncertain)])
            #expect(try await store.followUp(1)?.secrecy == .kept)
            #expect(try await store.message(of: 1)?.followUp.message.text == first.message.text)
            #expect(try await store.followUp(1)?.message.text == "")
            guard case .done = try await store.apply(.cancel, to: 1, at: .hours(13), uid: nil, rules: rules) else {
                Issue.record("can't be cancelled")
                return
            }
            #expect(try await store.followUp(1)?.secrecy == .erased)
        }
    }

    @Test("What nobody has seen is written anew, by the hours of the next attempt", arguments: StoreKind.allCases)
    func rewritten(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([NewFollowUp.sample(1, rules: rules).written(secrets: "secret")])
            let first = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(16), fixedHeaders: .sample).first)
            let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(18))
            try await store.settle([
                Settlement(
                    lease: first.lease, at: .hours(17), ending: .queued(.returned, notBefore: .hours(17), due: due))
            ])
            let second = try #require(
                try await store.claimRendered([1], by: owner, at: .hours(33), fixedHeaders: .sample).first)
            #expect(first.message.text.hasSuffix("\(Instant.hours(16).secondsSinceEpoch)\n"))
            #expect(second.message.text.hasSuffix("\(Instant.hours(33).secondsSinceEpoch)\n"))
            #expect(second.message.text.contains("secret"))
            #expect(second.fixedHeaders == .sample)
            #expect(try await store.followUp(1)?.message.text == "")
            #expect(try await store.beginData([second.dataBeginning(at: .hours(33))]) == [second.lease])
            #expect(try await store.message(of: 1)?.followUp.message.text == second.message.text)
        }
    }

    @Test("A message whose secret is forgotten can't be sent again", arguments: StoreKind.allCases)
    func retry(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([
                NewFollowUp.sample(1, rules: rules).written(secrets: "secret"), .sample(2, rules: rules),
            ])
            for id in [1, 2] as [FollowUpID] {
                _ = try await store.apply(.cancel, to: id, at: .hours(1), uid: nil, rules: rules)
            }
            let erased = try #require(try await store.followUp(1))
            #expect(
                try await store.apply(.retry, to: 1, at: .hours(2), uid: nil, rules: rules) == .impossible(erased))
            guard case .done = try await store.apply(.retry, to: 2, at: .hours(2), uid: nil, rules: rules) else {
                Issue.record("can't be retried")
                return
            }
        }
    }

    @Test("The same request is known again after its secret is forgotten", arguments: StoreKind.allCases)
    func replay(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            func request(_ id: Int64, secret: String) -> NewFollowUp {
                var new = NewFollowUp.sample(id, key: "key", rules: rules).written(secrets: secret)
                new.idempotency?.secretFingerprint = secret
                return new
            }
            #expect(try await store.enqueue([request(1, secret: "one")]) == [.stored])
            #expect(try await store.enqueue([request(2, secret: "other")]) == [.conflict(1)])
            _ = try await store.apply(.cancel, to: 1, at: .hours(1), uid: nil, rules: rules)
            let kept = try #require(try await store.followUp(1))
            #expect(try await store.enqueue([request(3, secret: "one")]) == [.replayed(kept)])
        }
    }

    @Test("What can't be written is handed over with the reason", arguments: StoreKind.allCases)
    func unwritable(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            _ = try await store.enqueue([
                NewFollowUp.sample(1, rules: rules).written(by: "unwritable"),
                NewFollowUp.sample(2, rules: rules).written(by: "fine html"),
            ])
            let claimed = try await store.claimRendered(
                [1, 2], by: owner, at: .hours(9), fixedHeaders: .sample)
            #expect(claimed.map(\.fault) == [RenderingError(Wording(verbatim: "can't be written")), nil])
            #expect(
                claimed.map(\.message.text) == ["", "fine html\nvalues\nbasic\n\(monday.secondsSinceEpoch + 32_400)\n"])
            #expect(claimed.last?.message.html?.hasPrefix("<pre>") == true)
        }
    }

    @Test("Wordings that differ only in how a letter is spelt stay two", arguments: StoreKind.allCases)
    func spellings(kind: StoreKind) async throws {
        let spellings = ["caf\u{E9}", "cafe\u{301}", "ガ", "カ\u{3099}"]
        try await kind.withStore { store async throws in
            _ = try await store.enqueue(
                spellings.enumerated().map {
                    NewFollowUp.sample(Int64($0.offset + 1), rules: rules).written(by: $0.element)
                })
            let claimed = try await store.claimRendered(
                [1, 2, 3, 4], by: owner, at: .hours(9), fixedHeaders: .sample)
            let sources = claimed.map { $0.message.text.prefix { $0 != "\n" } }
            #expect(sources.map { Array($0.utf8) } == spellings.map { Array($0.utf8) })
        }
    }
}
