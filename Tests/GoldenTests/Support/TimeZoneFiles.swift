import TestSupport

/// A tz database of four zones, each by one rule for all years, so that no answer depends on the machine's release.
enum TimeZoneFiles {
    static let release = "2025b"

    /// Puts the database into `zoneinfo` of a directory.
    ///
    /// - Returns: what `TZDIR` is to be.
    static func write(to directory: TemporaryDirectory) throws -> String {
        try ZoneRule.write(
            [.losAngeles, .tokyo, .berlin, .utc], release: release, to: directory.path("zoneinfo"))
    }
}
