import Foundation
import Glibc
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// The public pages on a real daemon's own socket.
@Suite("The pages' socket", .timeLimit(.minutes(2)))
struct WebProcessTests {
    private static let pages = threePlans + "\nweb: {}\n"

    private func socket(of daemon: DaemonProcess) -> String { "\(daemon.directory.path)/run/web.sock" }

    @Test("is there only where the configuration says so, for its group alone, and goes with the daemon")
    func presence() throws {
        let without = try DaemonProcess()
        try without.ready()
        #expect(!FileManager.default.fileExists(atPath: socket(of: without)))
        let daemon = try DaemonProcess(Self.pages)
        try daemon.ready()
        var status = stat()
        #expect(lstat(socket(of: daemon), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
        #expect(!FileManager.default.fileExists(atPath: socket(of: daemon)))
    }

    @Test("shows pages, and refuses hosts that aren't configured until they are")
    func hosts() throws {
        let daemon = try DaemonProcess(Self.pages)
        try daemon.ready()
        func answer(host: String) throws -> String {
            let client = try UnixClient(socket(of: daemon))
            client.send("GET /plans/basic HTTP/1.1\r\nHost: \(host)\r\n\r\n")
            return try client.answer()
        }
        #expect(try answer(host: "localhost").contains("<h1 id=\"word\">"))
        // What was recognised for one host isn't given to another.
        for _ in 0..<3 { #expect(try answer(host: "evil.example").hasPrefix("HTTP/1.1 421 Misdirected Request")) }
        #expect(try answer(host: "evil.example").contains("web.hosts"))
        #expect(try answer(host: "evil.example").contains("/problems/unknown-host"))
        try daemon.directory.write(
            Self.pages.replacing("web: {}", with: "web: { hosts: [support.example.jp] }"), to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("the host is known") {
            try answer(host: "support.example.jp").hasPrefix("HTTP/1.1 200")
        }
    }

    @Test("listens on a loopback address, and says which")
    func loopback() throws {
        let port = Int.random(in: 20_000..<30_000)
        let daemon = try DaemonProcess(arguments: ["--web", "127.0.0.1:\(port)"])
        try daemon.ready()
        #expect(daemon.log.contains("http://127.0.0.1:\(port)/"))
        let page = try ChildProcess.succeed(["curl", "-sS", "--fail", "http://127.0.0.1:\(port)/?lang=en"])
        #expect(String(decoding: page, as: UTF8.self).contains("All hours"))
        let second = try DaemonProcess(arguments: ["--web", "127.0.0.1:\(port)"])
        #expect(try second.exitStatus() == 75)
        #expect(try DaemonProcess.status("--config", "/nowhere", "--web", "0.0.0.0:80") == 64)
    }

    @Test("tells hundreds of listeners that a plan is closed, and keeps answering others meanwhile")
    func listeners() throws {
        let daemon = try DaemonProcess(Self.pages)
        try daemon.ready()
        let listeners = try (0..<300).map { _ in
            let client = try UnixClient(socket(of: daemon))
            client.get("/events?plan=pro")
            return client
        }
        for listener in listeners {
            #expect(try listener.head().contains("text/event-stream"))
            #expect(try listener.chunk() == Array("retry: 5000\n\n".utf8))
            #expect(try String(decoding: listener.chunk(), as: UTF8.self).contains(#""state":"open""#))
        }
        let control = try UnixClient(daemon.control)
        let body = #"{"state":"closed","reason":"x"}"#
        control.send(
            "POST /v1/plans/pro/overrides HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try control.answer().hasPrefix("HTTP/1.1 201"))
        for listener in listeners {
            let event = String(decoding: try listener.chunk(), as: UTF8.self)
            #expect(event.hasPrefix("event: state\nid: "))
            #expect(event.contains(#""state":"closed""#))
        }
        let client = try UnixClient(socket(of: daemon))
        client.get("/healthz")
        #expect(try client.answer().hasPrefix("HTTP/1.1 200"))
        daemon.signal(SIGTERM)
        // Each stream ends as a whole.
        for listener in listeners { #expect(try listener.everything().hasSuffix("\r\n0\r\n\r\n")) }
        #expect(try daemon.exitStatus() == 0)
    }
}
