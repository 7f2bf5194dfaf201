import FollowUps
import Messages
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite("The webhook transport")
struct WebhookTests {
    private func deliver(
        _ messages: [ClaimedFollowUp] = [.test(1)], to url: String,
        change: (inout WebhookSettings) -> Void = { $0.allowsPrivateAddresses = true },
        beginData: @escaping @Sendable () throws(StoreError) -> Void = {},
        endData: @escaping @Sendable () throws -> Void = {}
    ) async throws -> [DeliveryOutcome] {
        let secret = try #require(WebhookSecret(TestWebhookServer.Options().secret))
        var settings = try WebhookSettings(url: url, secret: secret)
        change(&settings)
        let transport = WebhookTransport(settings: settings) {
            Instant(secondsSinceEpoch: 1_795_000_123)
        }
        var outcomes: [DeliveryOutcome] = []
        for message in messages {
            outcomes.append(
                await transport.deliver(
                    message, beginData: { () async throws(StoreError) in try beginData() }, endData: endData))
        }
        await transport.shutDown()
        return outcomes
    }

    @Test("a message arrives signed, with all that it consists of")
    func payload() async throws {
        let server = try await TestWebhookServer.start()
        let messages = [ClaimedFollowUp.test(1), .test(2, html: "<p>再設定/してください</p>")]
        let outcomes = try await deliver(messages, to: "http://localhost:\(server.port)/hook?a=b")
        #expect(outcomes.map(\.name) == ["delivered", "delivered"])
        #expect(outcomes.map(\.report.code) == [204, 204])
        let requests = try server.requests
        #expect(requests.count == 2)
        let first = try #require(requests.first)
        #expect(first.isGenuine == true)
        #expect(first.id == messages[0].id.description)
        #expect(first.timestamp == 1_795_000_123)
        #expect(first.path == "/hook?a=b")
        #expect(first.host == "localhost:\(server.port)")
        #expect(first.type == "application/json")
        #expect(
            first.body
                == TestWebhookServer.Event.Body(
                    id: messages[0].id.description, messageID: messages[0].messageID, kind: "guidance", plan: "basic",
                    to: "tanaka@example.jp", from: "\"窓口\" <support@example.jp>", subject: messages[0].message.subject,
                    text: messages[0].message.text, date: "2026-11-18T20:06:40+09:00", html: nil))
        #expect(requests.last?.body?.html == messages[1].message.html)
    }

    @Test(
        "an answer's status has its outcome",
        arguments: [
            (200, "delivered"), (202, "delivered"), (301, "permanent"), (307, "permanent"), (400, "permanent"),
            (404, "permanent"), (408, "retry"), (410, "permanent"), (429, "retry"), (500, "retry"), (503, "retry"),
        ])
    func statuses(status: Int, outcome: String) async throws {
        let server = try await TestWebhookServer.start(.init(status: status, location: "/elsewhere"))
        let outcomes = try await deliver(to: "http://127.0.0.1:\(server.port)/")
        #expect(outcomes.map(\.name) == [outcome])
        #expect(outcomes.map(\.report.code) == [status])
        // No redirect is followed.
        #expect(try server.requests.map(\.method) == ["POST"])
    }

    @Test("an answer that is too long counts by its status")
    func longAnswer() async throws {
        let server = try await TestWebhookServer.start(.init(status: 200, body: 5_000_000))
        #expect(try await deliver(to: "http://127.0.0.1:\(server.port)/").map(\.name) == ["delivered"])
    }

    @Test("without an answer to a complete request the message is uncertain", arguments: ["close", "silence"])
    func noAnswer(fault: String) async throws {
        let server = try await TestWebhookServer.start(.init(fault: fault))
        let outcomes = try await deliver(to: "http://127.0.0.1:\(server.port)/") {
            $0.allowsPrivateAddresses = true
            $0.answerTimeout = 1
        }
        #expect(outcomes.map(\.name) == ["uncertain"])
    }

    @Test("where nobody listens, and where a name has no address, messages stay untouched")
    func unreachable() async throws {
        let nobody = try await deliver([.test(1), .test(2)], to: "http://localhost:\(LoopbackPort.free())/")
        #expect(nobody.map(\.name) == ["unsent, passing", "unsent, passing"])
        let unknown = try await deliver(to: "https://webhook.invalid/")
        #expect(unknown.map(\.name) == ["unsent, passing"])
        #expect(unknown.first?.report.text.contains("can't be resolved") == true)
    }

    @Test(
        "this machine and private networks aren't called", arguments: ["localhost", "127.0.0.1", "10.0.0.1", "[::1]"])
    func privateAddresses(host: String) async throws {
        let server = try await TestWebhookServer.start()
        let marks = Mutex(0)
        let outcomes = try await deliver(
            to: "http://\(host):\(server.port)/", change: { _ in },
            beginData: { () throws(StoreError) in marks.withLock { $0 += 1 } })
        #expect(outcomes.map(\.name) == ["unsent, needsOperator"])
        #expect(outcomes.first?.report.text.contains("allow_private") == true)
        #expect(marks.withLock { $0 } == 0)
        #expect(try server.requests.isEmpty)
    }

    @Test("a message that can't begin data isn't sent")
    func dataNotBegun() async throws {
        let server = try await TestWebhookServer.start()
        let outcomes = try await deliver(
            to: "http://127.0.0.1:\(server.port)/",
            beginData: { () throws(StoreError) in throw StoreError(.full, detail: Wording(verbatim: "full")) })
        #expect(outcomes.map(\.name) == ["unsent, none"])
        #expect(try server.requests.isEmpty)
    }

    @Test("a message that may not be ended any more once the connection stands isn't sent")
    func heldBackAtEnd() async throws {
        struct Lapsed: Error {}
        let server = try await TestWebhookServer.start()
        let outcomes = try await deliver(
            to: "http://127.0.0.1:\(server.port)/", endData: { throw Lapsed() })
        #expect(outcomes.map(\.name) == ["unsent, none"])
        #expect(try server.requests.isEmpty)
    }

    @Test(
        "certificates are verified by the name, though the address was looked up before",
        arguments: [
            ("localhost", "DNS:localhost", true), ("localhost", "DNS:other.example", false),
            // A name isn't an address that it has. [RFC 9525 §6.1]
            ("localhost", "IP:127.0.0.1", false), ("localhost", "DNS:127.0.0.1", false),
            ("127.0.0.1", "IP:127.0.0.1", true), ("127.0.0.1", "IP:127.0.0.2", false),
            ("127.0.0.1", "DNS:localhost", false), ("127.0.0.1", "DNS:127.0.0.1", false),
            ("localhost", "", false), ("localhost", "DNS:local*", false),
        ])
    func certificates(host: String, names: String, isGood: Bool) async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: names, commonName: host)
        let server = try await TestWebhookServer.start(
            .init(certificate: certificate.certificate, key: certificate.key))
        let outcomes = try await deliver(to: "https://\(host):\(server.port)/") {
            $0.allowsPrivateAddresses = true
            $0.trustRoots = .file(authority.root)
        }
        #expect(outcomes.map(\.name) == [isGood ? "delivered" : "unsent, passing"])
        #expect(isGood || outcomes.first?.report.text.contains("for another host") == true)
        #expect(try server.requests.count == (isGood ? 1 : 0))
    }

    @Test(
        "a receiver that asks to be left alone is",
        arguments: [
            (429, "120", 120, RefusalSubject.relay), (503, "Fri, 01 Jan 2100 00:00:00 GMT", nil, .relay),
            (503, "soon", 0, .unknown), (500, "60", 60, .unknown),
        ] as [(Int, String, Int64?, RefusalSubject)])
    func retryAfter(status: Int, value: String, seconds: Int64?, subject: RefusalSubject) async throws {
        let server = try await TestWebhookServer.start(.init(status: status, retryAfter: value))
        let outcomes = try await deliver(to: "http://127.0.0.1:\(server.port)/")
        #expect(outcomes.map(\.name) == ["retry"])
        let report = try #require(outcomes.first?.report)
        if let seconds { #expect(report.retryAfter ?? 0 == seconds) } else { #expect(report.retryAfter ?? 0 > 86_400) }
        #expect(report.subject == subject)
    }

    @Test("certificates that expired or are of nobody's trust", arguments: [true, false])
    func untrusted(isExpired: Bool) async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost", isExpired: isExpired)
        let server = try await TestWebhookServer.start(
            .init(certificate: certificate.certificate, key: certificate.key))
        let outcomes = try await deliver(to: "https://localhost:\(server.port)/") {
            $0.allowsPrivateAddresses = true
            if isExpired { $0.trustRoots = .file(authority.root) }
        }
        #expect(outcomes.map(\.name) == ["unsent, passing"])
        #expect(outcomes.first?.report.text.contains(isExpired ? "has expired" : "authority") == true)
        #expect(try server.requests.isEmpty)
    }

    @Test("a file of authorities that isn't there is said")
    func missingAuthorities() async throws {
        let server = try await TestWebhookServer.start()
        let outcomes = try await deliver(to: "https://localhost:\(server.port)/") {
            $0.allowsPrivateAddresses = true
            $0.trustRoots = .file("/nowhere/root.pem")
        }
        #expect(outcomes.map(\.name) == ["unsent, passing"])
        #expect(outcomes.first?.report.text.contains("authorities can't be read") == true)
    }

    @Test(
        "what is no URL for a webhook",
        arguments: ["", "example.jp", "ftp://example.jp/", "https://", "https://u:p@example.jp/"])
    func malformedURL(text: String) throws {
        let secret = try #require(WebhookSecret(TestWebhookServer.Options().secret))
        #expect(throws: WebhookFault.malformedURL) { try WebhookSettings(url: text, secret: secret) }
    }
}
