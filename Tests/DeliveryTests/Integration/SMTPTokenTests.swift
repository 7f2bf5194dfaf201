import FollowUps
import Logging
import TestSupport
import Testing

@testable import Delivery

/// Logs in by access tokens at a server that checks them.
@Suite("SMTP with access tokens")
struct SMTPTokenTests {
    private struct Steady: AccessTokenSource {
        let text: String

        func token() async throws(TokenFailure) -> AccessToken {
            guard let token = AccessToken(text, lifetime: .zero) else {
                throw .test("none", needsOperator: true)
            }
            return token
        }
    }

    private func login(
        _ source: any AccessTokenSource, mechanism: SASLMechanism? = nil, username: String = "desk@example.jp"
    ) -> SMTPTokenLogin {
        SMTPTokenLogin(username: username, mechanism: mechanism, tokens: AccessTokens(source))
    }

    private func server(_ mechanisms: [String], tokens: [String] = ["token-1"], uses: Int? = nil) async throws
        -> TestSMTPServer
    {
        try await TestSMTPServer.start(
            .init(login: ["desk@example.jp", ""], mechanisms: mechanisms, tokens: tokens, uses: uses))
    }

    @Test(
        "by the mechanism that the relay offers, or that is named",
        arguments: [
            (["XOAUTH2"], nil, "XOAUTH2"), (["OAUTHBEARER"], nil, "OAUTHBEARER"),
            (["PLAIN", "XOAUTH2", "OAUTHBEARER"], nil, "OAUTHBEARER"),
            (["OAUTHBEARER", "XOAUTH2"], .xoauth2, "XOAUTH2"),
        ] as [([String], SASLMechanism?, String)])
    func mechanisms(offered: [String], named: SASLMechanism?, used: String) async throws {
        let server = try await server(offered)
        try await TestRelay.with(
            port: server.port, change: { $0.tokens = login(Steady(text: "token-1"), mechanism: named) }
        ) { relay in
            #expect(await relay.send(5).allSatisfy { $0.name == "delivered" })
        }
        #expect(try server.events("letter").allSatisfy { $0.user == "desk@example.jp" })
        #expect(Set(try server.events("login").map(\.mechanism)) == [used])
    }

    @Test("a token that is longer than a line goes all the same")
    func long() async throws {
        let token = String(repeating: "eyJ0eXAiOiJKV1Qi.", count: 150)
        for mechanism in ["XOAUTH2", "OAUTHBEARER"] {
            let server = try await server([mechanism], tokens: [token])
            try await TestRelay.with(port: server.port, change: { $0.tokens = login(Steady(text: token)) }) { relay in
                #expect(await relay.send(1).map(\.name) == ["delivered"])
            }
        }
    }

    @Test("a token that was never taken needs the operator, and isn't told", arguments: ["XOAUTH2", "OAUTHBEARER"])
    func wrong(mechanism: String) async throws {
        let server = try await server([mechanism])
        try await TestRelay.with(port: server.port, change: { $0.tokens = login(Steady(text: "geheim")) }) { relay in
            let outcomes = await relay.send(3)
            #expect(outcomes.allSatisfy { $0.name == "unsent, needsOperator" })
            #expect(outcomes.allSatisfy { $0.report.text.contains("refuses the access token: 535 5.7.8") })
            #expect(outcomes.allSatisfy { !$0.report.text.contains("geheim") })
        }
    }

    @Test("a token that ends early is replaced, without the operator")
    func withdrawn() async throws {
        let tokenServer = try await TestTokenServer.start(.init(clientSecret: "x"))
        var client = TokenEndpoint.Client(id: "madoguchi")
        client.secret = { "x" }
        let source = try TokenEndpoint(
            url: tokenServer.url, grant: .clientCredentials, client: client, logger: .init(label: "test"))
        // Each token is good until a letter has come by it.
        let server = try await server(["XOAUTH2"], tokens: (1...9).map { "token-\($0)" }, uses: 1)
        try await TestRelay.with(
            port: server.port,
            change: {
                $0.tokens = login(source)
                $0.connections = 1
                $0.messagesBeforeRenewal = 1
            }
        ) { relay in
            for message in 1...5 {
                var outcomes: [String] = []
                while outcomes.last != "delivered", outcomes.count < 9 {
                    outcomes += await relay.send([.test(message)]).values.map(\.name)
                }
                #expect(outcomes.last == "delivered")
                #expect(Set(outcomes.dropLast()).isSubset(of: ["unsent, passing"]))
            }
        }
        #expect(try tokenServer.requests.count >= 2)
        #expect(Set(try server.events("login").compactMap(\.token)).isSuperset(of: ["token-1", "token-2"]))
    }

    @Test("where no token is to be had, nothing is sent, and the reason is told", arguments: [true, false])
    func missing(needsOperator: Bool) async throws {
        struct Nothing: AccessTokenSource {
            let failure: TokenFailure
            func token() async throws(TokenFailure) -> AccessToken { throw failure }
        }
        let server = try await server(["XOAUTH2"])
        let source = Nothing(failure: TokenFailure.test("the well is dry", needsOperator: needsOperator))
        try await TestRelay.with(port: server.port, change: { $0.tokens = login(source) }) { relay in
            let outcomes = await relay.send(3)
            let expected = needsOperator ? "unsent, needsOperator" : "unsent, passing"
            #expect(outcomes.allSatisfy { $0.name == expected })
            #expect(outcomes.allSatisfy { $0.report.text.contains("the well is dry") })
        }
        #expect(try server.events("connection").isEmpty)
    }
}
