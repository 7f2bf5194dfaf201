import Glibc
import TestSupport
import Testing

/// The built client, a stub in the daemon's place, and a browser that says what the tests have it say.
@Suite struct DeskProcessTests {
    /// `madoguchi desk` as it runs.
    private final class Desk {
        let child: ChildProcess
        let directory: TemporaryDirectory
        let port: Int
        let entry: String

        init(_ runtimeDirectory: String, _ options: [String] = [], language: String = "en_US.UTF-8") throws {
            directory = try TemporaryDirectory()
            let output = directory.path("output")
            child = try ChildProcess(
                [BuiltPrograms.path("madoguchi"), "desk", "--runtime-dir", runtimeDirectory] + options,
                environment: ["LC_ALL": language], output: output)
            var found: [Substring] = []
            let directory = directory
            try eventually("it says where the desk is") {
                let text = (try? directory.text("output")) ?? ""
                let rest = text.split(separator: "http://127.0.0.1:").last?.prefix { !$0.isWhitespace } ?? ""
                found = rest.split(separator: "/")
                return found.count == 3 && text.hasSuffix("\n") && text.split(separator: "\n").count == 2
            }
            port = Int(found[0]) ?? 0
            entry = "/enter/\(found[2])"
        }

        var said: String { (try? directory.text("output")) ?? "" }

        /// Sends a text over a connection of its own, and reads until the answer is whole or the connection ends.
        func exchange(_ text: String, until end: String? = nil) throws -> String {
            let browser = try Wire(port: port)
            browser.send(text)
            return browser.read(until: end)
        }

        func get(_ target: String, cookie: String? = nil, host: String? = nil, _ fields: String = "") throws -> String {
            try exchange(request("GET", target, cookie: cookie, host: host, fields), until: nil)
        }

        func request(
            _ method: String, _ target: String, cookie: String? = nil, host: String? = nil, _ fields: String = "",
            body: String = ""
        ) -> String {
            let cookie = cookie.map { "Cookie: \($0)\r\n" } ?? ""
            let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
            return
                "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\(cookie)\(fields)\(length)\r\n"
                + body
        }

        /// Uses the address.
        ///
        /// - Returns: the session's cookie.
        func enter() throws -> String {
            let answer = try get(entry)
            #expect(answer.hasPrefix("HTTP/1.1 303 \r\nLocation: /desk/\r\n"))
            let field = answer.split(separator: "Set-Cookie: ").last ?? ""
            return String(field.prefix { $0 != ";" })
        }
    }

    /// A TCP connection to 127.0.0.1.
    private final class Wire {
        private let descriptor: CInt

        init(port: Int) throws {
            descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let isConnected = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            guard isConnected else { throw TestFailure(errno: errno, doing: "the browser's connection") }
            // A test that waits for what never comes fails, and doesn't hang.
            var timeout = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit { close(descriptor) }

        func send(_ text: String) {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
                guard sent > 0 else { return }
                rest = rest.dropFirst(sent)
            }
        }

        /// - Parameter end: nil for an answer with a length.
        func read(until end: String?) -> String {
            var text = ""
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while end.map({ !text.hasSuffix($0) }) ?? !Self.isWhole(text) {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { break }
                text += String(decoding: buffer[..<count], as: UTF8.self)
            }
            return text
        }

