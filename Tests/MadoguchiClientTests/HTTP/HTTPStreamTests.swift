import Glibc
import Testing

@testable import madoguchi

@Suite struct HTTPStreamTests {
    /// Parts out of nothing, and the response's body as it comes.
    private final class Parts: StreamedBody {
        private let source: InputFile
        private var parts: [[UInt8]]
        private(set) var received: [UInt8] = []

        init(_ parts: [[UInt8]]) throws {
            // Always readable.
            source = try InputFile(at: "/dev/null")
            self.parts = parts
        }

        var descriptor: CInt { source.descriptor }
        func nextPart() -> [UInt8]? { parts.isEmpty ? nil : parts.removeFirst() }
        func receive(_ part: [UInt8]) { received += part }
        func finish() {}
    }

    private static let request = HTTPRequest(method: "POST", target: "/", body: .jsonLines)

    @Test("parts become chunks, an empty one none, and the body comes back in parts")
    func chunks() throws {
        let stub = try StubBatchDaemon(.atTheEnd) { "\($0) \($1)" }
        let connection = HTTPConnection(socketPath: stub.runtimeDirectory + "/control.sock")
        let body = try Parts([[], Array("a\nb".utf8), [], Array("c\n".utf8)])
        let response = try connection.stream(Self.request, body, timeout: .seconds(10))
        #expect(response.status == 200)
        #expect(response.body.isEmpty)
        #expect(String(decoding: body.received, as: UTF8.self) == "1 a\n2 bc\n")
    }

    @Test("a server that takes everything and says nothing is given up in time")
    func silence() throws {
        let stub = try StubDaemon(at: "control.sock") { _ in .silence }
        let connection = HTTPConnection(socketPath: stub.runtimeDirectory + "/control.sock")
        #expect(throws: TransportError.timedOut) {
            try connection.stream(Self.request, Parts([Array("a\n".utf8)]), timeout: .milliseconds(50))
        }
    }

    @Test("a refusal's body stays with the response, whatever of the request is still unsent")
    func refusal() throws {
        let stub = try StubBatchDaemon(.refusing(status: 413, body: "too much")) { _, _ in "" }
        let connection = HTTPConnection(socketPath: stub.runtimeDirectory + "/control.sock")
        let body = try Parts(Array(repeating: [UInt8](repeating: 0x61, count: 65_536), count: 100))
        let response = try connection.stream(Self.request, body, timeout: .seconds(10))
        #expect(response.status == 413)
        #expect(String(decoding: response.body, as: UTF8.self) == "too much")
        #expect(body.received.isEmpty)
    }

    @Test(
        "heads say how the body comes",
        arguments: [
            (HTTPRequest.get("/a"), "GET /a HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"),
            (
                HTTPRequest(method: "POST", target: "/a"),
                "POST /a HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n"
            ),
            (
                HTTPRequest(method: "POST", target: "/a", fields: [("X", "y")], body: .json(Array("{}".utf8))),
                "POST /a HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nX: y\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            ),
        ])
    func heads(request: HTTPRequest, text: String) {
        #expect(String(decoding: request.bytes, as: UTF8.self) == text)
    }
}
