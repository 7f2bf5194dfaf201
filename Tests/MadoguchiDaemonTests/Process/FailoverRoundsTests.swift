import Foundation
import Glibc
import MadoguchiAPI
import PostgresTestKit
import Synchronization
import TestSupport
import Testing

/// Primaries are lost under real daemons.
@Suite(
    "Fail-over under three daemons", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized,
    .timeLimit(.minutes(240)))
struct FailoverRoundsTests {
    /// `make soak` asks for more by MADOGUCHI_SOAK_ROUNDS.
    private static let rounds =
        ProcessInfo.processInfo.environment["MADOGUCHI_SOAK_ROUNDS"].flatMap { Int($0) } ?? 2

    private static let backlog = 300

    /// What a round meets: most primaries are killed, a frozen one is noticed by nothing but deadlines, and a machine that is
    /// lost may have had a daemon, too.
    private struct Round: CustomStringConvertible {
        let number: Int

        var loss: PostgresCluster.Loss { number.isMultiple(of: 5) ? .frozen : .killed }
        var losesDaemon: Bool { number.isMultiple(of: 2) }

        var description: String {
            "round \(number): primary \(loss)\(losesDaemon ? ", a daemon killed" : "")"
        }
    }

    @Test(
        "With a synchronous standby nothing acknowledged is lost, only what had begun is sent again, with one Message-ID"
    )
    func synchronous() throws {
        let cluster = try PostgresCluster()
        let hosts = cluster.servers.map(\.directory).joined(separator: ",")
        let fleet = try DaemonFleet(at: "host=\(hosts) dbname=postgres user=postgres", schema: "shared")
        let terms = DaemonFleet.Terms(store: "durability: replica, answer_timeout: 3s")
        var nodes = try fleet.start(["n1", "n2", "n3"], terms)
        var ledger = Ledger()
        for number in 1...Self.rounds {
            try play(Round(number: number), on: cluster, before: fleet, by: &nodes, terms, &ledger)
        }
        ledger.report()
        // Of the median, for on a busy machine one round says nothing.
        #expect(try #require(ledger.firstWrites.median) <= .seconds(1))
        for node in nodes { try node.end() }
        fleet.sink.stop()
        cluster.stop()
    }

    /// What is known from outside, over all rounds.
    private struct Ledger {
        /// Follow-ups by the keys with which they were acknowledged.
        var accepted: [String: String] = [:]
        /// Those that were acknowledged without a key.
        var backlog: Set<String> = []
        var firstWrites: [Duration] = []
        var rescues: [Duration] = []
        var arrivals = 0
        var repeats = 0
        /// Follow-ups that arrived more than once, of which that was found right.
        var repeated: Set<String> = []
        var refused = 0

        func report() {
            print(
                "all rounds: \(accepted.count + backlog.count) acknowledged; \(arrivals) arrivals, \(repeats) of them repeats; first write "
                    + "after a promotion: \(firstWrites.summary); rescue: \(rescues.summary)")
        }
    }

