import Foundation
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Real daemons whose database is behind a real pooler that gives each transaction another session.
@Suite(
    "Several daemons behind PgBouncer in transaction mode",
    .enabled(if: PostgresServer.isInstalled && PgBouncer.isInstalled, "\(PgBouncer.absence)"), .serialized,
    .timeLimit(.minutes(5)))
struct PoolerProcessTests {
    private let server: PostgresServer
    private let pooler: PgBouncer
    private let fleet: DaemonFleet

    init() throws {
        server = try .forAll()
        pooler = try PgBouncer(to: server)
        fleet = try DaemonFleet(at: pooler.connection, schema: server.schema())
    }

    private func end(_ nodes: [FleetNode], _ fleet: DaemonFleet) throws {
        for node in nodes { node.daemon.signal(SIGTERM) }
        for node in nodes { #expect(try node.daemon.exitStatus() == 0, "\(node.daemon.log)") }
        fleet.sink.stop()
        try server.drop(fleet.schema)
    }

    @Test("They send everything once, a pause and an override hold for all, and another schema is kept apart")
    func shared() throws {
        // Its sessions are the same ones, one transaction after the other.
        let others = try DaemonFleet(at: pooler.connection, schema: server.schema())
        let nodes = try fleet.start(["n1", "n2", "n3"])
        let other = try others.start(["m1"])
        try fleet.acceptTogether(300, by: nodes)
        try others.acceptTogether(60, by: other)
        try eventually("all is delivered; \(nodes[0].daemon.log)", within: 60) {
            try nodes[0].states()["delivered"] == 300 && other[0].states()["delivered"] == 60
        }
        #expect(try fleet.arrivals().values.map(\.count) == Array(repeating: 1, count: 300))
        #expect(try others.arrivals().values.map(\.count) == Array(repeating: 1, count: 60))

        let diagnosis = try nodes[0].control().get("/v1/diagnosis")
        #expect(try JSONDecoder().decode(Diagnosis.self, from: Data(diagnosis.utf8)).server?.pooled == true)

        _ = try nodes[0].control().command("/v1/queue/pause")
        try eventually("the others say so, too", within: 60) {
            try nodes[1].control().queue().paused && nodes[2].control().queue().paused
        }
        #expect(try !other[0].control().queue().paused)
        _ = try nodes[1].control().command("/v1/queue/resume")
        _ = try nodes[0].control().command("/v1/plans/always/overrides", #"{"state":"closed","reason":"停電のため"}"#)
        try eventually("the others are closed, too", within: 60) {
            try nodes[1...].allSatisfy { node in
                let answer = try node.control().get("/v1/plans/always/availability")
                return try !JSONDecoder().decode(Availability.self, from: Data(answer.utf8)).open
            }
        }
        for node in nodes + other { #expect(!node.daemon.log.contains("error:"), "\(node.daemon.log)") }
        try end(other, others)
        try end(nodes, fleet)
        pooler.stop()
    }

    @Test("A pooler that drops everyone and a server that starts anew behind it lose nothing, and all goes on")
    func interrupted() throws {
        let server = try PostgresServer()
        let pooler = try PgBouncer(to: server)
        let fleet = try DaemonFleet(at: pooler.connection, schema: "shared")
        let nodes = try fleet.start(["n1", "n2", "n3"], DaemonFleet.Terms(perSecond: 60))
        let ids = try fleet.acceptTogether(300, by: nodes)
        try eventually("some have left", within: 60) { try fleet.sink.count >= 30 }
        try pooler.command("KILL postgres")
        try pooler.command("RESUME postgres")
        try eventually("it goes on", within: 60) { try fleet.sink.count >= 120 }
        try server.restart()
        try eventually("all is delivered; \(nodes[0].daemon.log.suffix(2_000))", within: 120) {
            // It is told to come again while the server is away.
            (try? nodes[0].states())?["delivered"] == 300
        }
        let arrivals = try fleet.arrivals()
        #expect(Set(arrivals.keys) == Set(ids))
        #expect(arrivals.values.allSatisfy { Set($0).count == 1 })
        print("arrivals: \(arrivals.values.reduce(0) { $0 + $1.count })")
        for node in nodes { try node.end() }
        fleet.sink.stop()
        pooler.stop()
        server.stop()
    }
}
