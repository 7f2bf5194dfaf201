import CLibical
import SupportHours

/// Iterates over a rule's occurrences with libical. No pointer leaves it.
///
/// libical's state is in the iterator, and its error number is per thread. So iterations need no lock.
struct Occurrences: ~Copyable {
    private let times: OpaquePointer

    /// Why libical can't be loaded, in the dynamic linker's words; nil where it can.
    static let failure: String? =
        madoguchi_ical_load() ? nil : String(cString: madoguchi_ical_load_failure())

    /// - Parameters:
    ///   - rule: a checked one, with everything spelled out.
    ///   - first: where its first period begins.
    ///   - last: where libical may stop looking.
    /// - Returns: nil where libical finds that there are none, or can't be loaded.
    init?(of rule: RuleParts, from first: CivilDate, until last: CivilDateTime) {
        guard Self.failure == nil,
            let times = madoguchi_ical_times(
                "\(rule.text);UNTIL=\(last.basic)", CInt(clamping: first.year), CInt(clamping: first.month),
                CInt(clamping: first.day))
        else { return nil }
        self.times = times
    }

    /// The next one; nil after the last.
    mutating func next() -> CivilDateTime? {
        var time = madoguchi_ical_time()
        guard madoguchi_ical_next(times, &time),
            let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
        else { return nil }
        return CivilDateTime(
            date: date, secondOfDay: Int(time.hour) * 3_600 + Int(time.minute) * 60 + Int(time.second))
    }

    deinit {
        madoguchi_ical_free(times)
    }
}
