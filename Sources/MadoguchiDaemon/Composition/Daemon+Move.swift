package import FollowUps
import FollowUpsPostgreSQL
import FollowUpsSQLite
import LinuxSystem
package import Messages
import SystemPackage
package import TimeZoneDatabase

/// Why follow-ups didn't move. Those in the state directory are as they were, and so is the database there.
package enum MoveError: Error, Hashable, Sendable {
    /// The configuration doesn't name a PostgreSQL.
    case noTarget
    /// A madoguchid uses the state directory.
    case inUse(directory: String)
    /// The state directory can't be used.
    case unusable(directory: String, StoreError)
    /// PostgreSQL can't take them.
    case refused(StoreError)
}

extension MoveError: WordedError {
    package var wording: Wording {
        switch self {
        case .noTarget: .moveNeedsTarget
        case .inUse(let directory): .restoreWhileInUse(directory: directory)
        case .unusable(let directory, let error): .moveSourceUnusable(directory: directory, error.detail)
        case .refused(let error): .moveRefused(error.detail)
        }
    }
}

extension Daemon.Options {
    /// Moves what is in the state directory to the configured PostgreSQL, while no daemon runs. What was interrupted is begun
    /// again by the same call.
    ///
    /// - Returns: what was moved and what to do now, as text.
    /// - Throws: `ConfigurationError`, `TimeZoneDatabaseError`, ``MoveError``.
    package func moveToPostgreSQL(zones: TimeZoneDatabase) throws -> Wording {
        let configuration = try readConfiguration(zones: zones)
        guard let target = ConfiguredStore.postgreSQL(configuration) else { throw MoveError.noTarget }
        let directory = configuration.stateDirectory
        // The password and the key are read with the caller's rights; the rest is done as the directory's owner.
        let place = try target.readPlace()
        do throws(Errno) {
            try ProcessOwner.become(ownerOf: directory)
        } catch {
            throw MoveError.unusable(
                directory: directory, StoreError(.io, detail: .systemCallFailed(.ownerUnchangeable, error.wording)))
        }
        guard let source = try Self.source(in: directory) else { return .nothingToMove(directory: directory) }
        var settings = target.settings
        settings.place = { place }
        return try Self.move(source, to: settings, seal: target.seal, named: "\(HostName.current):\(directory)")
    }

    private static func source(in directory: String) throws(MoveError) -> MoveSource? {
        do throws(StoreError) {
            return try MoveSource(in: directory)
        } catch {
            throw error.reason == .locked ? .inUse(directory: directory) : .unusable(directory: directory, error)
        }
    }

    private static func move(
        _ source: MoveSource, to settings: PostgreSQLStore.Settings, seal: any SecretSeal, named name: String
    ) throws(MoveError) -> Wording {
        do {
            let target = try MoveTarget(settings, source: "\(name) (\(source.contents()))", seal: seal)
            defer { target.close() }
            var counts: [String: Int] = [:]
            // Once all of the same contents is there, a daemon may have changed it since.
            if !target.isDone {
                try source.read { rows in
                    try target.take(rows)
                    counts[rows.table, default: 0] += rows.rows.count
                }
                try target.finish()
            }
            let retired = try source.retire(at: WallClock.system.now())
            return .moved(followUps: counts["letters"] ?? 0, cases: counts["cases"] ?? 0, retired: retired)
        } catch {
            throw .refused(error as? StoreError ?? StoreError(.io, detail: Wording(error)))
        }
    }
}
