import FollowUps
import FollowUpsSQLite
import LinuxSystem
import SupportHours
import SystemPackage
package import TimeZoneDatabase

extension Daemon.Options {
    /// Puts a backup in the place of the database, while no daemon runs.
    ///
    /// - Parameter keepsSending: whether what is due is sent as soon as a daemon runs.
    /// - Returns: what it brought and what to do now, for somebody to read.
    /// - Throws: `ConfigurationError`, `TimeZoneDatabaseError`, `RestoreError`.
    package func restore(_ backup: String, keepsSending: Bool, zones: TimeZoneDatabase) throws -> String {
        let snapshot = try Snapshot(try readConfiguration(zones: zones), database: zones)
        let directory = snapshot.configuration.stateDirectory
        // Read by whoever was asked to; the rest is done as the directory's owner.
        let source = try BackupSource(backup)
        do throws(Errno) {
            try ProcessOwner.become(ownerOf: directory)
        } catch {
            throw RestoreError.failed(
                directory: directory, StoreError(.io, detail: "its owner can't be taken on: \(error)"))
        }
        let report = try DatabaseRestore.run(
            from: source, in: directory, at: WallClock.system.now(), keepsSending: keepsSending)
        return RestoreNotice(
            report: report, backup: backup, database: "\(directory)/madoguchi.sqlite", language: snapshot.language,
            zone: snapshot.display
        ).text
    }
}
