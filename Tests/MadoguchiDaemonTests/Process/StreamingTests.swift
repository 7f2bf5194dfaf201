import Glibc
import Testing

@testable import MadoguchiDaemon

/// What only a real connection shows.
@Suite("Bodies on a real connection", .timeLimit(.minutes(5)))
struct StreamingTests {
    private let daemon: DaemonProcess
    private let client: UnixClient

    init() throws {
        daemon = try DaemonProcess(sendingPlans)
        try daemon.ready()
        client = try UnixClient(daemon.control)
    }

    @Test("A client that holds its body back is told to go on")
    func goAhead() throws {
        let body = message()
        client.send(
            "POST /v1/follow-ups HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n")
        #expect(try client.head() == "HTTP/1.1 100 Continue\r\n\r\n")
        client.send(body)
        #expect(try client.answer().hasPrefix("HTTP/1.1 201 Created\r\n"))
    }

    @Test("A batch's lines are answered while it goes on, and the connection serves the next request")
    func conversation() throws {
        client.send(
            "POST /v1/follow-ups/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
        sendChunk("\(heldMessage())\n")
        #expect(try client.head().hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(try chunk().contains(#""line":1,"#))
        sendChunk("{}\n")
        #expect(try chunk().contains(#""line":2,"#))
        sendChunk(heldMessage())
        client.send("0\r\n\r\n")
        #expect(try chunk().contains(#""line":3,"#))
        #expect(try chunk().isEmpty)
        client.get("/v1/queue")
        #expect(try client.answer().contains(#""queued":2"#))
    }

    @Test("A sender that posts a whole batch before it reads gets every answer")
    func everythingFirst() throws {
        let lines = 8_000
        let body = String(repeating: heldMessage() + "\n", count: lines)
        let client = try UnixClient(daemon.control, timeout: 60)
        client.send(
            "POST /v1/follow-ups/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try client.head().hasPrefix("HTTP/1.1 200 OK\r\n"))
        var answers = 0
        while case let chunk = try client.chunk(), !chunk.isEmpty {
            answers += chunk.count { $0 == UInt8(ascii: "\n") }
        }
        #expect(answers == lines)
    }

    @Test("The caller is who the system says")
    func caller() throws {
        let body = message()
        client.send(
            "POST /v1/follow-ups HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let created = try client.answer()
        let location = try #require(created.split(separator: "\r\n").first { $0.lowercased().hasPrefix("location: ") })
        client.get(String(location.dropFirst(10)))
        #expect(try client.answer().contains("\"uid\":\(getuid())"))
    }

    /// One that never goes, whatever the time of day.
    private func heldMessage() -> String { message(["plan": "\"never\""]) }

    private func sendChunk(_ text: String) {
        client.send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
    }

    private func chunk() throws -> String {
        String(decoding: try client.chunk(), as: UTF8.self)
    }
}
