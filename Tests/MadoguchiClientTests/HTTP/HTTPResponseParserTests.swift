import Messages
import Testing

@testable import madoguchi

@Suite struct HTTPResponseParserTests {
    /// Feeds a response in pieces of so many bytes.
    private func parse(_ text: String, piece: Int = 4_096, thenEnd: Bool = false) throws -> HTTPResponse? {
        var parser = HTTPResponseParser()
        var rest = Array(text.utf8)[...]
        var response: HTTPResponse?
        while !rest.isEmpty {
            response = try parser.feed(rest.prefix(piece))
            rest = rest.dropFirst(piece)
        }
        return try response ?? (thenEnd ? parser.finish() : nil)
    }

    private static let sized = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue"
    private static let chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntr\r\n2;note=x\r\nue\r\n0\r\nTrailer: t\r\n\r\n"

    @Test("a body is read whole in pieces of any size", arguments: [sized, chunked], [1, 2, 3, 7, 4_096])
    func pieces(text: String, piece: Int) throws {
        let response = try #require(try parse(text, piece: piece))
        #expect(response.status == 200)
        #expect(response.body == Array("true".utf8))
        #expect(response.keepsConnection)
    }

    @Test("a body without a length ends with the connection, which is then spent")
    func untilClose() throws {
        let response = try #require(try parse("HTTP/1.1 200 OK\r\n\r\ntrue", thenEnd: true))
        #expect(response.body == Array("true".utf8))
        #expect(!response.keepsConnection)
    }

    @Test("interim responses are passed over, and 204 has no body")
    func withoutBody() throws {
        let response = try #require(try parse("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
        #expect(response.status == 204)
        #expect(response.body.isEmpty)
    }

    @Test(
        "a server that closes, or that speaks HTTP/1.0, keeps no connection",
        arguments: [
            "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        ])
    func closing(text: String) throws {
        #expect(try #require(try parse(text)).keepsConnection == false)
    }

    @Test(
        "what is no response is refused",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n",
            "HTTP/2 200\r\n\r\n",
            "HTTP/1.1 20 OK\r\n\r\n",
            "HTTP/1.1 999 OK\r\n\r\n",
            "HTTP/1.1 -12 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntrue\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue and more",
        ])
    func malformed(text: String) {
        #expect {
            try parse(text)
        } throws: { error in
            if case TransportError.malformed = error { true } else { false }
        }
    }

    @Test("a head without end is refused at its bound", arguments: ["HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n"])
    func hugeHead(start: String) {
        let field = start.hasSuffix(" ") ? "x" : "X: y\r\n"
        #expect(throws: TransportError.malformed(.responseHeadTooLarge(limit: 65_536))) {
            try parse(start + String(repeating: field, count: HTTPResponseParser.headLimit))
        }
    }

    @Test("a body without end is refused at its bound")
    func hugeBody() {
        var parser = HTTPResponseParser()
        let megabyte = [UInt8](repeating: 0x20, count: 1 << 20)
        #expect(throws: TransportError.malformed(.responseBodyTooLarge(limit: 16_777_216))) {
            _ = try parser.feed(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)[...])
            for _ in 0...16 { _ = try parser.feed(megabyte[...]) }
        }
    }

    @Test("a response cut short at any byte is a lost connection", arguments: [sized, chunked])
    func truncated(text: String) {
        for length in 1..<text.utf8.count {
            #expect(throws: TransportError.connectionLost, "cut after \(length) bytes") {
                try parse(String(decoding: text.utf8.prefix(length), as: UTF8.self), thenEnd: true)
            }
        }
    }

    @Test(
        "targets carry any text as it is",
        arguments: [
            ("basic", "2026-11-24T23:00:00+09:00", "/v1/plans/basic?at=2026-11-24T23%3A00%3A00%2B09%3A00"),
            ("../x", "a b&c=d\r\n", "/v1/plans/..%2Fx?at=a%20b%26c%3Dd%0D%0A"), ("窓", "", "/v1/plans/%E7%AA%93?at="),
        ])
    func targets(plan: String, at: String, target: String) {
        #expect(RequestTarget("v1", "plans", plan).with("at", at).with("zone", nil).description == target)
    }
}
