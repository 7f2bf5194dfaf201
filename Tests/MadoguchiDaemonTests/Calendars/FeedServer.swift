import Foundation
import TestSupport

/// A server of calendars on loopback, which does what it is told with each request.
final class FeedServer: Sendable {
    struct Behaviour: Encodable {
        var status = 200
        var body = ""
        /// Octets in place of the body.
        var size: Int?
        var tag: String?
        var modified: String?
        var location: String?
        /// Seconds before it answers.
        var delay = 0
    }

    struct Request: Decodable {
        var path: String
        /// By lower-case name.
        var fields: [String: String]
    }

    /// What it serves with.
    struct Certificate {
        var certificate: String
        var key: String
    }

    private let directory: TemporaryDirectory
    private let process: ChildProcess
    let port: Int

    private static let script = """
        import http.server, json, os, ssl, sys, time
        root = sys.argv[1]

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                fields = {name.lower(): value for name, value in self.headers.items()}
                with open(root + "/requests", "a") as log:
                    log.write(json.dumps({"path": self.path, "fields": fields}) + "\\n")
                with open(root + "/behaviour") as file:
                    told = json.load(file)
                time.sleep(told["delay"])
                status, body = told["status"], told["body"].encode() if "size" not in told else b"x" * told["size"]
                tag, modified = told.get("tag"), told.get("modified")
                if tag and fields.get("if-none-match") == tag or modified and fields.get("if-modified-since") == modified:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in ("ETag", tag), ("Last-Modified", modified), ("Location", told.get("location")):
                    if value:
                        self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if len(sys.argv) > 2:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[2], sys.argv[3])
            server.socket = context.wrap_socket(server.socket, server_side=True)
        with open(root + "/unfinished", "w") as file:
            file.write(str(server.server_port))
        os.rename(root + "/unfinished", root + "/port")
        server.serve_forever()
        """

    private init(_ directory: TemporaryDirectory, _ process: ChildProcess, port: Int) {
        self.directory = directory
        self.process = process
        self.port = port
    }

    static func start(_ behaviour: Behaviour = Behaviour(), _ certificate: Certificate? = nil) async throws
        -> FeedServer
    {
        let directory = try TemporaryDirectory()
        let script = try directory.write(Self.script, to: "server.py")
        let files = certificate.map { [$0.certificate, $0.key] } ?? []
        let process = try ChildProcess(
            ["python3", script, directory.path] + files, output: directory.path("output"))
        var port: Int?
        try await eventually("the server listens") {
            port = (try? directory.text("port")).flatMap { Int($0) }
            return port != nil
        }
        guard let port else { throw TestFailure("there is no port") }
        let server = FeedServer(directory, process, port: port)
        try server.behave(behaviour)
        return server
    }

    func behave(_ behaviour: Behaviour) throws {
        try directory.write(try JSONEncoder().encode(behaviour), to: "behaviour")
    }

    var requests: [Request] {
        get throws {
            let lines = ((try? directory.text("requests")) ?? "").split(separator: "\n")
            return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
        }
    }

    /// A certificate for `localhost` that nobody vouches for.
    static func certificate(in directory: TemporaryDirectory) throws -> Certificate {
        let certificate = Certificate(certificate: directory.path("own.pem"), key: directory.path("own.key"))
        try ChildProcess.succeed([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "3650", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", certificate.key,
            "-out", certificate.certificate,
        ])
        return certificate
    }
}
