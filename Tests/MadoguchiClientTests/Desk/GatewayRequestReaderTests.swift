import Testing

@testable import madoguchi

@Suite struct GatewayRequestReaderTests {
    /// Feeds a text in pieces of so many bytes.
    private func read(_ text: String, piece: Int = 65_536) throws(GatewayRefusal) -> GatewayRequest? {
        var reader = GatewayRequestReader()
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            var part = rest.prefix(piece)
            rest = rest.dropFirst(piece)
            if let request = try reader.feed(&part) { return request }
        }
        return nil
    }

    private func refusal(of text: String) -> GatewayRefusal? {
        do throws(GatewayRefusal) {
            _ = try read(text)
            return nil
        } catch {
            return error
        }
    }

    private static let post =
        "POST /desk/a?b=%20 HTTP/1.1\r\nHost: 127.0.0.1:8424\r\nContent-Length:  3 \r\nX-Empty:\r\n\r\nabc"

    @Test("a head is read in pieces of any size", arguments: [1, 2, 3, 7, 65_536])
    func pieces(piece: Int) throws {
        let request = try #require(try read(Self.post, piece: piece))
        #expect(request.method == "POST")
        #expect(request.target == "/desk/a?b=%20")
        #expect(request.path == "/desk/a")
        #expect(request.length == 3)
        #expect(request.value(of: "host") == "127.0.0.1:8424")
        #expect(request.value(of: "x-empty") == "")
    }

    @Test("what stands behind the head stays")
    func rest() throws {
        var reader = GatewayRequestReader()
        var bytes = Array(Self.post.utf8)[...]
        #expect(try reader.feed(&bytes) != nil)
        #expect(String(decoding: bytes, as: UTF8.self) == "abc")
    }

    @Test("a head that is cut at any byte isn't a request yet")
    func truncated() throws {
        let head = Self.post.utf8.dropLast(3)
        for length in 0..<head.count {
            #expect(try read(String(decoding: head.prefix(length), as: UTF8.self)) == nil, "\(length) bytes")
        }
    }

    private static let start = "GET /desk/ HTTP/1.1\r\nHost: a\r\n"

    @Test(
        "what two readers could understand differently is refused",
        arguments: [
            // Lines.
            "GET /desk/ HTTP/1.1\nHost: a\n\n",
            "GET /desk/ HTTP/1.1\r\nHost: a\n\r\n",
            "GET /desk/ HTTP/1.1\rHost: a\r\n\r\n",
            "GET /desk/ HTTP/1.1\r\nHost: a\r\r\n\r\n",
            "\r\nGET /desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            start + "\r\r",
            // The request line.
            " GET /desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET  /desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET\t/desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/  HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/ HTTP/1.1 \r\nHost: a\r\n\r\n",
            "GET /desk/\r\n\r\n",
            "GET /desk/ HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET /desk/ http/1.1\r\nHost: a\r\n\r\n",
            "G\u{E9}T /desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GETGETGETGETGETGE /desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            // The target.
            "GET http://127.0.0.1:8424/desk/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: a\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET desk HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/#x HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/\u{7F} HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/窓 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /desk/\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            // Fields.
            "GET /desk/ HTTP/1.1\r\n\r\n",
            start + "Host: a\r\n\r\n",
            start + "HOST: b\r\n\r\n",
            start + "X: a\r\n b\r\n\r\n",
            start + "X: a\r\n\tb\r\n\r\n",
            "GET /desk/ HTTP/1.1\r\n Host: a\r\n\r\n",
            start + "X : a\r\n\r\n",
            start + ": a\r\n\r\n",
            start + "X\r\n\r\n",
            start + "X\0: a\r\n\r\n",
            start + "X: a\0b\r\n\r\n",
            start + "X: a\u{1B}b\r\n\r\n",
            start + "(X): a\r\n\r\n",
            start + "Cookie: a=b\r\nCookie: c=d\r\n\r\n",
            start + "Origin: http://a\r\nOrigin: http://b\r\n\r\n",
            start + "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n\r\n",
            // The body's end.
            start + "Content-Length: 1\r\n\r\n",
            start + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
            start + "Content-Length: 0, 0\r\n\r\n",
            start + "Content-Length: +0\r\n\r\n",
            start + "Content-Length: -0\r\n\r\n",
            start + "Content-Length: 0x0\r\n\r\n",
            start + "Content-Length: \r\n\r\n",
            start + "Content-Length: ０\r\n\r\n",
            start + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
            start + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
            start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
            start + "Transfer-Encoding : chunked\r\n\r\n",
        ])
    func ambiguous(text: String) {
        #expect(refusal(of: text) == .malformed)
    }

    @Test(
        "what isn't needed is refused by its own status",
        arguments: [
            ("POST /desk/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .lengthMissing),
            ("POST /desk/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", .lengthMissing),
            ("POST /desk/ HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n", .expectation),
            ("POST /desk/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", .bodyTooLarge),
            ("POST /desk/ HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", .bodyTooLarge),
            ("GET /desk/ HTTP/1.0\r\nHost: a\r\n\r\n", .version),
            ("PUT /desk/ HTTP/1.1\r\nHost: a\r\n\r\n", .method),
            ("TRACE /desk/ HTTP/1.1\r\nHost: a\r\n\r\n", .method),
            ("get /desk/ HTTP/1.1\r\nHost: a\r\n\r\n", .method),
        ] as [(String, GatewayRefusal)])
    func refused(text: String, refusal: GatewayRefusal) {
        #expect(self.refusal(of: text) == refusal)
    }

    @Test("a head has bounds: its target, its fields, and all of it")
    func bounds() {
        let target = { "GET /\(String(repeating: "a", count: $0)) HTTP/1.1\r\nHost: a\r\n\r\n" }
        #expect(refusal(of: target(8_191)) == nil)
        #expect(refusal(of: target(8_192)) == .targetTooLong)
        let fields = { Self.start + String(repeating: "X: a\r\n", count: $0) + "\r\n" }
        #expect(refusal(of: fields(99)) == nil)
        #expect(refusal(of: fields(100)) == .headTooLarge)
        #expect(refusal(of: Self.start + "X: " + String(repeating: "a", count: 32_768)) == .headTooLarge)
        #expect(refusal(of: Self.start + String(repeating: "a", count: 32_768)) == .headTooLarge)
    }

    @Test("another program's cookie may have bytes beyond ASCII")
    func otherCookies() throws {
        #expect(try read(Self.start + "Cookie: other=窓口\r\n\r\n") != nil)
    }
}
