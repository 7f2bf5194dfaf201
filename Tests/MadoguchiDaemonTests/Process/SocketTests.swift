import Foundation
import MadoguchiAPI
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// What a real daemon does on its real sockets.
@Suite("The sockets", .timeLimit(.minutes(2)))
struct SocketTests {
    private static let availability = "/v1/plans/basic/availability"

    private func eachSocket(_ body: (_ socket: String, _ daemon: DaemonProcess) throws -> Void) throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        for socket in [daemon.query, daemon.control] { try body(socket, daemon) }
    }

    @Test("answer curl, both of them the same")
    func curl() throws {
        try eachSocket { socket, _ in
            let url = "http://localhost\(Self.availability)?at=2026-11-24T23:00:00%2B09:00"
            let body = try ChildProcess.succeed(["curl", "-sS", "--fail", "--unix-socket", socket, url])
            let answer = try JSONDecoder().decode(Availability.self, from: body)
            #expect(answer.open)
            #expect(answer.until == "2026-11-25T10:00:00+09:00")
        }
    }

    @Test("outlive a want of file descriptors")
    func descriptors() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        // Once a second while work waits, libdispatch looks at its threads in /proc, and traps where no descriptor is left
        // for that (_dispatch_workq_monitor_pools). The bounds on connections leave it some, which are taken away here.
        do {
            try wantDescriptors(daemon)
        } catch {
            guard try daemon.exitStatus() == SIGILL else { throw error }
            withKnownIssue("libdispatch traps") { throw error }
        }
    }

    private func wantDescriptors(_ daemon: DaemonProcess) throws {
        // Has the database open.
        let queue = try UnixClient(daemon.control)
        queue.get("/v1/queue")
        try #require(queue.answer().hasPrefix("HTTP/1.1 200"))
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.pid)/fd").count
        try ChildProcess.succeed(["prlimit", "--pid", "\(daemon.pid)", "--nofile=\(open + 8)"])
        /// Hundredths of a second.
        func work() throws -> Int {
            let fields = try String(contentsOfFile: "/proc/\(daemon.pid)/stat", encoding: .utf8).split(separator: " ")
            return try #require(Int(fields[13])) + #require(Int(fields[14]))
        }
        for socket in [daemon.query, daemon.control] {
            let clients = try (0..<20).map { _ in try UnixClient(socket) }
            try eventually("no descriptor is left") {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.pid)/fd").count >= open + 8
            }
            let before = try work()
            // What it works in a second is what is measured: it doesn't try without a pause.
            usleep(1_000_000)
            try #require(try work() - before < 50)
            withExtendedLifetime(clients) {}
        }
        for socket in [daemon.query, daemon.control] {
            let client = try UnixClient(socket)
            client.get("/healthz", fields: "Connection: close\r\n")
            try #require(client.everything().hasPrefix("HTTP/1.1 200"))
        }
        daemon.signal(SIGTERM)
        try #require(daemon.exitStatus() == 0)
    }

    @Test("have the modes that say who may do what, and go when the daemon goes")
    func modes() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        func mode(_ path: String) throws -> Int {
            try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        }
        #expect(try mode(daemon.query) == 0o666)
        #expect(try mode(daemon.control) == 0o660)
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
        #expect(!FileManager.default.fileExists(atPath: daemon.query))
        #expect(!FileManager.default.fileExists(atPath: daemon.control))
    }

    @Test("answer requests that come together in their order, also behind one that is held")
    func pipelining() throws {
        try eachSocket { socket, _ in
            let client = try UnixClient(socket)
            let requests = [
                "/v1/plans/basic/availability?wait=change&timeout=1s", "/healthz", Self.availability, "/none",
            ]
            client.send(requests.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
            let answers = try requests.map { _ in try client.answer() }
            #expect(answers.map { $0.prefix(12) } == ["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 404"])
            #expect(answers[0].contains(#""plan":"basic""#))
            #expect(answers[1].contains(#""status":"ok""#))
        }
    }

    @Test("let others have their turn while one client asks many laborious questions at once")
    func turns() throws {
        try eachSocket { socket, _ in
            let greedy = try UnixClient(socket)
            let laborious = "GET /v1/plans/basic/windows?from=2030-01-01&to=2040-01-01 HTTP/1.1\r\nHost: x\r\n\r\n"
            greedy.send(String(repeating: laborious, count: 30))
            let other = try UnixClient(socket)
            other.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try other.answer().hasPrefix("HTTP/1.1 200"))
            let answers = try (0..<30).map { _ in try greedy.answer() }
            #expect(answers.allSatisfy { $0.hasPrefix("HTTP/1.1 200") && $0.hasSuffix("}") })
            #expect(Set(answers.map(\.count)).count == 1)
        }
    }

    @Test("answer HEAD with the fields alone")
    func head() throws {
        try eachSocket { socket, _ in
            let client = try UnixClient(socket)
            client.send("HEAD \(Self.availability) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let answer = try client.everything().lowercased()
            #expect(answer.hasPrefix("http/1.1 200"))
            #expect(answer.contains("content-length: 4"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test(
        "close after the answer where the client asks for it, speaks HTTP/1.0, or has finished sending",
        arguments: [
            ("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false),
            ("GET /healthz HTTP/1.0\r\n\r\n", false),
            ("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", true),
            ("GET /v1/plans/basic/availability?wait=change&timeout=1s HTTP/1.1\r\nHost: x\r\n\r\n", true),
        ])
    func closing(request: String, halfCloses: Bool) throws {
        try eachSocket { socket, _ in
            let client = try UnixClient(socket)
            client.send(request)
            if halfCloses { client.finishSending() }
            #expect(try client.everything().hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(
        "refuse what is no HTTP, or too much of it, and say so",
        arguments: [
            ("\u{16}\u{3}\u{1}\r\n\r\n", "HTTP/1.1 400"),
            ("GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 40_000))\r\n\r\n", "HTTP/1.1 431"),
            ("GET /\(String(repeating: "a", count: 40_000)) HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 431"),
            ("GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "A: b\r\n", count: 300))\r\n", "HTTP/1.1 431"),
            (
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 400"
            ),
        ])
    func malformed(request: String, status: String) throws {
        try eachSocket { socket, _ in
            let client = try UnixClient(socket)
            client.send(request)
            let answer = try client.everything()
            #expect(answer.hasPrefix(status))
            #expect(answer.contains("application/problem+json"))
        }
    }

    @Test("take no body with a question on query.sock")
    func body() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        for (method, status) in [("GET", "413"), ("POST", "405")] {
            let client = try UnixClient(daemon.query)
            client.send("\(method) \(Self.availability) HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
            client.send(String(repeating: "x", count: 50_000))
            #expect(try client.everything().hasPrefix("HTTP/1.1 \(status)"))
        }
    }

    @Test("go on answering others while a client asks without reading, and others say nothing or half a request")
    func rudeness() throws {
        try eachSocket { socket, daemon in
            let flood = try UnixClient(socket)
            let burst = String(repeating: "GET \(Self.availability) HTTP/1.1\r\nHost: x\r\n\r\n", count: 500)
            let flooding = Thread { for _ in 0..<200 { flood.send(burst) } }
            flooding.start()
            let silent = try (0..<100).map { _ in try UnixClient(socket) }
            for client in silent { client.send("GET /healthz HT") }
            for _ in 0..<50 {
                let client = try UnixClient(socket)
                client.get("/healthz")
                #expect(try client.answer().hasPrefix("HTTP/1.1 200"))
            }
            let status = try String(contentsOfFile: "/proc/\(daemon.pid)/status", encoding: .utf8)
            let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
            let kilobytes = try #require(resident.flatMap { Int($0.filter(\.isNumber)) })
            #expect(kilobytes < 200_000)
        }
    }

    @Test("let no more connect than they may, and the rest when others have gone")
    func crowd() throws {
        // With 200 files, each socket takes 36 connections, and a few that come in one go with the last.
        let daemon = try DaemonProcess(launcher: ["/bin/sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"])
        try daemon.ready()
        for socket in [daemon.query, daemon.control] {
            var others = try (0..<80).map { _ in try UnixClient(socket) }
            let late = try UnixClient(socket, timeout: 1)
            late.get("/healthz")
            #expect(throws: TestFailure.self) { try late.answer() }
            others.removeAll()
            try eventually("the late one is answered") { (try? late.answer())?.hasPrefix("HTTP/1.1 200") == true }
        }
    }

    @Test("don't wait for ever for a first request, nor for the rest of one")
    func silence() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        let clients = try [daemon.query, daemon.control].flatMap { socket in
            let silent = try UnixClient(socket, timeout: 20)
            let slow = try UnixClient(socket, timeout: 20)
            slow.send("GET /healthz HT")
            return [silent, slow]
        }
        for client in clients { #expect(try client.everything().isEmpty) }
    }
}
