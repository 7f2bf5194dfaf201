/// What was found in a source.
package struct CalendarReading: Sendable {
    package let format: CalendarFormat
    /// All that could be read, in spite of faults; empty where a limit is exceeded.
    package let calendar: DayCalendar
    /// What should count but couldn't be read, in the order of lines: where there is any, days may be missing.
    ///
    /// At most ``CalendarLimits/faults``.
    package let faults: [CalendarFault]
    /// All faults, with those that weren't kept.
    package let faultCount: Int
    /// What was passed over, repaired or found out; nothing is missing because of it.
    package let notes: [CalendarNote]

    /// Whether the calendar has all that the source says.
    package var isComplete: Bool { faultCount == 0 }

    init(_ format: CalendarFormat, _ calendar: DayCalendar, _ findings: Findings) {
        self.format = format
        self.calendar = calendar
        faults = findings.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        faultCount = findings.faultCount
        notes = findings.notes
    }
}