        private static func isWhole(_ text: String) -> Bool {
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return false }
            let length = parts[0].lowercased().split(separator: "content-length: ").last?.prefix { $0.isNumber }
            return length.flatMap { Int($0) } == parts[1].utf8.count
        }
    }

    private static let plans = #"{"display":{"timezone":"Asia/Tokyo","language":"ja"},"plans":[]}"#

    /// Answers with the request's target, and with its body.
    private func daemon(in directory: String? = nil) throws -> StubDaemon {
        try StubDaemon(in: directory, at: "control.sock") { request in
            request.target == "/v1/plans" ? .json(Self.plans) : .json("\(request.target) \(request.body)")
        }
    }

    @Test("the address lets one browser in, once; then its pages are the daemon's")
    func session() throws {
        let daemon = try daemon()
        let desk = try Desk(daemon.runtimeDirectory)
        #expect(desk.said.hasPrefix("The desk is at http://127.0.0.1:\(desk.port)/enter/"))
        #expect(try desk.get("/desk/").hasPrefix("HTTP/1.1 403 "))
        let cookie = try desk.enter()
        #expect(try desk.get("/desk/cases?x=1", cookie: cookie).hasSuffix("\r\n\r\n/desk/cases?x=1 "))
        let again = try desk.get(desk.entry)
        #expect(again.hasPrefix("HTTP/1.1 403 "))
        #expect(again.contains("This address has been used") && again.contains("run it anew"))
        #expect(!again.contains("Set-Cookie"))
        let post = desk.request(
            "POST", "/desk/x", cookie: cookie, "Origin: http://127.0.0.1:\(desk.port)\r\n", body: "a=b")
        #expect(try desk.exchange(post).hasSuffix("/desk/x a=b"))
        // Only these have reached the daemon, and none with the cookie.
        #expect(daemon.requests.map(\.target) == ["/v1/plans", "/desk/cases?x=1", "/desk/x"])
        #expect(daemon.requests.allSatisfy { $0.fields["cookie"] == nil })
    }

    @Test("other hosts, other sites, other paths and injected lines reach nobody")
    func refusals() throws {
        let daemon = try daemon()
        let desk = try Desk(daemon.runtimeDirectory)
        let cookie = try desk.enter()
        #expect(try desk.get("/desk/", cookie: cookie, host: "evil.example:\(desk.port)").hasPrefix("HTTP/1.1 421 "))
        #expect(try desk.get("/desk/", cookie: cookie, host: "127.0.0.1:1").hasPrefix("HTTP/1.1 421 "))
        #expect(try desk.get("/v1/queue", cookie: cookie).hasPrefix("HTTP/1.1 404 "))
        #expect(try desk.get("/desk/%0d%0aX-Remote-User:%20root", cookie: cookie).hasPrefix("HTTP/1.1 404 "))
        #expect(try desk.get("/desk/\r\nX-Remote-User: root", cookie: cookie).hasPrefix("HTTP/1.1 400 "))
        #expect(try desk.get("/desk/", cookie: cookie, "X: a\rX-Remote-User: root\r\n").hasPrefix("HTTP/1.1 400 "))
        for fields in ["Origin: http://evil.example\r\n", "Sec-Fetch-Site: cross-site\r\n", "Origin: null\r\n"] {
            let post = desk.request("POST", "/desk/x", cookie: cookie, fields)
            #expect(try desk.exchange(post).hasPrefix("HTTP/1.1 403 "), "\(fields)")
        }
        #expect(daemon.requests.map(\.target) == ["/v1/plans"])
        #expect(try desk.get("/desk/", cookie: cookie, "X-Remote-User: root\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(daemon.requests.last?.fields["x-remote-user"] == nil)
    }

    @Test("over localhost, as through ssh, it is the same desk")
    func localhost() throws {
        let daemon = try daemon()
        let port = LoopbackPort.free()
        let desk = try Desk(daemon.runtimeDirectory, ["--port", "\(port)", "--no-open"])
        #expect(desk.port == port)
        let answer = try desk.get(desk.entry, host: "localhost:\(port)")
        let cookie = String((answer.split(separator: "Set-Cookie: ").last ?? "").prefix { $0 != ";" })
        #expect(try desk.get("/desk/", cookie: cookie, host: "localhost:\(port)").hasPrefix("HTTP/1.1 200 "))
        var taken = ClientProcess()
        taken.environment["MADOGUCHI_RUNTIME_DIR"] = daemon.runtimeDirectory
        let second = try taken.run(["desk", "--port", "\(port)"])
        #expect(second.status == 75)
        #expect(second.error.contains("another program uses port \(port)"))
    }

    @Test("a daemon that restarts is a 502 that says so, and then the pages are back")
    func restart() throws {
        let first = try daemon()
        let desk = try Desk(first.runtimeDirectory)
        let cookie = try desk.enter()
        first.stop()
        let gone = try desk.get("/desk/", cookie: cookie)
        #expect(gone.hasPrefix("HTTP/1.1 502 "))
        #expect(gone.contains("It may be restarting"))
        let second = try daemon(in: first.runtimeDirectory)
        #expect(try desk.get("/desk/", cookie: cookie).hasPrefix("HTTP/1.1 200 "))
        #expect(second.requests.count == 1)
    }

    @Test("an answer is passed on while it comes, beside others")
    func streamed() throws {
        let daemon = try StubDaemon(at: "control.sock") { request in
            switch request.target {
            case "/v1/plans": .json(Self.plans)
            case "/desk/events":
                .raw(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n: a\r\n"
                )
            default: .json("done")
            }
        }
        let desk = try Desk(daemon.runtimeDirectory)
        let cookie = try desk.enter()
        let streams = try (0..<8).map { _ in try Wire(port: desk.port) }
        for stream in streams { stream.send(desk.request("GET", "/desk/events", cookie: cookie)) }
        for stream in streams { #expect(stream.read(until: "3\r\n: a\r\n").hasPrefix("HTTP/1.1 200 ")) }
        let kept = try Wire(port: desk.port)
        for _ in 0..<3 {
            kept.send(desk.request("GET", "/desk/", cookie: cookie))
            #expect(kept.read(until: nil).hasSuffix("done"))
        }
    }

    @Test("connections that only take places take none from the browser")
    func slowLoris() throws {
        let daemon = try daemon()
        let desk = try Desk(daemon.runtimeDirectory)
        let cookie = try desk.enter()
        let others = try (0..<200).map { _ in try Wire(port: desk.port) }
        for other in others { other.send("GET /desk/ HTTP/1.1\r\nX: ") }
        #expect(try desk.get("/desk/", cookie: cookie).hasPrefix("HTTP/1.1 200 "))
        let descriptors = try DirectoryNames.count(of: "/proc/\(desk.child.id)/fd")
        #expect(descriptors < 100)
        withExtendedLifetime(others) {}
    }

    @Test("it ends by itself when nobody uses it, and says so in the reader's language")
    func idle() throws {
        let daemon = try daemon()
        let desk = try Desk(daemon.runtimeDirectory, ["--idle", "1s"], language: "ja_JP.UTF-8")
        #expect(try desk.child.end(said: desk.said) == .status(0))
        #expect(desk.said.hasPrefix("窓口の画面: http://127.0.0.1:"))
        #expect(desk.said.hasSuffix("しばらく使われなかったため、窓口の画面を終了しました。もう一度開くには madoguchi desk を実行してください\n"))
    }

    @Test("a signal ends it at once", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(signal: CInt) throws {
        let daemon = try daemon()
        let desk = try Desk(daemon.runtimeDirectory)
        let cookie = try desk.enter()
        #expect(try desk.get("/desk/", cookie: cookie).hasPrefix("HTTP/1.1 200 "))
        desk.child.signal(signal)
        #expect(try desk.child.end(said: desk.said) == .status(0))
        #expect(desk.said.hasSuffix("The desk has ended\n") == (signal != SIGHUP))
        #expect(!LoopbackPort.isTaken(desk.port))
    }

    @Test("Ctrl-D at the terminal ends it")
    func terminal() throws {
        let daemon = try daemon()
        let terminal = try PseudoTerminal()
        let directory = try TemporaryDirectory()
        // A terminal of its own, in whose foreground it runs.
        let child = try ChildProcess(
            [
                "setsid", "--ctty", "--wait", BuiltPrograms.path("madoguchi"), "desk", "--runtime-dir",
                daemon.runtimeDirectory,
            ], environment: ["LC_ALL": "en_US.UTF-8", "PATH": "/usr/bin:/bin"], input: terminal.path,
            output: directory.path("output"))
        try eventually("it is there") { ((try? directory.text("output")) ?? "").contains("/enter/") }
        terminal.type("what is typed means nothing\n\u{04}")
        #expect(try child.end() == .status(0))
        #expect(try directory.text("output").hasSuffix("The desk has ended\n"))
    }

    @Test("without a daemon there is nothing to open, and an idle time must be one")
    func noDaemon() throws {
        let directory = try TemporaryDirectory()
        var client = ClientProcess()
        client.environment["MADOGUCHI_RUNTIME_DIR"] = directory.path("nowhere")
        let result = try client.run(["desk"])
        #expect(result.status == 69)
        #expect(result.output.isEmpty)
        for idle in ["0s", "2d", "-1h"] {
            #expect(try client.run(["desk", "--idle=\(idle)"]).status == 65, "\(idle)")
        }
        #expect(try client.run(["desk", "--port", "65536"]).status == 64)
    }
}

private enum DirectoryNames {
    static func count(of path: String) throws -> Int {
        guard let directory = opendir(path) else { throw TestFailure(errno: errno, doing: path) }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        return count
    }
}
