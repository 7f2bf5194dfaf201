import TestSupport
import Testing

@testable import Delivery

@Suite("Redirects that are followed")
struct HTTPRedirectTests {
    private func client(redirects: Int, allowsPrivate: Bool = true) -> HTTPClient {
        var settings = HTTPSettings()
        settings.allowsPrivateAddresses = allowsPrivate
        settings.redirects = redirects
        return HTTPClient(settings: settings)
    }

    private func redirecting(to target: String, status: Int = 302) throws -> RawReceiver {
        let receiver = try RawReceiver().start()
        receiver.behave(
            Misbehaviour(
                name: "redirecting",
                answer: "HTTP/1.1 \(status) Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n"))
        return receiver
    }

    private func request(_ receiver: RawReceiver, _ method: HTTPRequest.Method = .get) throws -> HTTPRequest {
        HTTPRequest(
            method, try #require(HTTPURL("http://127.0.0.1:\(receiver.port)/a")),
            fields: [.init("Authorization", "Bearer a"), .init("Accept", "text/calendar")])
    }

    @Test("a GET goes on to another server, without what was meant for the first")
    func followed() async throws {
        let last = try RawReceiver().start()
        last.behave(Misbehaviour(name: "an answer", answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        let first = try redirecting(to: "http://localhost:\(last.port)/b")
        let answer = try await client(redirects: 1).send(try request(first))
        #expect(answer.body == Array("ok".utf8))
        try await eventually("both were asked") { first.record.heads.count + last.record.heads.count == 2 }
        #expect(first.record.heads.first?.contains("Authorization: Bearer a") == true)
        let head = try #require(last.record.heads.first)
        #expect(head.hasPrefix("GET /b HTTP/1.1\r\nHost: localhost:\(last.port)\r\n"))
        #expect(head.contains("Accept: text/calendar"))
        #expect(!head.contains("Authorization"))
    }

    @Test("a relative one keeps the server and its fields; more than allowed is told")
    func endless() async throws {
        let receiver = try redirecting(to: "a?again")
        await #expect(throws: HTTPFailure(cause: .tooManyRedirects, progress: .whole)) {
            try await client(redirects: 3).send(try request(receiver))
        }
        try await eventually("all were asked") { receiver.record.heads.count == 4 }
        #expect(receiver.record.heads.allSatisfy { $0.contains("Authorization") })
    }

    @Test("none are followed unasked, and none of a POST", arguments: [HTTPRequest.Method.get, .post])
    func unfollowed(method: HTTPRequest.Method) async throws {
        let receiver = try redirecting(to: "/b", status: 307)
        let answer = try await client(redirects: method == .get ? 0 : 5).send(try request(receiver, method))
        #expect(answer.status.code == 307)
        #expect(answer.value(of: "location") == "/b")
        #expect(receiver.record.connections == 1)
    }

    @Test(
        "other schemes aren't followed",
        arguments: ["file:///etc/passwd", "ftp://example.jp/", "http://u:p@example.jp/", "gopher://127.0.0.1:70/"])
    func forbidden(target: String) async throws {
        let receiver = try redirecting(to: target)
        await #expect(throws: HTTPFailure.self) { try await client(redirects: 5).send(try request(receiver)) }
        #expect(receiver.record.connections == 1)
    }

    @Test("nor is one out of encryption")
    func decrypting() async throws {
        let authority = try TestAuthority()
        let certificate = try authority.issue(names: "DNS:localhost")
        let plain = try RawReceiver().start()
        let server = try await TestWebhookServer.start(
            .init(
                status: 302, location: "http://localhost:\(plain.port)/", certificate: certificate.certificate,
                key: certificate.key))
        var settings = HTTPSettings()
        settings.allowsPrivateAddresses = true
        settings.redirects = 5
        settings.trustRoots = .file(authority.root)
        let client = HTTPClient(settings: settings)
        let url = try #require(HTTPURL("https://localhost:\(server.port)/"))
        await #expect(throws: HTTPFailure.self) { try await client.send(HTTPRequest(.get, url)) }
        #expect(plain.record.connections == 0)
    }
}
