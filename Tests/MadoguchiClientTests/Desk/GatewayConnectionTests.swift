import Testing

@testable import madoguchi

@Suite struct GatewayConnectionTests {
    /// A connection of a browser that has been let in, with what it was told and what the daemon was asked.
    private struct Exchange {
        var session: DeskSession
        var connection: GatewayConnection
        let cookie: String
        var now: Int64 = 0
        var sent = ""
        var asked: [String] = []
        var isClosed = false
        var hasForward = false

        init() {
            var generator = SystemRandomNumberGenerator()
            session = DeskSession(port: 8_424, using: &generator)
            connection = GatewayConnection(at: 0) { Array("<\($0.status)>".utf8) }
            let token = session.address.split(separator: "/").last ?? ""
            let entry = GatewayRequest(
                method: "GET", target: "/enter/\(token)", fields: [.init(name: "host", value: "127.0.0.1:8424")])
            if case .enter(let cookie, _) = session.admit(entry) {
                self.cookie = String(cookie.prefix { $0 != ";" })
            } else {
                cookie = ""
            }
        }

        /// A request's text with the session's cookie.
        func request(_ line: String, _ fields: String = "", body: String = "") -> String {
            let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
            return "\(line) HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nCookie: \(cookie)\r\n\(fields)\(length)\r\n\(body)"
        }

        mutating func receive(_ text: String, piece: Int = 65_536) {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let part = rest.prefix(piece)
                rest = rest.dropFirst(piece)
                take(connection.received(part, at: now, session: &session))
            }
        }

