import CLibical
import SupportHours

/// Iterates over a rule's occurrences with libical. No pointer leaves it.
///
/// libical's state is in the iterator, and its error number is per thread. So iterations need no lock.
struct Occurrences: ~Copyable {
    private let iterator: OpaquePointer

    /// - Parameters:
    ///   - rule: a checked one, with everything spelled out.
    ///   - first: where its first period begins.
    ///   - last: where libical may stop looking.
    /// - Returns: nil where libical finds that there are none.
    init?(of rule: RuleParts, from first: CivilDate, until last: CivilDateTime) {
        _ = Self.errorsAreHarmless
        let parsed = icalrecurrencetype_from_string("\(rule.text);UNTIL=\(last.basic)")
        guard parsed.freq != ICAL_NO_RECURRENCE else { return nil }
        var start = icaltime_null_time()
        start.year = CInt(clamping: first.year)
        start.month = CInt(clamping: first.month)
        start.day = CInt(clamping: first.day)
        guard let iterator = icalrecur_iterator_new(parsed, start) else { return nil }
        self.iterator = iterator
    }

    /// The next one; nil after the last.
    mutating func next() -> CivilDateTime? {
        let time = icalrecur_iterator_next(iterator)
        guard icaltime_is_null_time(time) == 0,
            let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
        else { return nil }
        return CivilDateTime(
            date: date, secondOfDay: Int(time.hour) * 3_600 + Int(time.minute) * 60 + Int(time.second))
    }

    deinit {
        icalrecur_iterator_free(iterator)
    }

    /// Makes libical report errors; some builds would print a backtrace and abort the process.
    private static let errorsAreHarmless: Void = icalerror_set_errors_are_fatal(0)
}
