import Messages
import SeededRandom
import SupportHours
import TestZones
import Testing

@testable import Calendars

@Suite("Zones that a calendar defines") struct ZoneDefinitionTests {
    /// The same rules as a VTIMEZONE and as a zone of the tz database.
    static let pairs: [(posix: String, lines: String)] = [
        (
            "PST8PDT,M3.2.0,M11.1.0",
            """
            BEGIN:STANDARD
            DTSTART:16011104T020000
            RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
            TZOFFSETFROM:-0700
            TZOFFSETTO:-0800
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010311T020000
            RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
            TZOFFSETFROM:-0800
            TZOFFSETTO:-0700
            END:DAYLIGHT
            """
        ),
        (
            "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
            """
            BEGIN:DAYLIGHT
            DTSTART:19701004T020000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
            TZOFFSETFROM:+1030
            TZOFFSETTO:+1100
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19700405T020000
            RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
            TZOFFSETFROM:+1100
            TZOFFSETTO:+1030
            END:STANDARD
            """
        ),
        (
            "JST-9",
            "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD"
        ),
    ]

    @Test("show what the tz database's zones show", arguments: pairs.indices)
    func same(index: Int) throws {
        let (posix, lines) = Self.pairs[index]
        let zone = try Zone(posix: posix)
        let definition = try Self.definition(lines)
        var generator = SeededGenerator(seed: 7)
        let first = Int64(20_454 - 400) * 86_400
        for step in 0..<4_000 {
            // At random, and around the changes of the clocks.
            let transitions = zone.transitions(
                in: Instant(secondsSinceEpoch: first)..<Instant(secondsSinceEpoch: first + 63_000_000))
            let place = transitions.randomElement(using: &generator)?.at.secondsSinceEpoch ?? first
            let time =
                step % 2 == 0
                ? first + Int64.random(in: 0..<63_000_000, using: &generator)
                : place + Int64.random(in: -8_000...8_000, using: &generator)
            let instant = Instant(secondsSinceEpoch: time)
            #expect(definition.civil(at: instant) == zone.civil(at: instant), "\(time)")
            let civil = CivilDateTime(localSeconds: time + Int64(zone.offset(at: instant).seconds))
            #expect(definition.instant(of: civil) == zone.instant(of: civil), "\(civil)")
            // Also times that clocks skip.
            let shifted = CivilDateTime(localSeconds: civil.localSeconds + 1_800)
            #expect(definition.instant(of: shifted) == zone.instant(of: shifted), "\(shifted)")
        }
    }

    private static func definition(_ lines: String) throws -> ZoneDefinition {
        var findings = Findings(CalendarLimits())
        let text = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\n\(lines)\nEND:VTIMEZONE\nEND:VCALENDAR\n"
        let calendars = try #require(ComponentParser.calendars(Array(text.utf8), CalendarLimits(), &findings))
        let component = try #require(calendars.first?.parts.first)
        var budget = 10_000
        return try ZoneDefinitionParser(years: 2_023...2_028, limit: budget).definition(component, &budget)
    }

    @Test(
        "are refused with a line where they can't be read",
        arguments: [
            ("", 2), ("BEGIN:STANDARD\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD", 4),
            ("BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:0900\nTZOFFSETTO:+0900\nEND:STANDARD", 6),
            ("BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+2400\nTZOFFSETTO:+0900\nEND:STANDARD", 6),
            ("BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0900\nEND:STANDARD", 4),
            ("BEGIN:STANDARD\nDTSTART:x\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD", 5),
        ])
    func faults(lines: String, line: Int) throws {
        let zone = "BEGIN:VTIMEZONE\nTZID:Z\n\(lines)\nEND:VTIMEZONE\n"
        let text = "BEGIN:VCALENDAR\n\(zone)BEGIN:VEVENT\nDTSTART;TZID=Z:20260101T000000\nEND:VEVENT\nEND:VCALENDAR\n"
        let reading = try Reading.read(text)
        #expect(reading.faults.map(\.line) == [line], "\(reading.faultTexts)")
        // A zone that no event is in doesn't matter.
        #expect(try Reading.read("BEGIN:VCALENDAR\n\(zone)END:VCALENDAR\n").isComplete)
    }
}
