package import SupportHours

/// A release of the tz database, by its name: the year, and a letter that rises within it.
package enum TimeZoneRelease {
    /// Whether a release is so old that clocks may well have been changed since: from 1 July (UTC) of the year after its
    /// own on. The database has a release every few months, so it is half a year old by then at least.
    ///
    /// - Parameter name: as `2025b`; nil where the database doesn't say, which is not stale, and neither is a name without
    ///   a year.
    package static func isStale(_ name: String?, at now: Instant) -> Bool {
        guard let name, let year = Int(name.prefix(4)), Schedule.supportedYears.contains(year),
            let date = CivilDate(year: year + 1, month: 7, day: 1)
        else { return false }
        return now >= Zone.utc.midnight(of: date)
    }
}
