import Foundation
import MadoguchiAPI
import PostgreSQL
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A real daemon whose database server isn't there.
@Suite(
    "A database server that can't be reached",
    .enabled(if: PostgresLibrary.failure == nil && ConfiguredStore.hasPostgreSQL, "libpq5 is not installed"),
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
        #expect(refused.contains("/problems/store-unreachable"))
        #expect(refused.contains("retry-after: 10"))
        #expect(refused.contains(directory.path.lowercased()))

        let diagnosis = try answer("GET /v1/diagnosis", daemon.control)
        let body = diagnosis.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        let told = try JSONDecoder().decode(Diagnosis.self, from: Data(body.utf8))
        #expect(told.queue == nil)
        #expect(told.server == nil)
        #expect(told.state.database == nil)
        #expect(told.state.trouble?.contains("check that the server runs") == true)

        let backup = try answer("POST /v1/queue/backup", daemon.control)
        #expect(backup.contains("/problems/backup-elsewhere"))
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
