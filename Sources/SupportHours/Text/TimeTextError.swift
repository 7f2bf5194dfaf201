/// Why a time, a date or a duration could not be read. Each case has the text as given.
package enum TimeTextError: Error, Hashable, Sendable {
    case notATime(String)
    case notADate(String)
    case notADuration(String)
    /// The calendar has no such date.
    case noSuchDate(String)
    /// A time of day or an offset that there isn't.
    case noClockShows(String)
    /// The year is outside of ``Schedule/supportedYears``.
    case outsideYears(String)
    /// A duration of more than ten thousand years.
    case tooLong(String)
}
