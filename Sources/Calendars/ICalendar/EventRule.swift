import Recurrence
import SupportHours

/// An RRULE as calendars write it, brought to what ``RecurrenceRule`` takes: its end is a time like the start's, and it
/// begins in 1900 or later.
struct EventRule {
    private let rule: RecurrenceRule

    /// - Parameters:
    ///   - start: DTSTART; at midnight for a whole day.
    ///   - until: brings an end to the start's clock.
    init(
        _ property: ContentLine, start: CivilDateTime,
        until: (EventTime) throws(CalendarFault) -> CivilDateTime
    ) throws(CalendarFault) {
        var parts = Self.parts(property)
        for (place, part) in parts.enumerated() where part.isPart("UNTIL") {
            // What can't be read is left for the rule to refuse.
            guard let time = EventTime(part.dropFirst(6), zone: nil) else { continue }
            parts[place] = "UNTIL=" + (try until(time)).basic
        }
        let text = parts.joined(separator: ";")
        let start = try Self.moved(start, parts, line: property.line)
        do throws(RecurrenceError) {
            rule = try RecurrenceRule(parsing: text, start: start)
        } catch {
            throw CalendarFault(.rule(error), line: property.line)
        }
    }

    /// COUNT, without a look at the rest of the rule; 0 where there is none.
    static func count(_ property: ContentLine) -> Int {
        parts(property).first { $0.isPart("COUNT") }.flatMap { Int($0.dropFirst(6)) } ?? 0
    }

    private static func parts(_ property: ContentLine) -> [String] {
        property.value.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }

    func next(after time: CivilDateTime) -> CivilDateTime? { rule.next(after: time) }

    func last(notAfter time: CivilDateTime) -> CivilDateTime? { rule.last(notAfter: time) }

    /// A start before 1900 moved on by whole periods of the rule, and by whole leap cycles: some programs let zones begin
    /// in 1601 and birthdays in 1604.
    private static func moved(
        _ start: CivilDateTime, _ parts: [String], line: Int
    ) throws(CalendarFault) -> CivilDateTime {
        guard start.date.year < 1_900 else { return start }
        let frequency = parts.first { $0.isPart("FREQ") }?.dropFirst(5).uppercased()
        let interval = parts.first { $0.isPart("INTERVAL") }.map { Int($0.dropFirst(9)) ?? 0 } ?? 1
        guard frequency == "YEARLY" || frequency == "MONTHLY", (1...120).contains(interval),
            !parts.contains(where: { $0.isPart("COUNT") })
        else { throw CalendarFault(.ruleTooOld, line: line) }
        let step = 4 * interval
        let year = start.date.year + (1_904 - start.date.year + step - 1) / step * step
        guard year <= 2_400, let date = CivilDate(year: year, month: start.date.month, day: start.date.day) else {
            throw CalendarFault(.ruleTooOld, line: line)
        }
        return CivilDateTime(date: date, secondOfDay: start.secondOfDay)
    }
}

extension String {
    fileprivate func isPart(_ name: String) -> Bool {
        prefix(name.utf8.count + 1).uppercased() == name + "="
    }
}
