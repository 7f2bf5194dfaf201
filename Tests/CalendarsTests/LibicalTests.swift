import CSystemLibical
import Calendars
import SeededRandom
import SupportHours
import Testing

/// libical reads the same calendars by its own parser.
@Suite("iCalendar beside libical") struct LibicalTests {
    @Test("all-day events with rules, dates and exceptions have the same days", arguments: Seeds.all)
    func same(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let (event, start, days) = Self.event(&generator)
            let text = Reading.calendar([event])
            let reading = try Reading.read(text, years: 2_020...2_029)
            #expect(reading.faultTexts == [], "seed \(seed): \(event)")
            // libical leaves a start out that the rule doesn't have.
            let starts = Self.starts(text).union([start])
            let dates = Set(starts.flatMap { start in (0..<days).map { start.adding(days: $0) } })
            let differing = dates.filter { (2_020...2_029).contains($0.year) }.symmetricDifference(
                reading.calendar.dates)
            #expect(differing.sorted() == [], "seed \(seed): \(event)")
        }
    }

    private static let rules = [
        "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=2", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
        "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=2FR", "FREQ=WEEKLY;BYDAY=SA,SU",
        "FREQ=WEEKLY;INTERVAL=3",
        "FREQ=DAILY;INTERVAL=17", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1,15",
        "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=MO",
    ]

    private static func event(_ generator: inout SeededGenerator) -> (lines: String, start: CivilDate, days: Int) {
        // The first of January 2015 and up to ten years later.
        let start = CivilDate(daysSinceEpoch: 16_436 + Int.random(in: 0...3_650, using: &generator))
        var lines = ["DTSTART;VALUE=DATE:\(basic(start))"]
        let days = Int.random(in: 1...4, using: &generator)
        if days > 1 { lines.append("DTEND;VALUE=DATE:\(basic(start.adding(days: days)))") }
        if Int.random(in: 0..<4, using: &generator) > 0, var rule = rules.randomElement(using: &generator) {
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: rule += ";UNTIL=\(basic(start.adding(days: Int.random(in: 400...5_000, using: &generator))))"
            default: break
            }
            lines.append("RRULE:\(rule)")
            if Bool.random(using: &generator) { lines.append("EXDATE;VALUE=DATE:\(basic(start.adding(days: 365)))") }
        }
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            lines.append("RDATE;VALUE=DATE:\(basic(start.adding(days: Int.random(in: 1...4_000, using: &generator))))")
        }
        return (lines.joined(separator: "\n"), start, days)
    }

    private static func basic(_ date: CivilDate) -> String { "\(date)".replacing("-", with: "") }

    private final class Found {
        var starts: Set<CivilDate> = []
    }

    /// The dates on which its events begin.
    private static func starts(_ text: String) -> Set<CivilDate> {
        let root = icalparser_parse_string(text.replacing("\n", with: "\r\n"))
        defer { icalcomponent_free(root) }
        let found = Found()
        var event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT)
        while let component = event {
            icalcomponent_foreach_recurrence(
                component, icaltime_from_string("20140101"), icaltime_from_string("20310101"),
                { _, span, data in
                    guard let span, let data else { return }
                    let found = Unmanaged<Found>.fromOpaque(data).takeUnretainedValue()
                    found.starts.insert(CivilDate(daysSinceEpoch: Int(span.pointee.start) / 86_400))
                }, Unmanaged.passUnretained(found).toOpaque())
            event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)
        }
        return found.starts
    }
}
