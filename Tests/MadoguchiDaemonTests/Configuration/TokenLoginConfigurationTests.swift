import Guidance
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration of logins by token")
struct TokenLoginConfigurationTests {
    private func parse(_ smtp: String) throws(ConfigurationError) -> DeliveryConfiguration.SMTP? {
        let text = """
            plans: { basic: { timezone: Asia/Tokyo, hours: "24/7" } }
            delivery: { from: a@b.jp, transport: smtp, smtp: { \(smtp) } }

            """
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "etc/m.yaml", bytes: Array(text.utf8)), zones: systemZones,
            guidance: GuidanceSource { _ in nil }
        ).delivery.smtp
    }

    @Test("where tokens come from")
    func sources() throws {
        func authentication(_ text: String) throws -> DeliveryConfiguration.Authentication? {
            try parse("host: relay.example, username: u, authentication: { \(text) }")?.authentication
        }
        #expect(
            try authentication("mechanism: xoauth2, token_command: [/usr/bin/token, desk, \"a b\"]")
                == .init(mechanism: .xoauth2, tokens: .command(["/usr/bin/token", "desk", "a b"])))
        #expect(try authentication("token_command: [./token]")?.tokens == .command(["etc/./token"]))
        #expect(
            try authentication("mechanism: oauthbearer, token_credential: t")
                == .init(mechanism: .oauthbearer, tokens: .secret(.credential("t"))))
        #expect(try authentication("token_file: t")?.tokens == .secret(.file(path: "etc/t")))
        #expect(
            try authentication(
                "refresh: { url: \"https://a.example/t\", client_id: c, credential: r, scope: \"a b\" }")?.tokens
                == .endpoint(
                    .init(url: "https://a.example/t", clientID: "c", refreshToken: .credential("r"), scope: "a b")))
        #expect(
            try authentication(
                "client: { url: \"https://a.example/t\", client_id: c, client_secret_file: s, ca_file: ca.pem }")?
                .tokens
                == .endpoint(
                    .init(
                        url: "https://a.example/t", clientID: "c", clientSecret: .file(path: "etc/s"),
                        authoritiesFile: "etc/ca.pem")))
    }

    @Test(
        "what can't be meant is refused, with what to write",
        arguments: [
            (
                "username: u",
                "username stands without a password; name a file by password_credential or password_file, or say"
            ),
            ("authentication: { token_file: t }", "authentication needs username: whose mailbox the tokens are for"),
            (
                "username: u, password_file: p, authentication: { token_file: t }",
                "authentication takes the place of a password; keep one of them"
            ),
            ("username: u, authentication: {}", "says nothing of where tokens come from; name one of token_command"),
            (
                "username: u, authentication: { token_command: [/a], token_file: t }",
                "token_command and token_file exclude each other; keep one"
            ),
            (
                "username: u, authentication: { token_credential: a, token_file: t }",
                "token_credential and token_file exclude each other; keep one"
            ),
            ("username: u, authentication: { token: geheim }", "secrets don't belong in the configuration"),
            ("username: u, authentication: { token_command: token }", "expected a program's path and its arguments"),
            ("username: u, authentication: { token_command: [] }", "expected a program's path and its arguments"),
            ("username: u, authentication: { token_command: [token] }", "expected a program's path and its arguments"),
            (
                "username: u, authentication: { mechanism: plain, token_file: t }",
                "expected one of xoauth2, oauthbearer"
            ),
            (
                "username: u, authentication: { refresh: { url: \"http://a.example/\", client_id: c, file: r } }",
                "expected a URL that begins with https://"
            ),
            (
                "username: u, authentication: { refresh: { url: \"https://a.example/\", client_id: c } }",
                "has no refresh token; name its file by credential or file"
            ),
            (
                "username: u, authentication: { refresh: { url: \"https://a.example/\", file: r } }",
                "lacks the key \"client_id\"; add it"
            ),
            (
                "username: u, authentication: { client: { url: \"https://a.example/\", client_id: c } }",
                "has no secret; name its file by client_secret_credential"
            ),
            (
                "username: u, security: none, authentication: { token_file: t }",
                "tokens would go to relay.example without encryption, which RFC 6750 forbids"
            ),
        ])
    func refused(smtp: String, expected: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try parse("host: relay.example, \(smtp)") }
        #expect(error.wording.en.contains(expected), "\(error)")
        #expect(!"\(error)".contains("geheim"))
    }

    @Test(
        "on this machine nobody listens on the way",
        arguments: ["127.0.0.1", "localhost", "\"::1\"", "\"[::1]\""])
    func loopback(host: String) throws {
        let endpoint = "client: { url: \"http://127.0.0.1:8080/t\", client_id: c, client_secret_file: s }"
        #expect(
            try parse("host: \(host), security: none, username: u, authentication: { \(endpoint) }")?.authentication
                != nil)
    }
}
