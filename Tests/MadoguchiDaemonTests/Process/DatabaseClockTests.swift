import Foundation
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Real daemons whose database moves to a server with another clock, by libfaketime.
@Suite(
    "A fail-over to a server whose clock is ahead",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .enabled(if: FakedClock.library != nil, "\(FakedClock.absence)"),
    .timeLimit(.minutes(5)))
struct DatabaseClockTests {
    private let primary: PostgresServer
    private let standby: PostgresServer
    private let fleet: DaemonFleet

    init() throws {
        let settings = ["synchronous_standby_names": "ANY 1 (*)", "wal_retrieve_retry_interval": "100ms"]
        primary = try PostgresServer(settings: settings)
        standby = try primary.standbyWithOwnClock()
        try standby.setClock(ahead: 60)
        fleet = try DaemonFleet(
            at: "host=\(primary.directory),\(standby.directory) dbname=postgres user=postgres", schema: "shared")
        let aheadBy = try #require(Double(try standby.ask("SELECT extract(epoch FROM clock_timestamp())")))
        #expect(abs(aheadBy - Date().timeIntervalSince1970 - 60) < 20)
    }

    /// - Parameter seconds: from now.
    private func accept(_ count: Int, at node: FleetNode, in seconds: Int) throws -> (due: Date, ids: [String]) {
        let due = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.up) + TimeInterval(seconds))
        let ids = try (0..<count).compactMap { _ in
            try node.control().accept(plan: "always", notBefore: due.ISO8601Format()).id
        }
        return (due, ids)
    }

    private func failOver() throws {
        try eventually("the standby has everything") {
            try primary.ask("SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()") == "1"
        }
        try primary.killAll()
        try standby.promote()
        // It has no standby.
        _ = try standby.ask("ALTER SYSTEM SET synchronous_standby_names = ''")
        _ = try standby.ask("SELECT pg_reload_conf()")
    }

    private func end(_ nodes: [FleetNode]) throws {
        for node in nodes { try node.end() }
        fleet.sink.stop()
        standby.stop()
        primary.stop()
    }

    @Test("nothing is sent beyond the tolerance, messages are accepted, and sending goes on once the clock is right")
    func beyond() throws {
        let nodes = try fleet.start(["n1", "n2"])
        let (_, ids) = try accept(5, at: nodes[0], in: 3_600)
        try failOver()
        for node in nodes {
            try eventually("it says that its clock is off; \(node.daemon.log)", within: 60) {
                try node.cluster().troubles.contains { $0.code == "clock-off" && $0.node == node.name }
            }
            #expect(node.daemon.log.contains("behind the database's"), "\(node.daemon.log)")
            // Neither took the other one for dead.
            #expect(!node.daemon.log.contains("doesn't answer any more"), "\(node.daemon.log)")
            #expect(!node.daemon.log.contains("took this daemon for dead"), "\(node.daemon.log)")
        }
        #expect(try nodes[0].cluster().nodes.map(\.state) == ["live", "live"])
        let (due, more) = try accept(5, at: nodes[1], in: 0)
        #expect(try nodes[0].senders().isEmpty)
        // Two beats later nothing has left.
        let joined = due.addingTimeInterval(3)
        try eventually("time goes by", within: 60) { Date() > joined }
        #expect(try fleet.sink.count == 0)
        #expect(try nodes[0].states()["queued"] == ids.count + more.count)

        // As chrony sets it right.
        try standby.setClock(ahead: 0)
        for node in nodes {
            try eventually("it sends again; \(node.daemon.log)", within: 60) { try node.senders() == ["n1", "n2"] }
        }
        try eventually("what is due leaves", within: 60) { try nodes[0].states()["delivered"] == more.count }
        #expect(try fleet.arrivals().values.map(\.count) == Array(repeating: 1, count: more.count))
        #expect(nodes[0].daemon.log.contains("the clock agrees with the database's again"))
        try end(nodes)
    }

    @Test("Within the tolerance both go on, and nothing leaves before its time by the daemon's clock")
    func within() throws {
        let terms = DaemonFleet.Terms(clockTolerance: "60s")
        let nodes = try fleet.start(["n1", "n2"], terms)
        try standby.setClock(ahead: 50)
        let (due, ids) = try accept(10, at: nodes[0], in: 12)
        try failOver()
        let (soon, more) = try accept(10, at: nodes[1], in: 6)
        try eventually("all have left; \(nodes[0].daemon.log)", within: 60) {
            try nodes[0].states()["delivered"] == ids.count + more.count
        }
        #expect(try nodes[0].senders() == ["n1", "n2"])
        let arrivals = try fleet.sink.arrivalTimes()
        for id in ids { #expect(try #require(arrivals[id]) >= due) }
        for id in more { #expect(try #require(arrivals[id]) >= soon) }
        try end(nodes)
    }
}
