import Foundation
import Glibc
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Real daemons whose primary is lost with commits that its standby hasn't got.
@Suite(
    "A fail-over to an asynchronous standby under three daemons",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .timeLimit(.minutes(5)))
struct AsynchronousStandbyTests {
    private let primary: PostgresServer
    private let standby: PostgresServer
    private let fleet: DaemonFleet

    init() throws {
        primary = try PostgresServer()
        standby = try primary.standby()
        fleet = try DaemonFleet(
            at: "host=\(primary.directory),\(standby.directory) dbname=postgres user=postgres", schema: "shared")
    }

    private func waitForStandby() throws {
        try eventually("the standby has it") {
            try primary.ask("SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()") == "1"
        }
    }

    /// From here on the standby is sent nothing, and what is acknowledged is only on the primary.
    private func holdBack() throws {
        let senders = primary.processes(called: "walsender")
        #expect(senders.count == 1)
        for sender in senders { kill(sender, SIGSTOP) }
    }

    /// - Returns: the ids, by key.
    private func accept(_ keys: [String], at node: FleetNode, due: Date) throws -> [String: String] {
        try keys.reduce(into: [:]) { accepted, key in
            let due = due.ISO8601Format()
            accepted[key] = try node.control().accept(plan: "always", notBefore: due, key: key).id
        }
    }

    @Test(
        "Doctor says what may be lost beforehand; afterwards all pause, and nothing is lost but what it hadn't received"
    )
    func heldBack() throws {
        let nodes = try fleet.start(["n1", "n2", "n3"])
        for node in nodes {
            let risks = try #require(try node.diagnosis().server?.risks.map(\.risk))
            #expect(risks.contains { $0.contains("what was acknowledged may be lost") }, "\(risks)")
        }
        func keys(_ name: String) -> [String] { (1...12).map { "\(name)-\($0)" } }
        let now = Date()
        let settled = try accept(keys("settled"), at: nodes[0], due: now)
        try eventually("what is due is delivered") { try nodes[0].states()["delivered"] == 12 }
        let soon = Date(timeIntervalSinceNow: 8)
        let queued = try accept(keys("queued"), at: nodes[1], due: soon)
        try waitForStandby()
        try holdBack()
        #expect(Date() < soon, "the machine is too slow for this test")
        let unreceived = try accept(keys("unreceived"), at: nodes[2], due: now)
        try eventually("all are delivered", within: 60) { try nodes[0].states()["delivered"] == 36 }

        try primary.killAll()
        try standby.promote()
        let lostAt = ContinuousClock.now
        for node in nodes {
            try eventually("it notices and pauses; \(node.daemon.log)", within: 60) {
                try node.daemon.log.contains("aren't in the database") && node.control().queue().paused
            }
        }
        print("all have noticed after \(lostAt.duration(to: .now))")
        let states = try nodes[0].states().filter { $0.value > 0 }
        #expect(states == ["delivered": 12, "queued": 12])
        for id in unreceived.values {
            #expect(throws: TestFailure.self) { try nodes[0].control().followUp(id) }
        }
        let before = try fleet.arrivals()
        #expect(before.count == 36)
        #expect(before.values.allSatisfy { $0.count == 1 })

        // Whoever still has the request may make it again.
        let again = try accept(keys("unreceived"), at: nodes[0], due: now)
        #expect(try accept(keys("settled"), at: nodes[1], due: now) == settled)
        _ = try nodes[2].control().command("/v1/queue/resume")
        try eventually("all is delivered; \(nodes[0].daemon.log)", within: 60) {
            try nodes[0].states()["delivered"] == 36
        }
        // What had left, and is queued again by what the standby knew, leaves twice under one Message-ID.
        let after = try fleet.arrivals()
        for id in queued.values { #expect(after[id]?.count == 2 && Set(after[id] ?? []).count == 1) }
        for id in settled.values { #expect(after[id]?.count == 1) }
        for id in again.values { #expect(after[id]?.count == 1) }
        for node in nodes { try node.end() }
        fleet.sink.stop()
        standby.stop()
        primary.stop()
    }
}
