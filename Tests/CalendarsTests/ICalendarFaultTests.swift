import Calendars
import Testing

@Suite("Faults in iCalendar") struct ICalendarFaultTests {
    @Test(
        "have their line and what to do, and cost one event",
        arguments: [
            ("SUMMARY:A", 3, "has no DTSTART"), ("DTSTART:20260230", 4, "20261224 or"),
            ("DTSTART;VALUE=DATE:tomorrow", 4, "is not a date"),
            ("DTSTART;VALUE=DATE:20260101T100000", 4, "is not a date"),
            ("DTSTART:20260101T250000", 4, "is not a date"), ("DTSTART:20260101\nDTSTART:20260101", 5, "stands twice"),
            ("DTSTART:20260102\nDTEND:20260101", 5, "ends before"),
            ("DTSTART:20260102\nDTEND:20260102T100000", 5, "both"),
            ("DTSTART:20260102\nDTEND:20260103\nDURATION:P1D", 6, "both DTEND and DURATION"),
            ("DTSTART:20260102\nDURATION:-P1D", 5, "not a duration"),
            ("DTSTART:20260102\nDURATION:P", 5, "not a duration"),
            ("DTSTART:20260102\nDURATION:P1D2W", 5, "not a duration"), ("DTSTART:20260102\nDURATION:PT5H", 5, "both"),
            ("DTSTART:20260102\nDURATION:P9999999999D", 5, "not a duration"),
            ("DTSTART:20260102\nDTEND:20280102", 5, "lasts 730 days; 366"),
            ("DTSTART:20260102\nDURATION:P367D", 5, "lasts 367 days"),
            ("DTSTART:20260102\nRRULE:FREQ=HOURLY", 5, "RRULE: "),
            ("DTSTART:20260102\nRRULE:FREQ=YEARLY;BYWEEKNO=20", 5, "RRULE"),
            ("DTSTART:20260102\nRRULE:FREQ=DAILY;UNTIL=20200101", 5, "RRULE"), ("DTSTART:20260102\nRRULE:", 5, "RRULE"),
            ("DTSTART:20260102\nRRULE:FREQ=DAILY;UNTIL=soon", 5, "RRULE"),
            ("DTSTART:20260102\nEXRULE:FREQ=DAILY", 5, "EXRULE isn't supported"),
            ("DTSTART:20260102\nEXDATE:20260102,", 5, "is not a date"),
            ("DTSTART:20260102\nRDATE:x", 5, "is not a date"),
            ("DTSTART:20260102\nRDATE:20260101T100000/PT", 5, "is not a duration"),
            ("DTSTART:20260102\nRDATE:20260101T100000/PT1H/PT1H", 5, "is not a date"),
            ("DTSTART:20260102\nno colon here", 5, "NAME:value"), ("DTSTART:20260102\nX;A=\"b:c", 5, "NAME:value"),
        ])
    func events(lines: String, line: Int, words: String) throws {
        let text = Reading.calendar([lines, "DTSTART;VALUE=DATE:20261224\nSUMMARY:Kept"])
        let reading = try Reading.read(text)
        #expect(reading.faults.count == 1 && reading.faults.first?.line == line, "\(reading.faultTexts)")
        #expect(reading.faultTexts.first?.contains(words) == true, "\(reading.faultTexts)")
        #expect(reading.calendar.texts.contains("2026-12-24") && !reading.isComplete)
        #expect(reading.faults.first?.wording.ja.hasPrefix("\(line) 行目: ") == true)
    }

    @Test(
        "are found in components and lines",
        arguments: [
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n", 2, "2026-01-01"),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VCALENDAR\n", 2, "2026-01-01"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VTODO\nEND:VEVENT\nEND:VCALENDAR\n", 4,
                "2026-01-01"
            ),
            ("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n", 3, nil),
            ("BEGIN:VCALENDAR\nEND:VCALENDAR\nDTSTART:20260101\n", 3, nil), ("BEGIN:VEVENT\nEND:VEVENT\n", 1, nil),
            (String(repeating: "BEGIN:X\n", count: 100_000), 9, nil),
        ])
    func components(text: String, line: Int, day: String?) throws {
        let reading = try Reading.read(text)
        #expect(reading.faults.contains { $0.line == line }, "\(reading.faultTexts)")
        #expect(reading.calendar.texts.first == day)
    }

    @Test("are found in bytes that aren't UTF-8")
    func bytes() throws {
        var bytes = Array(Reading.calendar(["DTSTART:20260101\nSUMMARY:A"]).utf8)
        let place = try #require(bytes.lastIndex(of: UInt8(ascii: "A")))
        bytes[place] = 0xFF
        #expect(try Reading.read(bytes).faults.contains { $0.reason == .notUTF8 })
    }

    @Test(
        "are of the whole where it is no calendar",
        arguments: [("", "nothing in it"), (" \r\n\t", "nothing in it"), ("<!DOCTYPE html>", "web page")])
    func nothing(text: String, words: String) throws {
        let reading = try Reading.read(text)
        #expect(reading.faultTexts.count == 1 && reading.faultTexts[0].contains(words))
    }

    @Test("are kept up to a number, and all counted")
    func many() throws {
        let reading = try Reading.read(Reading.calendar(Array(repeating: "SUMMARY:A", count: 250)))
        #expect(reading.faults.count == 100 && reading.faultCount == 250 && reading.faults.first?.line == 3)
    }
}
