import Foundation
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Real daemons on one real server, before one relay.
@Suite(
    "Several daemons on one PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized, .timeLimit(.minutes(5)))
struct SeveralDaemonsTests {
    private let server: PostgresServer
    private let fleet: DaemonFleet

    init() throws {
        server = try .forAll()
        fleet = try DaemonFleet(
            at: "host=\(server.directory) dbname=postgres user=postgres", schema: server.schema())
    }

    private func end(_ nodes: [FleetNode]) throws {
        for node in nodes { node.daemon.signal(SIGTERM) }
        for node in nodes { #expect(try node.daemon.exitStatus() == 0, "\(node.daemon.log)") }
        fleet.sink.stop()
        try server.drop(fleet.schema)
    }

    @Test(
        "One that is killed and one that stands still are taken over from; nothing is lost, and repeats have one Message-ID"
    )
    func lost() throws {
        let count = 600
        let nodes = try fleet.start(["n1", "n2", "n3"])
        try fleet.acceptTogether(count, by: nodes)
        try eventually("some have left") { try fleet.sink.count >= count / 6 }
        nodes[0].daemon.signal(SIGKILL)
        nodes[1].daemon.signal(SIGSTOP)
        let lostAt = ContinuousClock.now
        try eventually("the third has sent the rest; it says: \(nodes[2].daemon.log)", within: 120) {
            let states = try nodes[2].control().queue().states
            return states["delivered"] == count
        }
        print("all of \(count) were delivered \(lostAt.duration(to: .now)) after two of three were lost")
        let arrived = try fleet.arrivals()
        #expect(arrived.count == count)
        #expect(arrived.values.allSatisfy { Set($0).count == 1 })
        print("arrivals: \(arrived.values.reduce(0) { $0 + $1.count })")

        nodes[1].daemon.signal(SIGCONT)
        try eventually("the one that stood still is among them again; it says: \(nodes[1].daemon.log)", within: 60) {
            try nodes[2].senders() == ["n2", "n3"]
        }
        try fleet.acceptTogether(50, by: [nodes[1]])
        try eventually("what it accepts is sent", within: 60) {
            try nodes[1].control().queue().states["delivered"] == count + 50
        }
        #expect(try nodes[0].daemon.exitStatus() == SIGKILL)
        try end(Array(nodes[1...]))
    }

    @Test("A drained one sends nothing more and accepts, and a pause and an override hold for all")
    func directed() throws {
        let nodes = try fleet.start(["n1", "n2"])
        _ = try nodes[1].control().command("/v1/cluster/drain", #"{"name":"n1"}"#)
        try eventually("only the other sends", within: 60) { try nodes[0].senders() == ["n2"] }
        try fleet.acceptTogether(40, by: [nodes[0]])
        try eventually("the other sends what it accepted", within: 60) {
            try nodes[0].control().queue().states["delivered"] == 40
        }
        #expect(!nodes[0].daemon.log.contains("unreachable"))
        _ = try nodes[0].control().command("/v1/cluster/undrain", #"{"name":"n1"}"#)
        try eventually("both send", within: 60) { try nodes[1].senders() == ["n1", "n2"] }

        _ = try nodes[0].control().command("/v1/queue/pause")
        try eventually("the other says so, too", within: 60) { try nodes[1].control().queue().paused }
        _ = try nodes[1].control().command("/v1/queue/resume")
        try eventually("the other goes on, too", within: 60) { try !nodes[0].control().queue().paused }

        _ = try nodes[0].control().command("/v1/plans/always/overrides", #"{"state":"closed","reason":"停電のため"}"#)
        try eventually("the other is closed, too; it says: \(nodes[1].daemon.log)", within: 60) {
            let answer = try nodes[1].control().get("/v1/plans/always/availability")
            return try !JSONDecoder().decode(Availability.self, from: Data(answer.utf8)).open
        }
        try end(nodes)
    }
}
