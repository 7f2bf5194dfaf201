import SupportHours
import TestZones
import Testing

@testable import Feeds

@Suite("A calendar's zone")
struct ZoneComponentTests {
    private func lines(_ zone: Zone, from: String = "2026-01-01", to: String = "2028-01-01") throws -> [String] {
        var text = CalendarText()
        ZoneComponent(zone, in: try Instant(from)..<Instant(to)).write(to: &text)
        return text.text.contentLines
    }

    @Test("without a change has one observance from long ago")
    func constant() throws {
        #expect(
            try lines(.japan()) == [
                "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE",
            ])
    }

    @Test(
        "has a yearly rule for each of the year's changes",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", ["BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU"]),
            ("EST5EDT,M3.2.0,M11.1.0", ["BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU"]),
            // The Friday before the last Sunday of March, as in Israel.
            (
                "IST-2IDT,M3.4.4/26,M10.5.0",
                ["BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "BYMONTH=10;BYDAY=-1SU"]
            ),
            // A day before the last Sunday: what the clock shows is Saturday's evening.
            (
                "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
                ["BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA", "BYMONTH=10;BYDAY=-1SU"]
            ),
            ("AAA-3BBB,J60/0,J300/0", ["BYMONTH=3;BYMONTHDAY=1", "BYMONTH=10;BYMONTHDAY=27"]),
        ])
    func rules(posix: String, rules: [String]) throws {
        let found = try lines(Zone(posix: posix)).filter { $0.hasPrefix("RRULE") }
        #expect(found == rules.map { "RRULE:FREQ=YEARLY;\($0)" })
    }

    @Test("goes by what the clock does, where winter is the special time")
    func negative() throws {
        let lines = try lines(Zone(posix: "IST-1GMT0,M10.5.0,M3.5.0/1"))
        let place = try #require(lines.firstIndex(of: "TZOFFSETTO:+0100"))
        #expect(lines[place - 3] == "BEGIN:DAYLIGHT")
    }

    @Test("has what changed by decree once, beside the time before it")
    func decree() throws {
        let types = [
            ZoneOffset(seconds: 21_600, isDaylight: false, abbreviation: "+06"),
            ZoneOffset(seconds: 18_000, isDaylight: false, abbreviation: "+05"),
        ]
        let change = try Instant("2026-06-30T18:00:00Z").secondsSinceEpoch
        let zone = try Zone(
            identifier: "Test/Decree",
            tzif: TZifFile(transitions: [(change, 1)], types: types, footer: "<+05>-5").bytes)
        let lines = try lines(zone)
        #expect(!lines.contains { $0.hasPrefix("RRULE") })
        #expect(lines.filter { $0.hasPrefix("DTSTART") } == ["DTSTART:19700101T000000", "DTSTART:20260701T000000"])
        #expect(lines.filter { $0.hasPrefix("TZOFFSETTO") } == ["TZOFFSETTO:+0600", "TZOFFSETTO:+0500"])
    }
}
