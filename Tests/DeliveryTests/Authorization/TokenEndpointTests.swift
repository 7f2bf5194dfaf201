import Logging
import Messages
import TestSupport
import Testing

@testable import Delivery

@Suite("Tokens from an authorization server")
struct TokenEndpointTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func endpoint(
        _ url: String, _ grant: TokenEndpoint.Grant = .clientCredentials, id: String = "madoguchi",
        secret: String? = "s3cr%t & more", scope: String? = nil, trustRoots: TrustRoots = .system
    ) throws -> TokenEndpoint {
        var client = TokenEndpoint.Client(id: id)
        if let secret { client.secret = { secret } }
        return try TokenEndpoint(
            url: url, grant: grant, client: client, scope: scope, trustRoots: trustRoots, logger: logger)
    }

    private func failure(_ endpoint: TokenEndpoint) async -> TokenFailure? {
        do throws(TokenFailure) {
            _ = try await endpoint.token()
            return nil
        } catch {
            return error
        }
    }

    @Test("a client asks for itself, by a form")
    func clientCredentials() async throws {
        let scope = "https://outlook.office365.com/.default"
        let server = try await TestTokenServer.start(.init(clientSecret: "s3cr%t & more", scope: scope))
        let token = try await endpoint(server.url, scope: scope).token()
        #expect(token.text == "token-1")
        #expect(token.lifetime == .seconds(3_600))
        let request = try #require(try server.requests.first)
        #expect(request.type == "application/x-www-form-urlencoded")
        #expect(
            request.form == [
                "grant_type": "client_credentials", "client_id": "madoguchi", "client_secret": "s3cr%t & more",
                "scope": scope,
            ])
    }

    @Test("a refresh token that the server replaces is kept over restarts, until the operator gives another")
    func changingRefreshTokens() async throws {
        let directory = try TemporaryDirectory()
        let server = try await TestTokenServer.start(.init(refreshToken: "given", changes: true))
        func refresh(_ given: String) throws -> TokenEndpoint {
            let token = RefreshToken(given: { given }, file: directory.path("refresh-token"), owner: "here\nmadoguchi")
            return try endpoint(server.url, .refreshToken(token), secret: nil)
        }
        let first = try refresh("given")
        #expect(try await first.token().text == "token-1")
        #expect(try await first.token().text == "token-2")
        #expect(try await refresh("given").token().text == "token-3")
        #expect(try server.requests.map { $0.form?["refresh_token"] } == ["given", "refresh+1/=", "refresh+2/="])
        // Another one of the operator's counts at once, and is refused by this server.
        let refused = try #require(await failure(try refresh("another")))
        #expect(refused.needsOperator)
        #expect(refused.wording.en.contains("400: invalid_grant, it has ended; the refresh token has ended"))
        #expect(!refused.wording.en.contains("another"))
        let kept = try directory.text("refresh-token")
        #expect(!kept.contains("given"))
        #expect(kept.hasSuffix("\nrefresh+3/=\n"))
    }

    @Test(
        "a file of a refresh token that is damaged, or another's, is passed over",
        arguments: ["", "x", "a\nb\n", "a\nb\nc\n"])
    func damagedFile(content: String) throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(content.utf8, to: "refresh-token")
        let token = RefreshToken(given: { "given" }, file: file, owner: "here")
        #expect(try token.current() == "given")
        try token.replace(with: "next")
        #expect(try token.current() == "next")
        #expect(try RefreshToken(given: { "given" }, file: file, owner: "there").current() == "given")
    }

    @Test("what the client has wrong needs the operator, and says so")
    func refusals() async throws {
        let server = try await TestTokenServer.start(.init(clientSecret: "s3cr%t & more", scope: "mail"))
        let wrongSecret = try #require(await failure(try endpoint(server.url, secret: "geheim", scope: "mail")))
        #expect(wrongSecret.needsOperator)
        #expect(wrongSecret.wording.en.contains("401: invalid_client; check client_id and the client's secret"))
        #expect(!wrongSecret.wording.en.contains("geheim"))
        let wrongScope = try #require(await failure(try endpoint(server.url, scope: "other")))
        #expect(wrongScope.needsOperator)
        #expect(wrongScope.wording.en.contains("400: invalid_scope; check scope"))
        #expect(wrongScope.wording.ja.contains("400: invalid_scope。scope を確かめてください"))
    }

    @Test(
        "answers that are none",
        arguments: [
            (500, "", false), (503, "<html>", false), (429, #"{"error":"slow_down"}"#, false),
            (400, #"{"error":"temporarily_unavailable"}"#, false), (404, "", true), (302, "", true), (403, "{}", true),
            (200, "", true), (200, "[]", true), (200, "{}", true), (200, #"{"access_token":""}"#, true),
            (200, #"{"access_token":7}"#, true), (200, #"{"access_token":"a b"}"#, true),
            (200, #"{"access_token":"a","token_type":"mac"}"#, true),
        ])
    func badAnswer(status: Int, body: String, needsOperator: Bool) async throws {
        let server = try await TestTokenServer.start(.init(status: status, body: body))
        let failure = try #require(await failure(try endpoint(server.url)))
        #expect(failure.needsOperator == needsOperator, "\(failure)")
    }

    @Test("a server that isn't there passes; one with another's certificate gets nothing")
    func unreachable() async throws {
        let nobody = try #require(await failure(try endpoint("http://127.0.0.1:\(LoopbackPort.free())/token")))
        #expect(!nobody.needsOperator)
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:other.example")
        let server = try await TestTokenServer.start(
            .init(certificate: certificate.certificate, key: certificate.key))
        let url = "https://localhost:\(server.port)/token"
        #expect(await failure(try endpoint(url, trustRoots: .file(authority.root))) != nil)
        #expect(try server.requests.isEmpty)
    }

    @Test("a URL that can't be asked", arguments: ["", "token", "ftp://a/b", "https://user@host/"])
    func badURL(url: String) {
        #expect(throws: TokenFailure.self) { try endpoint(url) }
    }
}
