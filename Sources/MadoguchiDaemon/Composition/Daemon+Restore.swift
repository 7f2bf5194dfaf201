import FollowUps
import FollowUpsSQLite
import LinuxSystem
package import Messages
import SupportHours
import SystemPackage
package import TimeZoneDatabase

extension Daemon.Options {
    /// Replaces the database by a backup, while no daemon runs.
    ///
    /// - Parameter keepsSending: whether due follow-ups are sent as soon as a daemon runs.
    /// - Returns: what was restored and what to do now, as text.
    /// - Throws: `ConfigurationError`, `TimeZoneDatabaseError`, `RestoreError`.
    package func restore(_ backup: String, keepsSending: Bool, zones: TimeZoneDatabase) throws -> Wording {
        let snapshot = try Snapshot(try readConfiguration(zones: zones), database: zones)
        guard snapshot.configuration.store.kind == .sqlite else { throw RestoreError.elsewhere }
        let directory = snapshot.configuration.stateDirectory
        // Opened with the caller's rights; the rest is done as the directory's owner.
        let source = try BackupSource(backup)
        do throws(Errno) {
            try ProcessOwner.become(ownerOf: directory)
        } catch {
            throw RestoreError.failed(
                directory: directory, StoreError(.io, detail: .systemCallFailed(.ownerUnchangeable, error.wording)))
        }
        let report = try DatabaseRestore.run(
            from: source, in: directory, at: WallClock.system.now(), keepsSending: keepsSending)
        return RestoreNotice(
            report: report, backup: backup, database: "\(directory)/madoguchi.sqlite", zone: snapshot.display
        ).text
    }
}
