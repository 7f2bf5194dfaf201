import Foundation
import Glibc
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// `control.sock` behind web servers, by the configurations that the guide gives.
///
/// The web servers run as a user of their own, for which these tests have to be root.
@Suite(
    "The desk behind a proxy", .timeLimit(.minutes(2)), .serialized,
    .enabled(if: geteuid() == 0, "web servers of another user need root"))
struct DeskProxyProcessTests {
    private static let user = "nobody"
    private static let asUser = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    private static let configuration =
        threePlans + """

            desk:
              address: "http://desk.example.jp"
              proxy: { user: \(user), operators: [tanaka], viewers: [suzuki] }

            """

    /// Its socket is for everybody: no group is to be had in a test.
    private static func daemon() throws -> DaemonProcess {
        let daemon = try DaemonProcess(configuration)
        try daemon.ready()
        for path in [daemon.directory.path, "\(daemon.directory.path)/run"] { chmod(path, 0o755) }
        chmod(daemon.control, 0o666)
        return daemon
    }

    private static func status(_ arguments: [String], as launcher: [String] = []) throws -> String {
        let output = try ChildProcess.run(
            launcher + ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "20"] + arguments)
        return output.text
    }

    @Test("the proxy's user does what the header's name may, and nothing without one; others are who they are")
    func users() throws {
        let daemon = try Self.daemon()
        func ask(_ path: String, _ arguments: [String] = [], as launcher: [String] = Self.asUser) throws -> String {
            try Self.status(
                arguments + ["--unix-socket", daemon.control, "http://desk.example.jp\(path)"], as: launcher)
        }
        let named = { (name: String) in ["-H", "X-Remote-User: \(name)"] }
        // What is prepared, recognised or unknown is no way around.
        for path in ["/v1/plans", "/v1/queue", "/v1/follow-ups", "/healthz", "/metrics", "/openapi.json", "/nowhere"] {
            #expect(try ask(path) == "403", "\(path)")
            #expect(try ask(path, named("sato")) == "403", "\(path)")
        }
        #expect(try ask("/v1/queue", named("suzuki")) == "200")
        #expect(try ask("/v1/queue/pause", named("suzuki") + ["-X", "POST"]) == "403")
        #expect(try ask("/v1/queue", named("tanaka") + named("suzuki")) == "403")
        #expect(try ask("/v1/queue/pause", named("tanaka") + ["-X", "POST"]) == "200")
        #expect(try ask("/v1/queue/resume", named("tanaka") + ["-X", "POST"]) == "200")
        let foreign = ["-X", "POST", "-H", "Origin: https://evil.example"]
        #expect(try ask("/v1/queue/pause", named("tanaka") + foreign) == "403")
        #expect(try ask("/v1/queue", named("tanaka") + ["-H", "Host: evil.example"]) == "421")
        #expect(daemon.log.contains("tanaka（プロキシ nobody 経由）: POST /v1/queue/pause"))
        // Another user's header says nothing: neither less nor more.
        #expect(try ask("/v1/queue/pause", named("suzuki") + ["-X", "POST"], as: []) == "200")
        #expect(try ask("/v1/queue", as: []) == "200")
    }

    @Test("a question whose bytes are known isn't answered to the proxy without a name")
    func recognised() throws {
        let daemon = try Self.daemon()
        let question = "GET /v1/plans/pro/availability HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let client = try UnixClient(daemon.control)
        for _ in 0..<3 {
            client.send(question)
            #expect(try client.answer().hasPrefix("HTTP/1.1 200"))
        }
        let script = "printf '%s' '\(question)' | nc -U -N -w 5 \(daemon.control)"
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/nc") else { return }
        #expect(try ChildProcess.run(Self.asUser + ["sh", "-c", script]).text.hasPrefix("HTTP/1.1 403"))
    }

    /// The configuration of the guide that begins with a fence of this language.
    private static func guide(_ language: String) throws -> String {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let text = try String(contentsOfFile: "\(root)/docs/desk.md", encoding: .utf8)
        let parts = text.components(separatedBy: "```\(language)\n")
        return try #require(parts.dropFirst().first?.components(separatedBy: "\n```").first)
    }

    /// Asks as people would, and as somebody who names himself.
    private static func check(_ address: String, port: Int) throws {
        func ask(_ path: String, _ arguments: [String]) throws -> String {
            try status(
                ["--resolve", "\(address):\(port):127.0.0.1"] + arguments + ["http://\(address):\(port)\(path)"])
        }
        let (tanaka, suzuki) = (["-u", "tanaka:first"], ["-u", "suzuki:second"])
        try eventually("the web server answers") { try ask("/desk/", []) == "401" }
        #expect(try ask("/desk/", ["-H", "X-Remote-User: tanaka"]) == "401")
        // Whether the desk has such a page is not the question: it is asked.
        #expect(try !["401", "403", "421", "502"].contains(ask("/desk/nothing", tanaka)))
        let post = ["-X", "POST", "-d", ""]
        #expect(try ask("/desk/nothing", suzuki + post) == "403")
        #expect(try ask("/desk/nothing", suzuki + post + ["-H", "X-Remote-User: tanaka"]) == "403")
        #expect(try !["401", "403", "421", "502"].contains(ask("/desk/nothing", tanaka + post)))
        #expect(try ask("/desk/nothing", tanaka + post + ["-H", "Origin: https://evil.example"]) == "403")
        #expect(try ask("/v1/queue", tanaka) != "403")
    }

    @Test(
        "nginx by the guide",
        .enabled(if: (try? ChildProcess.run(["nginx", "-v"]).isSuccess) == true, "nginx isn't there"))
    func nginx() throws {
        let daemon = try Self.daemon()
        let directory = daemon.directory
        let port = LoopbackPort.free()
        let hashes = try ["first", "second"].map { password in
            String(decoding: try ChildProcess.succeed(["openssl", "passwd", "-apr1", password]), as: UTF8.self)
        }
        try directory.write("tanaka:\(hashes[0])suzuki:\(hashes[1])", to: "nginx/htpasswd")
        let server = try Self.guide("nginx")
            .replacing("listen 443 ssl", with: "listen 127.0.0.1:\(port)")
            .replacing(#/ *ssl_certificate.*\n/#, with: "")
            .replacing("/etc/nginx/madoguchi.htpasswd", with: directory.path("nginx/htpasswd"))
            .replacing("/run/madoguchi/control.sock", with: daemon.control)
        let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(directory.path("nginx/\($0)"));" }.joined(separator: "\n")
        let file = try directory.write(
            """
            daemon off;
            pid \(directory.path("nginx/pid"));
            error_log \(directory.path("nginx/error"));
            events {}
            http {
            access_log off;
            \(places)
            \(server)
            }
            """, to: "nginx/nginx.conf")
        try ChildProcess.succeed(["chown", "-R", Self.user, directory.path("nginx")])
        let nginx = try ChildProcess(
            Self.asUser + ["nginx", "-c", file, "-e", directory.path("nginx/error")], output: directory.path("said"))
        defer { nginx.stop() }
        try Self.check("desk.example.jp", port: port)
    }

    @Test(
        "Caddy by the guide",
        .enabled(if: (try? ChildProcess.run(["caddy", "version"]).isSuccess) == true, "Caddy isn't there"))
    func caddy() throws {
        let daemon = try Self.daemon()
        let directory = daemon.directory
        let port = LoopbackPort.free()
        let hashes = try ["first", "second"].map { password in
            String(
                decoding: try ChildProcess.succeed(["caddy", "hash-password", "--plaintext", password]), as: UTF8.self
            ).trimmingCharacters(in: .newlines)
        }
        let site = try Self.guide("caddy")
            .replacing("desk.example.jp {", with: "http://desk.example.jp:\(port) {\n\tbind 127.0.0.1")
            .replacing("tanaka $2a$14$…", with: "tanaka \(hashes[0])\n\t\tsuzuki \(hashes[1])")
            .replacing("unix//run/madoguchi/control.sock", with: "unix/\(daemon.control)")
        let file = try directory.write("{\n\tadmin off\n\tauto_https off\n}\n\(site)\n", to: "caddy/Caddyfile")
        try ChildProcess.succeed(["chown", "-R", Self.user, directory.path("caddy")])
        let caddy = try ChildProcess(
            Self.asUser + ["env", "HOME=\(directory.path("caddy"))", "caddy", "run", "--config", file],
            output: directory.path("said"))
        defer { caddy.stop() }
        try Self.check("desk.example.jp", port: port)
    }
}