    private func play(
        _ round: Round, on cluster: PostgresCluster, before fleet: DaemonFleet, by nodes: inout [FleetNode],
        _ terms: DaemonFleet.Terms, _ ledger: inout Ledger
    ) throws {
        // What is left of these is on its way when the primary is lost.
        ledger.backlog.formUnion(try fleet.acceptTogether(Self.backlog, by: nodes))
        let acceptors = Acceptors(at: nodes, prefix: "r\(round.number)")
        try eventually("messages are accepted and leave; \(nodes[0].daemon.log.suffix(2_000))", within: 60) {
            try acceptors.count >= 20 && fleet.sink.count >= Self.backlog / 5
        }
        let lostAt = ContinuousClock.now
        if round.losesDaemon { nodes[2].daemon.signal(SIGKILL) }
        let (lost, promotedAt) = try cluster.failOver(round.loss)
        try eventually("messages are accepted again; \(nodes[0].daemon.log.suffix(2_000))", within: 60) {
            acceptors.first(from: promotedAt) != nil
        }
        if round.losesDaemon {
            #expect(try nodes[2].daemon.exitStatus() == SIGKILL)
            try eventually("others have what it held; \(nodes[0].daemon.log.suffix(2_000))", within: 60) {
                try nodes[0].cluster().nodes.map(\.name).sorted() == ["n1", "n2"]
            }
            ledger.rescues.append(lostAt.duration(to: .now))
            nodes[2] = try fleet.start("n3", terms, in: nodes[2].daemon.directory)
        }
        let accepted = acceptors.count
        try eventually("it goes on; \(nodes[0].daemon.log.suffix(2_000))", within: 60) {
            acceptors.count >= accepted + 50
        }
        try acceptors.stop()
        #expect(acceptors.faults.isEmpty, "\(acceptors.faults.prefix(3))")
        try cluster.rejoin(lost)
        try eventually("all is delivered; \(nodes[0].daemon.log.suffix(2_000))", within: 120) {
            let states = try nodes[0].states()
            return Set(states.filter { $0.value > 0 }.keys) == ["delivered"]
        }
        try eventually("all send", within: 60) { try nodes[0].senders() == ["n1", "n2", "n3"] }

        let firstWrite = promotedAt.duration(to: try #require(acceptors.first(from: promotedAt)))
        if round.loss == .killed { ledger.firstWrites.append(firstWrite) }
        ledger.accepted.merge(acceptors.accepted) { $1 }
        ledger.refused += acceptors.refused
        let (arrivals, repeats) = try check(&ledger, round, cluster.primary, fleet, nodes[0])
        print(
            "\(round), first write after \(firstWrite), \(acceptors.count) acknowledged, \(acceptors.refused) told to come again, "
                + "\(arrivals - ledger.arrivals) arrivals, \(repeats - ledger.repeats) repeats"
                + (round.losesDaemon ? ", rescue after \(ledger.rescues.last ?? .zero)" : ""))
        ledger.arrivals = arrivals
        ledger.repeats = repeats
    }

    /// Holds all that was acknowledged against what the database has and what arrived.
    ///
    /// - Returns: how many messages arrived so far, and how many of them again.
    private func check(
        _ ledger: inout Ledger, _ round: Round, _ server: PostgresServer, _ fleet: DaemonFleet, _ node: FleetNode
    ) throws -> (arrivals: Int, repeats: Int) {
        func column(_ sql: String) throws -> [String] {
            try server.ask("SET search_path = \(fleet.schema); \(sql)").split(separator: "\n").map(String.init)
                .filter { $0 != "SET" }
        }
        let kept = Set(try column("SELECT idempotency_key FROM letters WHERE idempotency_key IS NOT NULL"))
        let lost = ledger.accepted.keys.filter { !kept.contains($0) }
        #expect(lost.isEmpty, "\(round): \(lost.count) are lost: \(lost.sorted().prefix(5))")

        let arrivals = try fleet.arrivals()
        let unsent = ledger.backlog.union(ledger.accepted.values).filter { arrivals[$0] == nil }
        #expect(unsent.isEmpty, "\(round): \(unsent.count) never arrived: \(unsent.prefix(5))")
        let renamed = arrivals.filter { Set($0.value).count != 1 }
        #expect(renamed.isEmpty, "\(round): several Message-IDs: \(renamed.prefix(3))")
        // What had begun data when its daemon was lost is uncertain, and is sent again.
        let repeated = Set(arrivals.filter { $0.value.count > 1 }.keys)
        let certain = try repeated.subtracting(ledger.repeated).filter { id in
            let history = try node.control().followUp(id).history ?? []
            return !history.contains { $0.move == "doubted" }
        }
        #expect(certain.isEmpty, "\(round): sent twice, and nothing of it was uncertain: \(certain)")
        ledger.repeated = repeated
        let count = arrivals.values.reduce(0) { $0 + $1.count }
        return (count, count - arrivals.count)
    }
}

extension [Duration] {
    fileprivate var median: Duration? { sorted().dropFirst(count / 2).first }

    fileprivate var summary: String {
        guard let median, let least = self.min(), let most = self.max() else { return "none" }
        return "\(median) (\(least) to \(most)) of \(count)"
    }
}
