import SupportHours

/// Occurrences that an event doesn't have: EXDATEs, and those that other events stand for.
///
/// Those of whole days are told apart by their date, others by their instant. A date among the latter is for every
/// occurrence that begins on it.
struct EventExceptions {
    private let isOfDays: Bool
    private var dates: Set<CivilDate> = []
    private var instants: Set<Instant> = []
    private var usedDates: Set<CivilDate> = []
    private var usedInstants: Set<Instant> = []

    /// - Parameter replaced: beginnings of the occurrences that other events stand for, with their lines.
    init(
        of event: Event, replaced: [(time: EventTime, line: Int)], _ clocks: inout EventClocks
    ) throws(CalendarFault) {
        isOfDays = event.start.isDate
        for (time, line) in event.exceptions + replaced {
            if isOfDays || time.isDate {
                dates.insert(time.civil.date)
            } else {
                instants.insert(try clocks.instant(of: time, line: line))
            }
        }
    }

    /// - Parameter instant: nil for a whole day.
    mutating func contains(_ civil: CivilDateTime, _ instant: Instant?) -> Bool {
        if dates.contains(civil.date) {
            usedDates.insert(civil.date)
            return true
        }
        guard let instant, instants.contains(instant) else { return false }
        usedInstants.insert(instant)
        return true
    }

    /// Whether some of them, within the dates, are no occurrence.
    func hasUnused(within dates: ClosedRange<CivilDate>, _ clocks: EventClocks) -> Bool {
        self.dates.subtracting(usedDates).contains(where: dates.contains)
            || instants.subtracting(usedInstants).contains { dates.contains(clocks.date(at: $0)) }
    }
}
