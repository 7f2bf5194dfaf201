import LinuxSystem
import MadoguchiDaemon
import SupportHours
import Testing
import TimeZoneDatabase

/// The machine's tz database; tests ask it only for what no release changes.
let systemZones = TimeZoneDatabase(directory: "/usr/share/zoneinfo")

extension Instant {
    /// - Parameter text: RFC 3339, read as UTC where it has no offset.
    init(_ text: String) throws {
        self = try Instant(parsing: text, in: .utc)
    }
}
