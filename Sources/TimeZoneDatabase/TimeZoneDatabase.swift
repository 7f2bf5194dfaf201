package import SupportHours
/// Stub.
package struct TimeZoneDatabase: Sendable {
    /// The database's directory: `TZDIR`, or `/usr/share/zoneinfo`.
    package let directory: String
    package init(directory: String) { self.directory = directory }
    /// The system's: `TZDIR` where set, else `/usr/share/zoneinfo`.
    package static func system() -> TimeZoneDatabase { .init(directory: "/usr/share/zoneinfo") }
    /// "2025b"; nil where the directory doesn't say.
    package func version() -> String? { nil }
    package func zone(named name: String) throws(TimeZoneDatabaseError) -> Zone { .utc }
}
/// Says what failed, on which name and path, what to do next.
package struct TimeZoneDatabaseError: Error, CustomStringConvertible { package let description: String }
