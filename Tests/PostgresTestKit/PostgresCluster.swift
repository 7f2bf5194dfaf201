import Foundation
import Glibc
package import PostgreSQL
import Synchronization
import TestSupport

/// A primary and its standbys, whose commits wait for one of them.
package final class PostgresCluster: Sendable {
    package let servers: [PostgresServer]
    private let current = Mutex(0)

    /// How a primary is lost.
    package enum Loss: CaseIterable, Sendable {
        /// All of its processes are killed.
        case killed
        /// All of its processes stand still, and their connections stay.
        case frozen
    }

    package init(standbys: Int = 2) throws {
        let settings = [
            "synchronous_standby_names": "ANY 1 (*)", "wal_retrieve_retry_interval": "100ms",
            "wal_receiver_status_interval": "1s",
            // The first checkpoint after a promotion would remove what another standby is about to fetch.
            "wal_keep_size": "256MB",
        ]
        let primary = try PostgresServer(settings: settings)
        servers = try [primary] + (1...standbys).map { _ in try primary.standby(settings: settings) }
        try waitForStandbys()
    }

    package var primary: PostgresServer { servers[current.withLock(\.self)] }

    private var standbys: [PostgresServer] { servers.filter { $0 !== primary } }

    /// All of them, in one address.
    package func address() throws -> PostgresAddress {
        try PostgresAddress("host=\(servers.map(\.directory).joined(separator: ",")) user=postgres dbname=postgres")
    }

    /// Loses the primary and promotes the standby that has most.
    ///
    /// - Returns: the primary that was lost, for ``rejoin(_:)``, and when the other one had been promoted.
    package func failOver(_ loss: Loss) throws -> (lost: PostgresServer, promotedAt: ContinuousClock.Instant) {
        let lost = primary
        switch loss {
        case .killed: try lost.killAll()
        case .frozen: lost.signalAll(SIGSTOP)
        }
        let candidates = servers.indices.filter { servers[$0] !== lost }
        // What the primary had still sent arrives.
        var positions: [Int] = []
        try eventually("the standbys have what they were sent") {
            let before = positions
            positions = try candidates.map { try servers[$0].walPosition }
            return before == positions
        }
        guard let most = zip(candidates, positions).max(by: { $0.1 < $1.1 })?.0 else {
            throw TestFailure("there is no standby")
        }
        try servers[most].promote()
        let promotedAt = ContinuousClock.now
        // As whoever watches over a cluster does. Left to find the new primary among several hosts, one that meets a frozen
        // host first waits there for ever: a standby heeds no connect_timeout.
        for other in candidates where other != most { try servers[other].follow(servers[most]) }
        current.withLock { $0 = most }
        return (lost, promotedAt)
    }

    /// Makes a standby of a primary that was lost, from a copy of the one that there is now.
    package func rejoin(_ lost: PostgresServer) throws {
        try lost.killAll()
        try lost.become(standbyOf: primary)
        try waitForStandbys()
    }

    private func waitForStandbys() throws {
        let count = "\(standbys.count)"
        try eventually("the standbys are there; the primary says: \(primary.log.suffix(1_000))", within: 60) {
            try primary.ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == count
        }
    }

    package func stop() {
        for server in servers { server.stop() }
    }
}

extension PostgresServer {
    /// Makes a standby of it.
    package func standby(settings: [String: String] = [:]) throws -> PostgresServer {
        try PostgresServer(in: TemporaryDirectory(), settings: settings) {
            try copy(to: $0, "--write-recovery-conf", "--no-sync")
        }
    }

    /// Makes a standby of it whose clock ``setClock(ahead:)`` sets.
    package func standbyWithOwnClock() throws -> PostgresServer {
        try PostgresServer(in: TemporaryDirectory(), settings: [:], hasOwnClock: true) {
            try copy(to: $0, "--write-recovery-conf", "--no-sync")
        }
    }

    /// Has a standby receive from another primary from now on.
    fileprivate func follow(_ primary: PostgresServer) throws {
        _ = try ask("ALTER SYSTEM SET primary_conninfo = 'host=\(primary.directory) user=postgres'")
        _ = try ask("SELECT pg_reload_conf()")
    }

    /// Has it take writes from now on.
    package func promote() throws {
        try Self.run("pg_ctl", ["promote", "--pgdata", data, "--silent"])
    }

    /// After it has died.
    fileprivate func become(standbyOf primary: PostgresServer) throws {
        try FileManager.default.removeItem(atPath: data)
        try primary.copy(to: data, "--write-recovery-conf", "--no-sync")
        try Self.handOver(data)
        try start()
    }

    /// How far a standby's write-ahead log goes, in bytes.
    fileprivate var walPosition: Int {
        get throws {
            Int(
                try ask(
                    "SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn")) ?? 0
        }
    }
}
