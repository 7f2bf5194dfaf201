import Foundation
import Glibc
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Program, configuration and tz database are rolled out over real daemons, one after the other, as docs/postgresql.md has it.
@Suite(
    "A roll-out over daemons on one PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized, .timeLimit(.minutes(5)))
struct RollingUpgradeTests {
    private let server: PostgresServer
    private let fleet: DaemonFleet

    init() throws {
        server = try .forAll()
        fleet = try DaemonFleet(
            at: "host=\(server.directory) dbname=postgres user=postgres", schema: server.schema())
    }

    private func end(_ nodes: [FleetNode]) throws {
        for node in nodes { try node.end() }
        fleet.sink.stop()
        try server.drop(fleet.schema)
    }

    /// Waits until each of the nodes sees that those differ in these plans, and no other one in any.
    private func settle(_ nodes: [FleetNode], _ differing: [String: [String]] = [:]) throws {
        for node in nodes {
            try eventually("it sees who differs; \(node.daemon.log.suffix(2_000))", within: 60) {
                try node.cluster().nodes.allSatisfy { $0.differs == differing[$0.name] ?? [] }
            }
        }
    }

    private func epochs(_ node: FleetNode) throws -> [String: Int64] {
        try node.cluster().adopted.reduce(into: [:]) { $0[$1.plan] = $1.epoch }
    }

    // MARK: The program

    /// The daemon with another version's number in it, which stands for another build.
    ///
    /// - Parameter version: as long as the daemon's own.
    private func other(_ version: String, in directory: TemporaryDirectory) throws -> String {
        let path = directory.path("madoguchid")
        let number = Release.version.replacing(".", with: "\\.")
        let edit = "s/\\x00\(number)\\x00/\\x00\(version)\\x00/"
        // Foundation takes a minute for so much, built as tests are.
        try ChildProcess.succeed([
            "sh", "-c", #"LC_ALL=C sed "$1" "$2" >"$3" && chmod 755 "$3""#, "sh", edit,
            BuiltPrograms.path("madoguchid"), path,
        ])
        return path
    }

    @Test("A new version, one node after the other by drain, restart and undo: all goes on, and everything leaves once")
    func program() throws {
        let older = try TemporaryDirectory()
        let old = try other("0.0.9", in: older)
        let terms = DaemonFleet.Terms(perSecond: 40)
        // The daemon's own command line follows, whose program is passed over.
        let launcher = ["sh", "-c", #"shift; exec "$0" "$@""#, old]
        var nodes = try ["n1", "n2"].map { try fleet.start($0, terms, launcher: launcher) }
        for node in nodes { try eventually("both send", within: 60) { try node.senders() == ["n1", "n2"] } }
        #expect(try nodes[0].cluster().nodes.map(\.version) == ["0.0.9", "0.0.9"])
        let count = 200
        try fleet.acceptTogether(count, by: nodes)
        for place in nodes.indices {
            let (node, other) = (nodes[place], nodes[1 - place])
            _ = try node.control().command("/v1/cluster/drain", #"{"name":"\#(node.name)"}"#)
            try eventually("it sends nothing more", within: 60) { try other.senders() == [other.name] }
            try node.end()
            nodes[place] = try fleet.start(node.name, terms, in: node.daemon.directory)
            try eventually("it has joined", within: 60) {
                try other.cluster().nodes.filter { $0.state == "live" }.map(\.name).sorted() == ["n1", "n2"]
            }
            // The drain lasts over restarts; one that joins hears of it with its first answer.
            try eventually("it sends nothing", within: 60) { try other.senders() == [other.name] }
            let isOlder = try nodes[place].cluster().troubles.filter { $0.code == "older-version" }.compactMap(\.node)
            #expect(isOlder == (place == 0 ? [other.name] : []))
            try fleet.accept(5, by: [nodes[place]])
            _ = try nodes[place].control().command("/v1/cluster/undrain", #"{"name":"\#(node.name)"}"#)
            try eventually("both send", within: 60) { try other.senders() == ["n1", "n2"] }
        }
        #expect(try nodes[0].cluster().nodes.map(\.version) == [Release.version, Release.version])
        try eventually("all is delivered; \(nodes[0].daemon.log)", within: 120) {
            try nodes[0].states()["delivered"] == count + 10
        }
        #expect(try fleet.arrivals().values.map(\.count) == Array(repeating: 1, count: count + 10))
        try end(nodes)
    }

    // MARK: The configuration

    /// A message for `desk` that is due on a day far ahead.
    private func accept(at node: FleetNode) throws {
        _ = try node.control().accept(plan: "desk", notBefore: "2030-01-15T06:00:00Z")
    }

    /// Waits until all of those are due at a time of that day in UTC, as the database has it: a node tells of what is queued
    /// by its own hours.
    private func wait(for count: Int, dueAt time: String, _ nodes: [FleetNode]) throws {
        let expected = Array(repeating: time, count: count).joined(separator: "\n")
        try eventually("all are due at \(time); \(nodes.map(\.daemon.log))", within: 30) {
            try server.ask(
                "SELECT to_char(to_timestamp(due_at) AT TIME ZONE 'UTC', 'HH24:MI') FROM \(fleet.schema).due WHERE plan = 'desk'"
            ) == expected
        }
    }

    @Test("Hours that change by a reload on one node after the other are adopted once, and a command puts them back")
    func configuration() throws {
        let always = #"always: { timezone: America/Los_Angeles, hours: "24/7" }"#
        func terms(_ hours: String) -> DaemonFleet.Terms {
            DaemonFleet.Terms(plans: #"\#(always), desk: { timezone: UTC, hours: "Mo-Fr \#(hours)" }"#)
        }
        func reload(_ node: FleetNode, _ hours: String) throws {
            try node.daemon.directory.write(fleet.configuration(node.name, terms(hours)), to: "m.yaml")
            node.daemon.signal(SIGHUP)
        }
        let nodes = try fleet.start(["n1", "n2"], terms("09:00-17:00"))
        try settle(nodes)
        let before = try epochs(nodes[0])
        for node in nodes { try accept(at: node) }
        try wait(for: 2, dueAt: "09:00", nodes)

        try reload(nodes[0], "10:00-18:00")
        try settle(nodes, ["n2": ["desk"]])
        try wait(for: 2, dueAt: "10:00", nodes)
        // It accepts by its own hours, and the other one derives that anew. What is the same on both is sent by both.
        try accept(at: nodes[1])
        try wait(for: 3, dueAt: "10:00", nodes)
        try fleet.accept(20, by: nodes)
        try eventually("the other plan's messages leave", within: 60) { try nodes[0].states()["delivered"] == 20 }
        #expect(try nodes[0].senders() == ["n1", "n2"])
        #expect(nodes[1].daemon.log.contains("aren't the adopted ones"), "\(nodes[1].daemon.log)")

        // Somebody would have it as it was.
        _ = try nodes[1].control().command("/v1/cluster/adopt")
        try settle(nodes, ["n1": ["desk"]])
        try wait(for: 3, dueAt: "09:00", nodes)
        _ = try nodes[0].control().command("/v1/cluster/adopt")
        try settle(nodes, ["n2": ["desk"]])

        try reload(nodes[1], "10:00-18:00")
        try settle(nodes)
        try wait(for: 3, dueAt: "10:00", nodes)
        let after = try epochs(nodes[1])
        #expect(after["always"] == before["always"])
        #expect(after["desk"] == (before["desk"] ?? 0) + 3)
        #expect(try nodes[0].cluster().troubles.isEmpty)
        try end(nodes)
    }

    // MARK: The tz database

    @Test(
        "A tz release on one node after the other moves what it moves once, and the older one leaves that to the newer")
    func zones() throws {
        let terms = DaemonFleet.Terms(
            plans: """
                always: { timezone: America/Los_Angeles, hours: "24/7" }, \
                desk: { timezone: America/Vancouver, hours: "Mo-Fr 09:00-17:00" }
                """)
        let zones = [try ZoneReleases("2025b"), try ZoneReleases("2025b")]
        let nodes = try zip(["n1", "n2"], zones).map {
            try fleet.start($0, terms, environment: ["TZDIR": $1.directory])
        }
        try settle(nodes)
        let before = try epochs(nodes[0])
        for node in nodes { try accept(at: node) }
        try wait(for: 2, dueAt: "17:00", nodes)

        try zones[0].upgrade(to: "2026f")
        try settle(nodes, ["n2": ["desk"]])
        try wait(for: 2, dueAt: "16:00", nodes)
        try accept(at: nodes[1])
        try wait(for: 3, dueAt: "16:00", nodes)
        try fleet.accept(20, by: nodes)
        try eventually("what it leaves alone is sent by both", within: 60) {
            try nodes[0].states()["delivered"] == 20
        }
        #expect(try nodes[0].senders() == ["n1", "n2"])

        try zones[1].upgrade(to: "2026f")
        try settle(nodes)
        let after = try epochs(nodes[1])
        #expect(after["desk"] == (before["desk"] ?? 0) + 1)
        #expect(try nodes[1].cluster().nodes.map(\.tzdata) == [["2026f"], ["2026f"]])
        try wait(for: 3, dueAt: "16:00", nodes)
        try end(nodes)
    }
}
