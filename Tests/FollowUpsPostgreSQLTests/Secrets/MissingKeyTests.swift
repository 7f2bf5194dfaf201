import FollowUps
import Foundation
import MailAddress
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUpsPostgreSQL

@Suite(
    "Daemons with different keys, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized)
struct MissingKeyTests {
    private let schema: String
    private let address: PostgresAddress
    private let rules: DueRules

    init() throws {
        let server = try PostgresServer.forAll()
        schema = try server.schema()
        address = try server.address
        rules = try .sample()
    }

    /// - Parameter keys: their numbers.
    private func store(with keys: UInt8...) throws -> PostgreSQLStore {
        let lines = keys.map { "\($0) \(Data(repeating: $0, count: 32).base64EncodedString())" }
        let ring = try KeyRing(files: [("keys", Array(lines.joined(separator: "\n").utf8))])
        return PostgreSQLStore(
            PostgreSQLStore.Settings(address: address, schema: schema, answerTimeout: .seconds(60), slot: 0),
            seal: KeyRingSeal(ring))
    }

    private func secret(_ id: Int64, to recipient: MailAddress = "hana@example.jp") -> NewFollowUp {
        var new = NewFollowUp.sample(id, to: recipient, expiresAt: .hours(20), rules: rules)
        new.message.text = ""
        new.message.html = nil
        new.unrenderedBody = UnrenderedBody(
            template: "welcome", source: "{}", values: "{}", secrets: #"{"password":"hunter2"}"#)
        return new
    }

    private func body(_ lease: Lease) -> DataBeginning {
        DataBeginning(lease: lease, at: .hours(9), body: RenderedBody(text: "hunter2", html: "<b>hunter2</b>"))
    }

    @Test("What one daemon sealed, another opens that has the key, before and after the text is fixed")
    func shared() async throws {
        let (old, new) = (try store(with: 1), try store(with: 1, 2))
        _ = try await old.enqueue([secret(1)])
        _ = try await new.enqueue([secret(2)])
        let claimed = try await new.claim([1, 2], by: owner, at: .hours(9), fixedHeaders: .sample)
        #expect(claimed.map { $0.unrenderedBody?.secrets } == [#"{"password":"hunter2"}"#, #"{"password":"hunter2"}"#])
        #expect(try await new.beginData(claimed.map { body($0.lease) }).count == 2)
        #expect(try await new.message(of: 1)?.followUp.message.html == "<b>hunter2</b>")
        // Sealed anew with the newest key. Only who wants to see the text needs it.
        let error = await #expect(throws: StoreError.self) { try await old.message(of: 1) }
        #expect(error == StoreError(.io, detail: .sealingKeyMissing(2, "\(FollowUpID(rawValue: 1))")))
        #expect(try await old.followUp(1) == new.followUp(1))
        #expect(try await old.list(FollowUpFilter(), before: nil, limit: 9).map(\.id) == [2, 1])
        let session = try PostgresSession(testing: address, schema: schema)
        #expect(try !session.shows("hunter2"))
        #expect(try session.number("SELECT count(*) FROM letters WHERE get_byte(sealed, 4) = 2") == 2)
        for store in [old, new] { await store.close() }
    }

    @Test("The secret of a request that is repeated is compared, whatever sealed it, and stands nowhere either")
    func repeated() async throws {
        let (old, new, other) = (try store(with: 1), try store(with: 1, 2), try store(with: 2))
        func request(_ id: Int64, _ fingerprint: String?) -> NewFollowUp {
            var request = secret(id)
            request.idempotency = Idempotency(key: "key", fingerprint: "same", secretFingerprint: fingerprint)
            return request
        }
        let first = request(1, "14695981039346656037")
        #expect(try await old.enqueue([first]) == [.stored])
        let stored = try #require(try await old.followUp(1))
        #expect(try await new.enqueue([request(2, first.idempotency?.secretFingerprint)]) == [.replayed(stored)])
        #expect(try await new.enqueue([request(2, nil)]) == [.replayed(stored)])
        #expect(try await new.enqueue([request(2, "1")]) == [.conflict(1)])
        let error = await #expect(throws: StoreError.self) { try await other.enqueue([request(2, "1")]) }
        #expect(error?.detail == .sealingKeyMissing(1, "\(FollowUpID(rawValue: 1))"))
        let session = try PostgresSession(testing: address, schema: schema)
        #expect(try !session.shows("14695981039346656037"))
        for store in [old, new, other] { await store.close() }
    }

    @Test("Without its key a message isn't sent, but can be cancelled, suppressed, expired and rescued")
    func missing() async throws {
        let (with, without) = (try store(with: 1), try store(with: 2))
        _ = try await with.enqueue([secret(1), secret(2, to: "taro@example.jp"), secret(4)])
        let state = try #require(try await with.open(.opening(100, next: secret(3)), idempotency: nil).opened)
        _ = try await with.enqueue([.sample(5, rules: rules)])
        // It concerns that one alone, and isn't its fault.
        let claimed = try await without.claim([1, 5], by: owner, at: .hours(9), fixedHeaders: .sample)
        #expect(claimed.map(\.unreadable) == [.sealingKeyMissing(1, "\(FollowUpID(rawValue: 1))"), nil])
        #expect(claimed.map(\.message.text.isEmpty) == [true, false])
        let due = rules.due(.nextWindow, plan: "basic", countsFrom: .hours(9))
        try await without.settle([
            Settlement(
                lease: claimed[0].lease, at: .hours(9), ending: .queued(.returned, notBefore: .hours(9), due: due)),
            Settlement(lease: claimed[1].lease, at: .hours(9), ending: .delivered),
        ])
        #expect(try await with.followUp(1)?.attempts == 0)
        #expect(try await with.claim([1], by: owner, at: .hours(9), fixedHeaders: .sample).map(\.unreadable) == [nil])
        _ = try await with.rescue(owner, except: [], at: .hours(9), repeatsUncertain: true, attempts: 9, rules: rules)
        _ = try await with.enqueue([secret(6)])
        guard case .done = try await without.apply(.cancel, to: 6, at: .hours(9), uid: nil, rules: rules) else {
            Issue.record("it can't be cancelled")
            return
        }

        // Those whose text is fixed, too.
        let leases = try await with.claimed([1, 2, 3, 4])
        #expect(try await with.beginData(leases.map(body)).count == 4)
        _ = try await without.rescue(
            owner, except: [], at: .hours(10), repeatsUncertain: true, attempts: 9, rules: rules)
        #expect(try await with.tally() == ["basic": [.queued: 4, .delivered: 1, .cancelled: 1]])
        let taro = Suppression(address: "taro@example.jp", reason: nil, since: monday, uid: nil)
        #expect(try await without.suppress(taro).cancelled == 1)
        _ = try await without.change(.resolving(state), rules: rules)
        #expect(try await without.followUp(3)?.state == .cancelled)
        #expect(try await without.expire(at: .hours(20), limit: 9) == 2)
        #expect(try await without.tally()["basic"] == [.cancelled: 3, .expired: 2, .delivered: 1])
        let session = try PostgresSession(testing: address, schema: schema)
        #expect(try session.number("SELECT count(*) FROM letters WHERE sealed IS NOT NULL") == 0)
        for store in [with, without] { await store.close() }
    }
}
