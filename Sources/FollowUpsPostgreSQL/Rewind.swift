import FollowUps
import PostgreSQL
import Synchronization

/// The database isn't what it was: something that was confirmed isn't in it any more, or may not be.
package enum Rewind: Hashable, Sendable {
    /// So many of this daemon's commits are gone: a standby took over that hadn't got them, or an earlier copy was put in the
    /// database's place.
    case lostCommits(Int64)
    /// It was restored from a dump, and nobody has used it since.
    case restored
}

extension PostgreSQLStore {
    /// What is done about a ``Rewind``, beside telling of it.
    package enum RewindPolicy: Hashable, Sendable {
        /// Nothing more is sent until somebody resumes it.
        case pause
        case goOn
    }
}

/// How many of a daemon's commits were confirmed, by slot. Kept in memory: what is lost while no daemon runs isn't noticed by it.
final class ConfirmedCommits: Sendable {
    private let counts = Mutex<[Int: Int64]>([:])

    /// Never goes back by this.
    func confirm(_ count: Int64, in slot: Int) {
        counts.withLock { $0[slot] = max($0[slot] ?? 0, count) }
    }

    var all: [Int: Int64] { counts.withLock(\.self) }

    /// Goes back with the database.
    ///
    /// - Parameters:
    ///   - known: what was known before the database was asked.
    ///   - found: what it has.
    /// - Returns: by how many; none where another session has done so meanwhile.
    func goBack(from known: [Int: Int64], to found: [Int: Int64]) -> Int64 {
        counts.withLock { counts in
            var lost: Int64 = 0
            for (slot, count) in known where counts[slot] == count && count > found[slot] ?? 0 {
                counts[slot] = found[slot] ?? 0
                lost += count - (found[slot] ?? 0)
            }
            return lost
        }
    }
}

/// Looks whether a database is what it was, with each new session, before anything else is asked of it.
struct RewindCheck: Sendable {
    let confirmed: ConfirmedCommits
    let policy: PostgreSQLStore.RewindPolicy
    let report: @Sendable (Rewind) -> Void

    func run(on session: PostgresSession) throws {
        // Before it is asked: what another session commits meanwhile is more, and never less.
        let known = confirmed.all
        var found: [Int: Int64] = [:]
        for row in try session.read("SELECT slot, count FROM commits") {
            found[try row(0)] = try row(1, as: Int64.self)
        }
        let isBehind = known.contains { slot, count in count > found[slot] ?? 0 }
        let isElsewhere = try isElsewhere(session)
        guard isBehind || isElsewhere else { return }
        if policy == .pause { try pause(session) }
        // Only now, so that it is noticed again where pausing failed.
        let lost = confirmed.goBack(from: known, to: found)
        let isRestored = try isElsewhere && settle(session)
        if lost > 0 { report(.lostCommits(lost)) } else if isRestored { report(.restored) }
    }

    /// One who paused it before stays the one who did.
    private func pause(_ session: PostgresSession) throws {
        _ = try session.write("UPDATE settings SET restored = restored OR NOT paused, paused = true")
    }

    /// The first one here takes note of where it is.
    private func isElsewhere(_ session: PostgresSession) throws -> Bool {
        guard let row = try session.read("SELECT home IS NULL, home <> \(Self.here) FROM settings").first else {
            return false
        }
        if try row(0) {
            _ = try session.write("UPDATE settings SET home = \(Self.here) WHERE home IS NULL")
            return false
        }
        return try row(1)
    }

    /// - Returns: whether nobody else has.
    private func settle(_ session: PostgresSession) throws -> Bool {
        try session.write("UPDATE settings SET home = \(Self.here) WHERE home <> \(Self.here)").touched > 0
    }

    /// A dump makes the table anew, so that it has another number, or the server another one.
    private static let here = """
        ((SELECT system_identifier FROM pg_control_system())::text || '/' || 'settings'::regclass::oid::text)
        """
}
