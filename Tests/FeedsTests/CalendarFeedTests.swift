import Foundation
import Messages
import SupportHours
import TestZones
import Testing

@testable import Feeds

@Suite("A calendar")
struct CalendarFeedTests {
    @Test("has a regular week as one series on the vendor's clock, without end")
    func regularWeek() throws {
        let text = try Samples.calendar(Samples.basic())
        #expect(
            text.contentLines.filter { !$0.hasPrefix("TZ") && !$0.hasPrefix("X-") } == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//madoguchi//madoguchi//EN", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "NAME:Basic: support hours", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "BEGIN:VTIMEZONE",
                "BEGIN:DAYLIGHT", "DTSTART:20250309T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:20251102T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT", "UID:basic-MOTUWETHFR-060000-PT39600S-open@madoguchi", "DTSTAMP:20261101T000000Z",
                "SEQUENCE:846806400", "DTSTART;TZID=America/Los_Angeles:20260101T060000",
                "DTEND;TZID=America/Los_Angeles:20260101T170000", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                "SUMMARY:Basic: open", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
            ])
    }

    @Test("leaves holidays out of the series, and ends it where the list of them goes on")
    func holidays() throws {
        let days = try ["2026-12-25", "2027-01-01", "2030-12-25"].map(CivilDate.init(parsing:))
        let text = try Samples.calendar(Samples.basic(holidays: Set(days)))
        #expect(
            text.values(of: "EXDATE") == [
                "EXDATE;TZID=America/Los_Angeles:20261225T060000", "EXDATE;TZID=America/Los_Angeles:20270101T060000",
            ])
        #expect(text.contains(";UNTIL=20281229T140000Z\r\n"))
    }

    @Test("has what an override leaves of a window in that window's place, with its reason")
    func overridden() throws {
        // From 9:00 on, on a Tuesday in California.
        let override = Override(
            id: 1, start: try Instant("2026-12-01T17:00:00Z"), end: try Instant("2026-12-02T10:00:00Z"), state: .unknown
        )
        let plan = try Samples.basic(overrides: [override]) { instant in
            override.start <= instant ? "the office moves" : nil
        }
        let text = try Samples.calendar(plan)
        #expect(text.values(of: "RECURRENCE-ID") == ["RECURRENCE-ID;TZID=America/Los_Angeles:20261201T060000"])
        #expect(text.contains("DTEND;TZID=America/Los_Angeles:20261201T090000\r\n"))
        #expect(text.values(of: "STATUS").filter { $0.hasSuffix("TENTATIVE") }.count == 1)
        #expect(text.values(of: "DESCRIPTION") == ["DESCRIPTION:the office moves"])
        #expect(Set(text.values(of: "UID")).count == 2)
    }

    @Test("has a day every day for a plan that is always open, which keeps nobody busy")
    func alwaysOpen() throws {
        let text = try Samples.calendar(Samples.basic(hours: "24/7"))
        #expect(text.values(of: "RRULE").last == "RRULE:FREQ=DAILY")
        #expect(text.contains("DTSTART;VALUE=DATE:20260101\r\nDURATION:P1D\r\n"))
        #expect(text.contains("TRANSP:TRANSPARENT\r\n"))
    }

    @Test("has windows that come once a month as single events")
    func monthly() throws {
        let text = try Samples.calendar(Samples.basic(hours: "Th[1] 10:00-12:00"))
        #expect(text.values(of: "RRULE").allSatisfy { $0.contains("YEARLY") })
        #expect(text.values(of: "UID").count == 36)
    }

    @Test("of a combined plan has single events in UTC for 400 days")
    func combined() throws {
        let basic = try Samples.basic()
        let japan = Schedule(hours: try OpeningHours(parsing: "Mo-Fr 09:00-18:00"), zone: try .japan())
        let plan = FeedPlan(
            id: "both", name: "Both", language: .ja, schedule: Schedule(.allOf, of: [basic.schedule, japan]),
            revised: basic.revised)
        let text = try Samples.calendar(plan)
        #expect(text.values(of: "RRULE").isEmpty && text.values(of: "TZID").isEmpty)
        #expect(text.values(of: "DTSTART").allSatisfy { $0.hasSuffix("Z") })
        #expect(text.values(of: "DTSTART").contains("DTSTART:20261201T000000Z"))
        #expect(text.values(of: "DTSTART").last.map { $0 < "DTSTART:20271207" } == true)
        #expect(text.contains("SUMMARY:Both 受付中\r\n"))
    }

    @Test("puts a window's time in UTC where the clock shows it twice")
    func ambiguous() throws {
        let text = try Samples.calendar(Samples.basic(hours: "Su 01:30-05:00"))
        // On 2026-11-01 clocks go back from 2:00 to 1:00.
        #expect(text.contains("DTSTART:20261101T083000Z\r\nDTEND:20261101T090000Z\r\n"))
        #expect(text.contains("EXDATE;TZID=America/Los_Angeles:20261101T013000\r\n"))
    }

    @Test("folds lines at 75 octets, between characters, and escapes what has a meaning")
    func lines() throws {
        let name = String(repeating: "窓口", count: 40) + ", a; b\\c\nBEGIN:VEVENT\u{7}"
        let text = try Samples.calendar(Samples.basic(name: name))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(text.values(of: "SUMMARY").first?.contains("\\, a\\; b\\\\c\\nBEGIN:VEVENT: open") == true)
        #expect(text.values(of: "SUMMARY").first?.contains(name.prefix(80)) == true)
    }

    @Test("holds until the state changes, or the month ends")
    func validity() throws {
        let plan = try Samples.basic()
        // A Friday afternoon in California.
        #expect(
            CalendarFeed(plan, at: try Instant(Samples.now)).feed.validUntil == (try Instant("2026-11-28T01:00:00Z")))
        #expect(
            CalendarFeed(plan, at: try Instant("2026-11-29T00:00:00Z")).feed.validUntil
                == (try Instant("2026-11-30T14:00:00Z")))
        let always = CalendarFeed(try Samples.basic(hours: "24/7"), at: try Instant("2026-11-29T00:00:00Z")).feed
        #expect(always.validUntil == (try Instant("2026-12-01T08:00:00Z")))
    }
}
