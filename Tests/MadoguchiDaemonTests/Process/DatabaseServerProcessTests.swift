import Foundation
import MadoguchiAPI
import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A real daemon whose database server isn't there.
@Suite(
    "A database server that can't be reached",
    .enabled(if: PostgresLibrary.failure == nil, "libpq5 is not installed"),
    .timeLimit(.minutes(2)))
struct DatabaseServerProcessTests {
    private static let plans = """
        display: { language: en }
        plans: { always: { timezone: America/Los_Angeles, hours: "24/7" } }
        """

    /// - Parameter directory: has no server's socket.
    private func configuration(_ directory: TemporaryDirectory) -> String {
        """
        \(Self.plans)
        secrets_key_file: \(directory.path)/secrets.key
        store:
          kind: postgresql
          postgresql: { connection: "host=\(directory.path) dbname=madoguchi user=madoguchi", durability: local }
        """
    }

    private func answer(_ request: String, _ socket: String, body: String = "") throws -> String {
        let client = try UnixClient(socket)
        client.send(
            "\(request) HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return try client.answer()
    }

    @Test("keeps nobody from the hours; what would have to be kept is told to come again, and why")
    func unreachable() throws {
        let directory = try TemporaryDirectory()
        let daemon = try DaemonProcess(configuration(directory), in: directory)
        try daemon.ready()
        let availability = try answer("GET /v1/plans/always/availability", daemon.query)
        #expect(availability.hasPrefix("HTTP/1.1 200 "))
        #expect(availability.contains(#""open":true"#))

        let followUp = #"{"kind":"reminder","plan":"always","to":"a@example.jp","subject":"s","text":"t"}"#
        let refused = try answer("POST /v1/follow-ups", daemon.control, body: followUp).lowercased()
        #expect(refused.hasPrefix("http/1.1 503 "))
        #expect(refused.contains("store-unreachable"))
        #expect(refused.contains("retry-after: 10"))

        let diagnosis = try answer("GET /v1/diagnosis", daemon.control)
        let body = diagnosis.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        let told = try JSONDecoder().decode(Diagnosis.self, from: Data(body.utf8))
        #expect(told.queue == nil)
        #expect(told.server == nil)
        #expect(told.state.database == nil)
        #expect(told.state.trouble?.contains("check that the server runs") == true)

        let backup = try answer("POST /v1/queue/backup", daemon.control)
        #expect(backup.contains("backup-elsewhere"))
        try eventually("the log says that the database can't be used") {
            daemon.log.contains("follow-ups can't be stored in PostgreSQL (unreachable)")
        }
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
    }

    @Test("is nothing that --restore could restore")
    func restoring() throws {
        let directory = try TemporaryDirectory()
        try directory.write(configuration(directory), to: "m.yaml")
        #expect(
            try DaemonProcess.status(
                "--config", directory.path + "/m.yaml", "--restore", directory.path + "/m.yaml") == 78)
    }
}

/// A real daemon on a real server.
@Suite(
    "A daemon on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .timeLimit(.minutes(3)))
struct DaemonOnPostgreSQLTests {
    private let directory: TemporaryDirectory
    private let server: PostgresServer
    private let schema: String

    init() throws {
        directory = try TemporaryDirectory()
        server = try .forAll()
        schema = try server.schema()
        try directory.write("1 \(Data(repeating: 7, count: 32).base64EncodedString())\n", to: "secrets.key")
    }

    private static let plans = """
        display: { language: en }
        plans:
          always: { timezone: America/Los_Angeles, hours: "24/7" }
          never: { timezone: America/Los_Angeles, hours: "off" }
        """

    private var onServer: String {
        """
        \(Self.plans)
        secrets_key_file: \(directory.path)/secrets.key
        store:
          kind: postgresql
          postgresql:
            connection: "host=\(server.directory) dbname=postgres user=postgres"
            schema: \(schema)
            durability: local
        """
    }

    private func start(_ configuration: String) throws -> DaemonProcess {
        try directory.write(configuration, to: "m.yaml")
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        return daemon
    }

    private func end(_ daemon: DaemonProcess) throws {
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
    }

    private func ask(_ request: String, _ daemon: DaemonProcess, key: String? = nil, body: String = "") throws -> String
    {
        let client = try UnixClient(daemon.control)
        client.send(
            "\(request) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + (key.map { "Idempotency-Key: \($0)\r\n" } ?? "")
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return try client.answer()
    }

    private func followUp(_ plan: String) -> String {
        #"{"kind":"reminder","plan":"\#(plan)","to":"a@example.jp","subject":"s","text":"t"}"#
    }

    @Test("accepts, sends, tells of its server, and knows a request again after a restart")
    func whole() throws {
        let daemon = try start(onServer)
        let accepted = try ask("POST /v1/follow-ups", daemon, key: "k", body: followUp("always"))
        #expect(accepted.hasPrefix("HTTP/1.1 201 "), "\(accepted)")
        try eventually("it is delivered; the log: \(daemon.log)") {
            try ask("GET /v1/queue", daemon).contains(#""delivered":1"#)
        }
        let body = try ask("GET /v1/diagnosis", daemon).split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        let told = try JSONDecoder().decode(Diagnosis.self, from: Data(body.utf8))
        #expect(told.state.trouble == nil)
        #expect(told.server?.host == server.directory)
        // The tests' server doesn't flush.
        #expect(told.server?.risks.contains { $0.risk.contains("fsync") } == true)
        #expect(!FileManager.default.fileExists(atPath: directory.path("state/madoguchi.sqlite")))
        try end(daemon)

        let again = try start(onServer)
        #expect(
            try ask("POST /v1/follow-ups", again, key: "k", body: followUp("always")).hasPrefix("HTTP/1.1 200 "))
        try end(again)
    }

    @Test("has what was in its state directory, once that was moved")
    func moved() throws {
        let before = try start(Self.plans)
        #expect(
            try ask("POST /v1/follow-ups", before, key: "k", body: followUp("never")).hasPrefix("HTTP/1.1 201 "))
        try directory.write(onServer, to: "m.yaml")
        let move = [
            "--config", directory.path("m.yaml"), "--state-dir", directory.path("state"), "--move-to-postgresql",
        ]
        let command = [BuiltPrograms.path("madoguchid")] + move
        // Not while a daemon runs.
        #expect(try ChildProcess.run(command).ending.status == 75)
        try end(before)
        #expect(try ChildProcess.run(command).ending.status == 0)
        #expect(!FileManager.default.fileExists(atPath: directory.path("state/madoguchi.sqlite")))
        let daemon = try start(onServer)
        #expect(
            try ask("POST /v1/follow-ups", daemon, key: "k", body: followUp("never")).hasPrefix("HTTP/1.1 200 "))
        #expect(try ask("GET /v1/queue", daemon).contains(#""queued":1"#))
        try end(daemon)
        // There is nothing left to move.
        #expect(try ChildProcess.run(command).ending.status == 0)
    }
}
