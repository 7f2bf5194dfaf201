/// How much a source may have, so that a hostile one costs neither time nor memory.
package struct CalendarLimits: Hashable, Sendable {
    /// Of the source as it came.
    package var bytes = 1 << 20
    /// VEVENTs, or rows of a table.
    package var events = 10_000
    /// Occurrences within the years asked for, each counted as often as it has days.
    package var occurrences = 10_000
    /// Occurrences that rules with COUNT have in all, in whatever years: their end is found by counting.
    package var counted = 100_000
    /// Changes of offset in the source's own time zones.
    package var transitions = 10_000
    /// Faults that are kept; the others are counted.
    package var faults = 100

    package init() {}

    /// The days that one event may last.
    package static let longestEvent = 366
    /// Components within each other.
    static let depth = 8
}
