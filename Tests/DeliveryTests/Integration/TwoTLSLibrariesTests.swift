import FollowUps
import SupportHours
import TestSupport
import Testing

@testable import Delivery

/// The relay is spoken to by the BoringSSL that NIOSSL brings along, webhooks by the system's OpenSSL.
@Suite("Two TLS libraries in one process")
struct TwoTLSLibrariesTests {
    @Test("both encrypt, verify and refuse at the same time")
    func both() async throws {
        let authority = try TestAuthority()
        let good = try authority.issue(names: "DNS:localhost")
        let bad = try authority.issue(names: "DNS:other.example")
        for (certificate, isGood) in [(good, true), (bad, false)] {
            let relay = try await TestSMTPServer.start(
                .init(security: "tls", certificate: certificate.certificate, key: certificate.key))
            let receiver = try await TestWebhookServer.start(
                .init(certificate: certificate.certificate, key: certificate.key))
            let secret = try #require(WebhookSecret(TestWebhookServer.Options().secret))
            var settings = try WebhookSettings(url: "https://localhost:\(receiver.port)/", secret: secret)
            settings.allowsPrivateAddresses = true
            settings.trustRoots = .file(authority.root)
            let webhook = WebhookTransport(settings: settings) { Instant(secondsSinceEpoch: 1_795_000_123) }
            try await TestRelay.with(
                port: relay.port, host: "localhost", security: .implicitTLS, trustRoots: .file(authority.root)
            ) { smtp in
                async let mailed = smtp.send(20)
                let posted = await withTaskGroup(of: DeliveryOutcome.self) { group in
                    for number in 1...20 {
                        group.addTask { await webhook.deliver(.test(number)) { () async throws(StoreError) in } }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                let names = await (mailed + posted).map(\.name)
                #expect(names == Array(repeating: isGood ? "delivered" : "unsent, passing", count: 40))
            }
            await webhook.shutDown()
            #expect(try relay.events("letter").count == (isGood ? 20 : 0))
            // It answers before it has written down what it was asked.
            try await eventually("the receiver has noted every request") {
                try receiver.requests.count == (isGood ? 20 : 0)
            }
            let requests = try receiver.requests
            // libcrypto's signatures, by Python's own.
            #expect(requests.allSatisfy { $0.isGenuine == true })
        }
    }
}
