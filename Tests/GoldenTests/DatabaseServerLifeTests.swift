import Foundation
import Glibc
import PostgresTestKit
import TestSupport
import Testing

/// The real programs on a real PostgreSQL, which both end in the midst of their work.
@Suite(
    "A daemon's life on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .timeLimit(.minutes(5)))
struct DatabaseServerLifeTests {
    private let directory: TemporaryDirectory
    private let server: PostgresServer
    private let sink: SMTPSink
    private let zones: String

    init() throws {
        directory = try TemporaryDirectory()
        // Of its own, for it is restarted.
        server = try PostgresServer()
        sink = try SMTPSink()
        zones = try TimeZoneFiles.write(to: directory)
        try FileManager.default.createSymbolicLink(
            atPath: directory.path("guidance"), withDestinationPath: Places.guidance.path)
        try directory.write("1 \(Data(repeating: 7, count: 32).base64EncodedString())\n", to: "secrets.key")
        try directory.write(
            """
            display: { timezone: Asia/Tokyo, language: en }
            plans:
              always: { timezone: America/Los_Angeles, hours: "24/7" }
              distant: { timezone: Asia/Tokyo, hours: "2099 Mo-Fr 09:00-17:00" }
            delivery:
              from: "窓口 <support@example.jp>"
              transport: smtp
              smtp: { host: 127.0.0.1, port: \(sink.port), security: none }
              limits: { per_second: 100, per_domain_per_second: 100 }
            guidance:
              directory: guidance
              operator: owner@example.jp
              variables: { site_name: 試験の教室, login_url: "https://login.example.jp/" }
            secrets_key_file: \(directory.path)/secrets.key
            store:
              kind: postgresql
              postgresql: { connection: "host=\(server.directory) user=postgres dbname=postgres", durability: local }

            """, to: "m.yaml")
    }

    private func start() throws -> DaemonProcess {
        try DaemonProcess(in: directory.path, zones: zones)
    }

    private func client(_ arguments: String...) throws -> ChildProcess.Output {
        try ChildProcess.run(
            [Executables.client] + arguments,
            environment: ["LANG": "C.UTF-8", "TZDIR": zones, "MADOGUCHI_RUNTIME_DIR": directory.path("run")])
    }

    /// What the client says where it has to succeed.
    @discardableResult
    private func succeed(_ arguments: String...) throws -> String {
        let output = try ChildProcess.run(
            [Executables.client] + arguments,
            environment: ["LANG": "C.UTF-8", "TZDIR": zones, "MADOGUCHI_RUNTIME_DIR": directory.path("run")])
        guard output.isSuccess else {
            throw TestFailure("\(arguments) \(output.ending): \(output.text) \(output.error)")
        }
        return output.text
    }

    /// A word of an answer in JSON.
    private func word(_ path: String, _ json: String) throws -> String {
        guard let word = try JSONText(json).value(at: path)?.word else { throw TestFailure("no \(path) in \(json)") }
        return word
    }

    /// How many there are in some states, at one moment: what is claimed may be queued again between two questions.
    private func count(_ states: String...) throws -> Int {
        let answer = try succeed("queue", "stats", "--json")
        return try states.reduce(0) { $0 + (Int(try word("states.\($1)", answer)) ?? 0) }
    }

    /// What is there, in rows and not as it is counted.
    private var states: String {
        get throws { try server.ask("SELECT state, count(*) FROM madoguchi.follow_ups GROUP BY 1 ORDER BY 1") }
    }

    @Test("Messages, cases and overrides are as with SQLite; its advice is that of a server")
    func everyday() throws {
        let daemon = try start()
        try succeed("remind", "always", "--to", "you@example.jp", "--subject", "Test", "--text", "It works.")
        try eventually("the message arrives") { try sink.count == 1 }
        try eventually("it is delivered") { try count("delivered") == 1 }

        let opened = try succeed("case", "open", "login", "--plan", "distant", "--to", "hana@example.jp", "--json")
        let id = try word("id", opened)
        try succeed("case", "note", id, "She called again.")
        try succeed("case", "mark", id, "topic-known", "--var", "topic=ログイン")
        try succeed("case", "resolve", id, "--by", "self-service")
        #expect(try succeed("case", "show", id, "--json").contains(#""self-service""#))

        let override = try succeed("close", "always", "--for", "1h", "--reason", "moving", "--json")
        #expect(try client("status", "always").ending.status == 1)
        try succeed("remind", "always", "--to", "later@example.jp", "--subject", "Test", "--text", "It waits.")
        #expect(try count("queued") == 1)
        try succeed("overrides", "remove", try word("id", override))
        try eventually("what waited arrives") { try sink.count == 2 }

        let backup = try client("queue", "backup", directory.path("backup"))
        #expect(!backup.isSuccess && backup.error.contains("pg_dump"))
        let doctor = try client("doctor")
        // The tests' server has fsync off.
        #expect((doctor.text + doctor.error).contains("PostgreSQL 1") && doctor.text.contains("fsync"))
        daemon.terminate()
        #expect(try daemon.end() == "exits with 0")
    }

    @Test(
        "Nothing is lost while the database restarts and the daemon is killed in the midst of an import and of sending")
    func faults() throws {
        let size = 500
        let daemon = try start()
        let lines = (0..<size).map { "reminder,always,user\($0)@example.jp,Test \($0),It works.\n" }
        let file = try directory.write("kind,plan,to,subject,text\n" + lines.joined(), to: "letters.csv")

        // The same import again stores nothing twice.
        let importing = try ChildProcess(
            [Executables.client, "import", file, "--run", "one"],
            environment: ["LANG": "C.UTF-8", "TZDIR": zones, "MADOGUCHI_RUNTIME_DIR": directory.path("run")],
            output: directory.path("import"))
        try eventually("some are accepted") { try server.ask("SELECT count(*) FROM madoguchi.letters") != "0" }
        try server.restart()
        _ = try importing.end(within: 60)
        try eventually("all are accepted", within: 60) { try client("import", file, "--run", "one").isSuccess }
        #expect(try server.ask("SELECT count(*) FROM madoguchi.letters") == "\(size)")

        try eventually("some are sent") { try sink.count >= 50 }
        daemon.kill()
        #expect(try sink.count < size)
        let second = try start()
        try eventually("more are sent") { try sink.count >= 150 }
        // All at once, as when its machine loses power.
        try server.killAll()
        try server.start()
        try eventually("all are sent; the daemon says: \(second.log.suffix(2_000))", within: 120) {
            try count("queued", "sending") == 0
        }
        let states = try states
        #expect(try count("delivered") == size, "\(states); the daemon says: \(second.log.suffix(6_000))")
        let arrivals = try sink.arrivals()
        #expect(Set(arrivals).count == size)
        // What was sent twice is the same message.
        #expect(try Set(sink.values(ofHeader: "Message-ID")).count == size)
        let uncertain = try server.ask(
            "SELECT count(*) FROM madoguchi.history WHERE move = 'doubted'")
        #expect(arrivals.count - size <= Int(uncertain) ?? 0)
        second.terminate()
        #expect(try second.end() == "exits with 0")
    }
}
