import Foundation
import PostgresTestKit
import Testing

/// What the daemon and the client say to users and programs, held against what was recorded.
@Suite("Golden answers", .timeLimit(.minutes(5)))
struct GoldenTests {
    /// `MADOGUCHI_GOLDEN=record` writes the golden files anew.
    static let records = ProcessInfo.processInfo.environment["MADOGUCHI_GOLDEN"] == "record"

    @Test("are as they were recorded", arguments: Scenario.all)
    func answers(name: String) throws {
        let transcript = try ScenarioRun(Scenario(named: name)).golden()
        guard !Self.records else {
            try transcript.write(to: Places.golden.appending(path: "\(name).txt"), atomically: true, encoding: .utf8)
            return
        }
        let golden = (try? Places.text(name, in: Places.golden)) ?? ""
        guard golden != transcript else { return }
        Issue.record(
            """
            Scenario \(name): the answers differ from Golden/\(name).txt (- recorded, + now):
            \(LineDifference(from: golden, to: transcript).text)
            If that is meant, record them: MADOGUCHI_GOLDEN=record swift test --filter GoldenTests
            """)
    }

    /// What isn't held against a daemon on PostgreSQL, and why.
    private static let ofSQLite: [String: String] = [
        "backup": "backups are the server's business",
        "client-queue": "it makes a backup",
        "cluster": "a daemon that shares its queue with nobody is the only one",
        "diagnosis": "the server is told of, and the file isn't",
        "metrics": "those of the nodes are there, too",
        "restoring": "it restores a file",
        "store-corrupt": "the file is damaged",
        "store-locked": "the file is held",
        "store-newer": "the file is of a newer release",
        "store-read-only": "the file can't be written",
        "store-unreadable": "the file can't be read",
    ]

    /// Hours and the protocol touch no store.
    private static let ofBothStores = Scenario.all.filter {
        ofSQLite[$0] == nil && !$0.hasPrefix("hours-") && !$0.hasPrefix("http-")
    }

    @Test(
        "are the same on PostgreSQL",
        .enabled(if: PostgresServer.isInstalled && !records, "\(PostgresServer.absence)"),
        arguments: ofBothStores)
    func onPostgreSQL(name: String) throws {
        let server = try PostgresServer.forAll()
        let database = (
            connection: "host=\(server.directory) user=postgres dbname=postgres", schema: try server.schema()
        )
        let transcript = Self.withoutNode(try ScenarioRun(Scenario(named: name), database: database).golden())
        let golden = Self.withoutNode((try? Places.text(name, in: Places.golden)) ?? "")
        guard golden != transcript else { return }
        Issue.record(
            """
            Scenario \(name): the answers of a daemon on PostgreSQL differ from Golden/\(name).txt (- recorded, + there):
            \(LineDifference(from: golden, to: transcript).text)
            """)
    }

    /// Without the name of the node that answers, which is told where the queue is shared.
    private static func withoutNode(_ transcript: String) -> String {
        transcript.replacing(#/(?m)^ *"node": "<host>",\n/#, with: "")
            .replacing(#/(?m)^\|\n\| (?:answered by node|応答したノード).*\n/#, with: "")
            .replacing(#/(?m)^content-length: .*$/#, with: "content-length: <length>")
    }

    @Test("belong to a scenario each")
    func orphans() {
        let orphans = Set(Places.names(in: Places.golden)).subtracting(Scenario.all)
        #expect(orphans.isEmpty, "these golden files have no scenario any more; delete them")
    }
}
