import Foundation
import LinuxSystem
import Messages
import NIOPosix
import SupportHours
import TestSupport
import Testing

@testable import Delivery

/// Looks at where messages go, with real servers there.
@Suite("Looking whether messages could leave")
struct RelayCheckTests {
    private func check(
        port: Int, host: String = "localhost", security: SMTPSettings.Security = .none,
        credentials: SMTPCredentials? = nil, trustRoots: TrustRoots = .system, timeout: Int = 10
    ) async throws -> RelayFinding {
        let settings = try SMTPSettings(clientName: "client.example", security: security, credentials: credentials)
        let relay = SMTPRelay(host: host, port: port, session: settings, trustRoots: trustRoots)
        return await SMTPCheck.run(
            relay, group: MultiThreadedEventLoopGroup.singleton, now: WallClock.system.now, timeout: timeout)
    }

    @Test("a relay is greeted, encrypted with, logged in at, and given no message", arguments: ["starttls", "tls"])
    func relay(security: String) async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let server = try await TestSMTPServer.start(
            .init(
                security: security, certificate: certificate.certificate, key: certificate.key,
                login: ["madoguchi", "secret"]))
        let finding = try await check(
            port: server.port, security: security == "tls" ? .implicitTLS : .startTLS,
            credentials: SMTPCredentials(username: "madoguchi", password: "secret"), trustRoots: .file(authority.root))
        #expect(finding.problem == nil)
        #expect(finding.isEncrypted)
        #expect(finding.isLoggedIn)
        #expect(finding.certificateEnd?.formattedInUTC == "2099-12-31T00:00:00Z")
        #expect(try server.events("letter").isEmpty)
    }

    @Test("a wrong password, an expired certificate, a relay without STARTTLS are told")
    func problems() async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let server = try await TestSMTPServer.start(
            .init(
                security: "starttls", certificate: certificate.certificate, key: certificate.key,
                login: ["madoguchi", "secret"]))
        let refused = try await check(
            port: server.port, security: .startTLS,
            credentials: SMTPCredentials(username: "madoguchi", password: "wrong-one"),
            trustRoots: .file(authority.root))
        let refusal = try #require(refused.problem)
        #expect(refusal.cause.en.hasPrefix("the relay refuses the login: 535 "))
        #expect(refusal.cause.ja.hasPrefix("中継先がログインを拒否しました: 「535 "))
        #expect(refusal.remedy?.en == "check username and password")
        #expect(!refusal.wording.en.contains("wrong-one"))
        #expect(!refused.isLoggedIn)

        let expired = try authority.issue(names: "DNS:localhost", isExpired: true)
        let old = try await TestSMTPServer.start(
            .init(security: "tls", certificate: expired.certificate, key: expired.key))
        let distrusted = try await check(
            port: old.port, security: .implicitTLS, trustRoots: .file(authority.root))
        #expect(
            distrusted.problem
                == .handshakeFailed(.certificateExpired("2021-01-01T00:00:00Z")))
        let stranger = try await check(port: server.port, security: .startTLS)
        #expect(stranger.problem == .handshakeFailed(.certificateUntrusted(isSelfSigned: false)))
        let other = try await check(
            port: server.port, host: "127.0.0.1", security: .startTLS, trustRoots: .file(authority.root))
        #expect(other.problem == .handshakeFailed(.relayCertificateOfAnotherHost))

        let plain = try await TestSMTPServer.start()
        #expect(try await check(port: plain.port, security: .startTLS).problem == .noSTARTTLS)
        let well = try await check(port: plain.port)
        #expect(well == RelayFinding())
    }

    @Test("nobody there, and somebody who says nothing")
    func silence() async throws {
        let nobody = try await check(port: LoopbackPort.free(), host: "127.0.0.1")
        #expect(nobody.problem?.cause.en == "the relay can't be reached: Connection refused")
        #expect(nobody.problem?.remedy?.en == "check host and port, and whether the relay is running")
        let webhook = try await TestWebhookServer.start()
        let silent = try await check(port: webhook.port, host: "127.0.0.1", timeout: 1)
        #expect(silent.problem == .noAnswerInTime("greeting"))
    }

    @Test("a webhook's host is connected to and asked for nothing")
    func webhook() async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let server = try await TestWebhookServer.start(
            .init(certificate: certificate.certificate, key: certificate.key))
        let secret = try #require(WebhookSecret(TestWebhookServer.Options().secret))
        var settings = try WebhookSettings(url: "https://localhost:\(server.port)/hook", secret: secret)
        #expect(await WebhookCheck.run(settings).problem == .webhookHostPrivate("localhost"))
        settings.allowsPrivateAddresses = true
        #expect(
            await WebhookCheck.run(settings).problem
                == .webhookUnreachable(.certificateUntrusted(isSelfSigned: false)))
        settings.trustRoots = .file(authority.root)
        let finding = await WebhookCheck.run(settings)
        #expect(finding.problem == nil)
        #expect(finding.isEncrypted)
        #expect(finding.certificateEnd?.formattedInUTC == "2099-12-31T00:00:00Z")
        #expect(try server.requests.isEmpty)

        var plain = try WebhookSettings(url: "http://127.0.0.1:\(LoopbackPort.free())", secret: secret)
        plain.allowsPrivateAddresses = true
        #expect(await WebhookCheck.run(plain).problem?.cause.en.contains("can't be reached") == true)
    }

    @Test("a maildir that may be written to, or made, is well; nothing is made")
    func maildir() throws {
        let directory = try TemporaryDirectory()
        #expect(MaildirCheck.run(directory.path("state/outbox")).problem == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path("")).isEmpty)
        try Data().write(to: URL(filePath: directory.path("file")))
        #expect(MaildirCheck.run(directory.path("file/outbox")).problem?.cause.en.contains("Not a directory") == true)
    }
}
