import MadoguchiAPI
import SupportHours

/// What every clock shows by now: a machine whose clock shows less hasn't been told the time yet.
enum ClockFloor {
    /// The later one of this version's date and the beginning of the tz database's year.
    ///
    /// - Parameter tzdata: the tz database's version, as `2025b`; nil where it isn't known.
    static func instant(tzdata: String?) -> Instant {
        let year = tzdata.flatMap { Int($0.prefix(4)) }.flatMap { CivilDate(year: $0, month: 1, day: 1) }
        let start = year.map { Zone.utc.midnight(of: $0) }
        return max(Instant(secondsSinceEpoch: Release.date), start ?? Instant(secondsSinceEpoch: .min))
    }
}
