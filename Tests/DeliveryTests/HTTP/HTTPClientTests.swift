import Glibc
import TestSupport
import Testing

@testable import Delivery

@Suite("The HTTP client")
struct HTTPClientTests {
    private func client(_ change: (inout HTTPSettings) -> Void = { _ in }) -> HTTPClient {
        var settings = HTTPSettings()
        settings.allowsPrivateAddresses = true
        change(&settings)
        return HTTPClient(settings: settings)
    }

    private func receiver(_ answer: String) throws -> RawReceiver {
        let receiver = try RawReceiver().start()
        receiver.behave(Misbehaviour(name: "an answer", answer: answer))
        return receiver
    }

    private func url(_ receiver: RawReceiver, host: String = "127.0.0.1", path: String = "/") throws -> HTTPURL {
        try #require(HTTPURL("http://\(host):\(receiver.port)\(path)"))
    }

    private func failing(_ client: HTTPClient, _ request: HTTPRequest) async -> HTTPFailure? {
        do {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("an answer comes with its status, fields and body")
    func answer() async throws {
        let receiver = try receiver(
            "HTTP/1.1 404 Not here \r\nContent-Type: text/plain\r\nX: 1\r\nx: 2\r\nContent-Length: 4\r\n\r\nbody")
        let answer = try await client().send(HTTPRequest(.get, try url(receiver, path: "/a?b=c%20d#e")))
        #expect(answer.status == HTTPStatus(code: 404, reason: "Not here"))
        #expect(
            answer.fields == [
                .init("Content-Type", "text/plain"), .init("X", "1"), .init("x", "2"), .init("Content-Length", "4"),
            ])
        #expect(answer.value(of: "content-type") == "text/plain")
        #expect(answer.body == Array("body".utf8))
        try await eventually("the request was read") { receiver.record.heads.count == 1 }
        let head = try #require(receiver.record.heads.first)
        #expect(head.hasPrefix("GET /a?b=c%20d HTTP/1.1\r\nHost: 127.0.0.1:\(receiver.port)\r\n"))
        #expect(head.contains("\r\nConnection: close\r\n"))
    }

    @Test("a POST's fields and body go as they are", arguments: [0, 5, 70_000])
    func post(count: Int) async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let request = HTTPRequest(
            .post, try url(receiver), fields: [.init("Authorization", "Bearer a"), .init("Empty", "")],
            body: Array(repeating: 0, count: count))
        #expect(try await client().send(request).status.code == 200)
        try await eventually("the request was read") { receiver.record.whole.count == 1 }
        let head = try #require(receiver.record.heads.first)
        #expect(head.hasPrefix("POST / HTTP/1.1\r\n"))
        for line in ["Authorization: Bearer a", "Empty:", "Content-Length: \(count)"] {
            #expect(head.contains("\r\n\(line)\r\n"))
        }
        for name in ["expect:", "content-type:", "transfer-encoding:", "cookie:"] {
            #expect(!head.lowercased().contains("\r\n\(name)"))
        }
    }

    @Test(
        "a field that would be two isn't written",
        arguments: [("a", "b\r\nc: d"), ("a\r\nb", "c"), ("", "a"), ("a:", "b"), ("a", "b\u{0}"), ("a b", "c")])
    func injection(name: String, value: String) async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\n\r\n")
        let request = HTTPRequest(.get, try url(receiver), fields: [.init(name, value)])
        #expect(await failing(client(), request) == HTTPFailure(cause: .malformedRequest))
        #expect(receiver.record.connections == 0)
    }

    @Test("a body is taken up to its limit")
    func bodyLimit() async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234567890")
        let request = HTTPRequest(.get, try url(receiver))
        #expect(try await client { $0.bodyLimit = 10 }.send(request).body.count == 10)
        let failure = await failing(client { $0.bodyLimit = 9 }, request)
        #expect(failure == HTTPFailure(cause: .tooLong, progress: .whole, status: HTTPStatus(code: 200, reason: "OK")))
    }

    @Test("a proxy that the environment names isn't used")
    func proxy() async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\n\r\n")
        for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { setenv(name, "http://127.0.0.1:1", 1) }
        defer { for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { unsetenv(name) } }
        #expect(try await client().send(HTTPRequest(.get, try url(receiver))).status.code == 200)
    }

    @Test("a cancelled task and a client that is shut down end at once", arguments: [true, false])
    func stop(isCancelled: Bool) async throws {
        let receiver = try RawReceiver().start()
        receiver.behave(Misbehaviour(name: "silence", ending: .wait))
        let client = client { $0.answerTimeout = 3600 }
        let request = HTTPRequest(.post, try url(receiver), body: [1])
        let failure = try await withThrowingTaskGroup(of: HTTPFailure?.self) { group in
            group.addTask { await failing(client, request) }
            try await eventually("the request is there") { receiver.record.whole.count == 1 }
            if isCancelled { group.cancelAll() } else { client.shutDown() }
            return try await group.next() ?? nil
        }
        #expect(failure == HTTPFailure(cause: .stopped, progress: .whole))
        try await receiver.waitUntilQuiet()
        client.shutDown()
        #expect(await failing(client, request) == HTTPFailure(cause: .stopped))
    }

    @Test("a task that was cancelled before sends nothing")
    func stoppedBefore() async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\n\r\n")
        let request = HTTPRequest(.get, try url(receiver))
        let client = client()
        let failure = await withTaskGroup(of: HTTPFailure?.self) { group in
            group.cancelAll()
            group.addTask { await failing(client, request) }
            return await group.next() ?? nil
        }
        #expect(failure == HTTPFailure(cause: .stopped))
    }

    @Test("a client that nobody has any longer ends its thread and its connections")
    func abandoned() async throws {
        let receiver = try RawReceiver().start()
        receiver.behave(Misbehaviour(name: "silence", ending: .wait))
        weak var former: HTTPClient?
        do {
            let client = client { $0.answerTimeout = 1 }
            former = client
            _ = await failing(client, HTTPRequest(.get, try url(receiver)))
        }
        #expect(former == nil)
        try await receiver.waitUntilQuiet()
    }

    @Test("connecting and answering have their times")
    func times() async throws {
        let receiver = try RawReceiver()
        let silent = await failing(client { $0.answerTimeout = 1 }, HTTPRequest(.get, try url(receiver)))
        #expect(silent == HTTPFailure(cause: .answerTimeout(seconds: 1), progress: .whole))
        // One that is connected already and one beyond it fill the queue; the next isn't heard.
        let full = try RawReceiver(backlog: 0)
        #expect(LoopbackPort.isTaken(full.port))
        let deaf = await failing(client { $0.connectTimeout = 1 }, HTTPRequest(.get, try url(full)))
        #expect(deaf == HTTPFailure(cause: .connectTimeout(seconds: 1)))
    }

    @Test("no more requests are in flight than there are connections")
    func connections() async throws {
        let receiver = try receiver("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let client = client { $0.connections = 2 }
        let request = HTTPRequest(.get, try url(receiver))
        let codes = await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<50 { group.addTask { try? await client.send(request).status.code } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == Array(repeating: 200, count: 50))
        #expect(receiver.record.connections == 50)
    }
}