        mutating func answer(_ text: String, piece: Int = 65_536) {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let part = rest.prefix(piece)
                rest = rest.dropFirst(piece)
                take(connection.daemonSent(part, at: now, session: &session))
            }
        }

        mutating func take(_ actions: [GatewayConnection.Action]) {
            for action in actions {
                switch action {
                case .send(let bytes): sent += String(decoding: bytes, as: UTF8.self)
                case .forward(let bytes):
                    #expect(!hasForward, "one at a time")
                    hasForward = true
                    asked.append(String(decoding: bytes, as: UTF8.self))
                case .endForward: hasForward = false
                case .close: isClosed = true
                }
            }
        }

        mutating func pass(_ milliseconds: Int64) {
            now += milliseconds
            take(connection.timePassed(now))
        }

        var statuses: [String] {
            sent.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix(3))
            }
        }
    }

    private static let sized = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\ntrue"
    private static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntr\r\n2\r\nue\r\n0\r\n\r\n"

    @Test(
        "a request goes to the daemon as it is, without what is only between browser and gateway",
        arguments: [1, 3, 65_536])
    func forwarded(piece: Int) {
        var exchange = Exchange()
        let fields =
            "Accept: text/html\r\nAccept-Language: ja\r\nConnection: keep-alive, X-Secret\r\nX-Secret: 1\r\n"
            + "X-Remote-User: tanaka\r\nX-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\nAuthorization: Basic eA==\r\n"
            + "Upgrade: websocket\r\nOrigin: http://127.0.0.1:8424\r\nReferer: http://127.0.0.1:8424/desk/\r\n"
        exchange.receive(
            exchange.request("POST /desk/x?y=1", fields + "Content-Type: text/plain\r\n", body: "a\r\n\r\nb"),
            piece: piece)
        #expect(
            exchange.asked == [
                "POST /desk/x?y=1 HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nConnection: close\r\naccept: text/html\r\n"
                    + "accept-language: ja\r\norigin: http://127.0.0.1:8424\r\ncontent-type: text/plain\r\n"
                    + "Content-Length: 6\r\n\r\na\r\n\r\nb"
            ])
        #expect(!exchange.connection.wantsInput)
    }

    @Test(
        "an answer is passed on in pieces of any size, and the connection goes on", arguments: [sized, chunked],
        [1, 3, 65_536])
    func answered(text: String, piece: Int) {
        var exchange = Exchange()
        for number in 1...2 {
            exchange.sent = ""
            exchange.receive(exchange.request("GET /desk/"))
            exchange.answer(text, piece: piece)
            #expect(exchange.statuses == ["200"])
            #expect(exchange.asked.count == number)
            #expect(exchange.connection.wantsInput && exchange.connection.isBetweenRequests)
            let body = exchange.sent.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
            #expect(Self.unchunked(String(body), exchange.sent.contains("chunked")) == "true")
        }
    }

    private static func unchunked(_ text: String, _ isChunked: Bool) -> String {
        guard isChunked else { return text }
        return text.split(separator: "\r\n").enumerated().filter { $0.offset % 2 == 1 }.map(\.element).joined()
    }

    @Test("an answer that ends with the daemon's connection ends as chunks")
    func untilClose() {
        var exchange = Exchange()
        exchange.receive(exchange.request("GET /desk/"))
        exchange.answer("HTTP/1.1 200 OK\r\n\r\ntrue")
        exchange.take(exchange.connection.daemonEnded(at: 0, session: &exchange.session))
        #expect(exchange.sent.hasSuffix("transfer-encoding: chunked\r\n\r\n4\r\ntrue\r\n0\r\n\r\n"))
        #expect(!exchange.isClosed)
    }

    @Test(
        "an answer that is cut short isn't made whole: the browser's connection ends with it",
        arguments: [sized, chunked])
    func cutShort(text: String) {
        let head = text.split(separator: "\r\n\r\n")[0].utf8.count + 4
        for length in head..<text.utf8.count {
            var exchange = Exchange()
            exchange.receive(exchange.request("GET /desk/"))
            exchange.answer(String(decoding: text.utf8.prefix(length), as: UTF8.self))
            exchange.take(exchange.connection.daemonEnded(at: 0, session: &exchange.session))
            #expect(exchange.isClosed && !exchange.sent.hasSuffix("0\r\n\r\n"), "\(length) bytes")
        }
    }

    @Test("answers without a body: HEAD, 204, 304")
    func withoutBody() {
        for (line, answer) in [
            ("HEAD /desk/", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"),
            ("GET /desk/", "HTTP/1.1 204 No Content\r\n\r\n"),
            ("GET /desk/", "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"),
        ] {
            var exchange = Exchange()
            exchange.receive(exchange.request(line))
            exchange.answer(answer)
            #expect(exchange.sent.hasSuffix("\r\n\r\n"))
            #expect(exchange.connection.isBetweenRequests && !exchange.isClosed)
        }
    }

    @Test("the daemon sets no cookies, and its connection is its own")
    func droppedFields() {
        var exchange = Exchange()
        exchange.receive(exchange.request("GET /desk/"))
        exchange.answer(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nConnection: close\r\nKeep-Alive: x\r\nX-Kept: 1\r\n"
                + "Content-Length: 0\r\n\r\n")
        #expect(exchange.sent == "HTTP/1.1 200 \r\nx-kept: 1\r\ncontent-length: 0\r\n\r\n")
    }

    @Test("a second request that is sent before the answer waits for it, and one inside a body is the body")
    func pipelined() {
        var exchange = Exchange()
        let inner = exchange.request("GET /desk/inner")
        exchange.receive(exchange.request("POST /desk/1", body: inner) + exchange.request("GET /desk/2"))
        #expect(exchange.asked.count == 1)
        #expect(exchange.asked[0].hasSuffix(inner))
        exchange.answer(Self.sized)
        #expect(exchange.asked.count == 2)
        #expect(exchange.asked[1].hasPrefix("GET /desk/2 "))
        exchange.answer(Self.chunked)
        #expect(exchange.statuses == ["200", "200"])
    }

    @Test(
        "smuggled requests reach nobody: the connection ends with the doubt",
        arguments: [
            "POST /desk/ HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /desk/ HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "GET /desk/ HTTP/1.1\nHost: 127.0.0.1:8424\n\n",
            "POST /desk/ HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nContent-Length: 6\r\n\r\n",
        ])
    func smuggled(start: String) {
        var exchange = Exchange()
        exchange.receive(start + exchange.request("GET /desk/smuggled"))
        #expect(exchange.asked.isEmpty)
        #expect(exchange.isClosed)
        #expect(exchange.statuses.count == 1)
    }

    @Test("a refused request without a body leaves the connection as it is")
    func refusedGoesOn() {
        var exchange = Exchange()
        exchange.receive("GET /desk/ HTTP/1.1\r\nHost: evil.example\r\n\r\n" + exchange.request("GET /desk/"))
        #expect(exchange.statuses == ["421"])
        #expect(exchange.asked.count == 1)
        #expect(!exchange.isClosed)
    }

    @Test("a daemon that is gone is a 502, and the next request finds it again")
    func daemonGone() {
        var exchange = Exchange()
        exchange.receive(exchange.request("GET /desk/"))
        exchange.take(exchange.connection.daemonFailed(.nobodyThere, wasSent: false, at: 0))
        #expect(exchange.statuses == ["502"])
        #expect(!exchange.isClosed)
        exchange.hasForward = false
        exchange.receive(exchange.request("GET /desk/"))
        exchange.answer(Self.sized)
        #expect(exchange.statuses == ["502", "200"])
    }

    @Test("whether something may have been done is said of what changes something, once it was sent")
    func uncertainty() {
        let seen = { (line: String, failure: TransportError, wasSent: Bool) -> GatewayRefusal? in
            let last = Last()
            var exchange = Exchange()
            exchange.connection = GatewayConnection(at: 0) {
                last.refusal = $0
                return []
            }
            exchange.receive(exchange.request(line))
            exchange.take(exchange.connection.daemonFailed(failure, wasSent: wasSent, at: 0))
            return last.refusal
        }
        #expect(seen("POST /desk/", .nobodyThere, false) == .daemonGone(isUncertain: false))
        #expect(seen("POST /desk/", .connectionLost, true) == .daemonGone(isUncertain: true))
        #expect(seen("POST /desk/", .unanswered, true) == .daemonGone(isUncertain: false))
        #expect(seen("GET /desk/", .connectionLost, true) == .daemonGone(isUncertain: false))
        #expect(seen("GET /desk/", .notPermitted, false) == .daemonNotPermitted)
        #expect(seen("POST /desk/", .timedOut, false) == .daemonSlow(isUncertain: false))
    }

    /// Used on one thread alone.
    private final class Last: @unchecked Sendable { var refusal: GatewayRefusal? }

    @Test(
        "what the daemon answers must be an answer", arguments: ["SSH-2.0\r\n", "HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n"])
    func unreadable(answer: String) {
        var exchange = Exchange()
        exchange.receive(exchange.request("GET /desk/"))
        exchange.answer(answer)
        #expect(exchange.statuses == ["502"])
    }

    @Test("a head may take ten seconds from its first byte, however slowly it comes")
    func slowHead() {
        var slow = Exchange()
        slow.receive("GET /desk/ HTTP/1.1\r\nX: ")
        for _ in 0..<9 {
            slow.pass(1_000)
            slow.receive("a")
        }
        #expect(!slow.isClosed)
        slow.pass(1_000)
        #expect(slow.isClosed)
        #expect(slow.statuses == ["408"])
    }

    @Test("a connection that says nothing is closed without a word; after an answer it may pause for a minute")
    func silent() {
        var exchange = Exchange()
        exchange.pass(10_000)
        #expect(exchange.isClosed && exchange.sent.isEmpty)
        var used = Exchange()
        used.receive(used.request("GET /desk/"))
        used.answer(Self.sized)
        used.sent = ""
        used.pass(59_000)
        #expect(!used.isClosed)
        used.pass(1_000)
        #expect(used.isClosed && used.sent.isEmpty)
    }

    @Test("a body and an answer have bounds in time, and an answer that has begun has none")
    func slowBodies() {
        var exchange = Exchange()
        exchange.receive(String(exchange.request("POST /desk/", body: "abc").dropLast()))
        exchange.pass(30_000)
        #expect(exchange.isClosed && exchange.statuses == ["408"])
        var waiting = Exchange()
        waiting.receive(waiting.request("GET /desk/"))
        waiting.pass(60_000)
        #expect(waiting.statuses == ["504"] && !waiting.hasForward)
        var streaming = Exchange()
        streaming.receive(streaming.request("GET /desk/events"))
        streaming.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
        streaming.pass(3_600_000)
        #expect(!streaming.isClosed && streaming.hasForward)
    }

    @Test("a browser that sends nothing more still gets its answer, and then the end")
    func halfClosed() {
        var exchange = Exchange()
        exchange.receive(exchange.request("GET /desk/"))
        exchange.take(exchange.connection.inputEnded())
        #expect(!exchange.isClosed)
        exchange.answer(Self.sized)
        #expect(exchange.statuses == ["200"] && exchange.isClosed)
        var half = Exchange()
        half.receive("GET /desk/ HTTP")
        half.take(half.connection.inputEnded())
        #expect(half.isClosed && half.sent.isEmpty)
    }

    @Test("the entry leads on by a redirect, or by a page where another site led to it")
    func entry() {
        var generator = SystemRandomNumberGenerator()
        for site in ["none", "cross-site"] {
            var session = DeskSession(port: 8_424, using: &generator)
            let path = session.address.dropFirst("http://127.0.0.1:8424".count)
            var connection = GatewayConnection(at: 0) { _ in [] }
            let text = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nSec-Fetch-Site: \(site)\r\n\r\n"
            guard case .send(let bytes)? = connection.received(Array(text.utf8)[...], at: 0, session: &session).first
            else {
                Issue.record("no answer")
                continue
            }
            let answer = String(decoding: bytes, as: UTF8.self)
            #expect(answer.hasPrefix(site == "none" ? "HTTP/1.1 303 \r\nLocation: /desk/\r\n" : "HTTP/1.1 200 \r\n"))
            #expect(answer.contains("\r\nSet-Cookie: madoguchi-desk-8424="))
            #expect(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"))
            #expect(answer.contains("\r\nCache-Control: no-store\r\n"))
        }
    }
}
