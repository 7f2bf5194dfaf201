import FollowUps
import Messages
import Testing

@testable import Delivery

@Suite("TLS and logins of the SMTP transport")
struct SMTPSecurityTests {
    /// What a server shows, and what comes of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let security: SMTPSettings.Security
        var host = "localhost"
        var names = "DNS:localhost"
        var commonName = "relay"
        var isExpired = false
        var isTrusted = true
        /// nil where messages go through.
        var reason: String?

        var testDescription: String { "\(name), \(security)" }

        static let all = [SMTPSettings.Security.startTLS, .implicitTLS].flatMap { security in
            [
                Case(name: "a good certificate", security: security),
                Case(name: "an address", security: security, host: "127.0.0.1", names: "IP:127.0.0.1"),
                Case(
                    name: "another address", security: security, host: "127.0.0.1", names: "IP:127.0.0.2",
                    reason: "another host"),
                Case(
                    name: "a name for an address", security: security, host: "127.0.0.1", names: "DNS:localhost",
                    reason: "another host"),
                Case(name: "another name", security: security, names: "DNS:relay.example", reason: "another host"),
                // A name isn't the address that it leads to, nor what a subject is called. [RFC 9525 §6.1, §2]
                Case(name: "an address for a name", security: security, names: "IP:127.0.0.1", reason: "another host"),
                Case(
                    name: "an address written as a name", security: security, host: "127.0.0.1",
                    names: "DNS:127.0.0.1", reason: "another host"),
                Case(
                    name: "a common name alone", security: security, names: "", commonName: "localhost",
                    reason: "another host"),
                Case(
                    name: "a common name beside another name", security: security, names: "DNS:relay.example",
                    commonName: "localhost", reason: "another host"),
                Case(
                    name: "a wildcard for part of a label", security: security, names: "DNS:local*",
                    reason: "another host"),
                Case(name: "a name in capitals among others", security: security, names: "DNS:a.example,DNS:LOCALHOST"),
                Case(
                    name: "a mailbox that ends alike", security: security,
                    names: "email:u@localhost,URI:smtp://localhost",
                    reason: "another host"),
                Case(name: "an expired certificate", security: security, isExpired: true, reason: "has expired"),
                Case(
                    name: "an authority that isn't trusted", security: security, isTrusted: false,
                    reason: "trusted authority"),
            ]
        }
    }

    @Test("certificates are verified", arguments: Case.all)
    func certificates(_ tried: Case) async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(
            names: tried.names, commonName: tried.commonName, isExpired: tried.isExpired)
        let server = try await TestSMTPServer.start(
            .init(
                security: tried.security == .startTLS ? "starttls" : "tls", certificate: certificate.certificate,
                key: certificate.key))
        try await TestRelay.with(
            port: server.port, host: tried.host, security: tried.security,
            trustRoots: tried.isTrusted ? .file(authority.root) : .system
        ) { relay in
            let outcomes = await relay.send(3)
            if let reason = tried.reason {
                #expect(outcomes.allSatisfy { $0.name == "unsent, passing" && $0.report.text.contains(reason) })
            } else {
                #expect(outcomes.allSatisfy { $0.name == "delivered" })
            }
        }
        let messages = try server.events("letter")
        #expect(messages.count == (tried.reason == nil ? 3 : 0))
        #expect(messages.allSatisfy { $0.encrypted == true })
    }

    @Test("a server without STARTTLS needs the operator")
    func missingStartTLS() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(port: server.port, security: .startTLS) { relay in
            let outcomes = await relay.send(3)
            #expect(outcomes.allSatisfy { $0.name == "unsent, needsOperator" })
        }
        #expect(try server.events("letter").isEmpty)
    }

    @Test("a server that doesn't speak TLS where it should")
    func plainText() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(port: server.port, security: .implicitTLS, change: { $0.timeouts[.handshake] = 2 }) {
            let outcomes = await $0.send(1)
            #expect(outcomes.map(\.name) == ["unsent, passing"])
            #expect(outcomes.first?.report.text.contains("TLS") == true)
        }
    }

    @Test("what is said in plain text behind the go-ahead to TLS isn't taken for an answer")
    func injection() async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let server = try await TestSMTPServer.start(
            .init(
                security: "starttls", certificate: certificate.certificate, key: certificate.key, inject: true))
        try await TestRelay.with(
            port: server.port, host: "localhost", security: .startTLS, trustRoots: .file(authority.root)
        ) { relay in
            #expect(await relay.send(1).map(\.name) == ["delivered"])
        }
        #expect(try server.events("letter").first?.encrypted == true)
    }

    @Test("logins by either mechanism, taken and refused", arguments: ["PLAIN", "LOGIN"], ["secret", "wrong"])
    func login(mechanism: String, password: String) async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let server = try await TestSMTPServer.start(
            .init(
                security: "starttls", certificate: certificate.certificate, key: certificate.key,
                login: ["madoguchi", "secret"], mechanisms: [mechanism]))
        try await TestRelay.with(
            port: server.port, host: "localhost", security: .startTLS,
            credentials: try SMTPCredentials(username: "madoguchi", password: password),
            trustRoots: .file(authority.root)
        ) { relay in
            let outcomes = await relay.send(3)
            let expected = password == "secret" ? "delivered" : "unsent, needsOperator"
            #expect(outcomes.map(\.name) == Array(repeating: expected, count: 3))
            #expect(!outcomes.contains { $0.report.text.contains(password) })
        }
        #expect(try server.events("letter").allSatisfy { $0.user == "madoguchi" })
    }

    @Test("a server that wants a login, and gets none, needs the operator")
    func missingLogin() async throws {
        let server = try await TestSMTPServer.start(.init(login: ["madoguchi", "secret"]))
        try await TestRelay.with(port: server.port) { relay in
            #expect(await relay.send(3).allSatisfy { $0.name == "unsent, needsOperator" })
        }
    }

    @Test("a file of authorities that isn't there is said at once")
    func missingAuthorities() async throws {
        await #expect(throws: (any Error).self) {
            try await TestRelay.with(port: 25, security: .startTLS, trustRoots: .file("/nowhere/root.pem")) { _ in }
        }
    }
}
