import FollowUps
import LinuxSystem
import SupportHours
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
        let report = try DatabaseRestore.run(
            from: backup, in: directory, at: WallClock.system.now(), keepsSending: keepsSending)
        return RestoreNotice(
            report: report, backup: backup, database: "\(directory)/madoguchi.sqlite", language: snapshot.language,
            zone: snapshot.display
        ).text
    }
}
