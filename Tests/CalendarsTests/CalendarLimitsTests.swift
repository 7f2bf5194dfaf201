import Calendars
import Testing

@Suite("Limits of calendars") struct CalendarLimitsTests {
    @Test("refuse what is larger, before it is looked at")
    func bytes() throws {
        let text = Reading.calendar(["DTSTART:20260101"])
        let least = String(repeating: " ", count: 1 << 20)
        #expect(try Reading.read(text + least).faults.map(\.reason) == [.tooManyBytes(limit: 1 << 20)])
        #expect(try Reading.read(text + least.dropLast(text.utf8.count)).calendar.texts == ["2026-01-01"])
    }

    @Test("refuse more events and rows, and name the line")
    func events() throws {
        let few = try Reading.read(Reading.calendar(Array(repeating: "DTSTART:20260101", count: 10_000)))
        #expect(few.isComplete && few.calendar.texts == ["2026-01-01"])
        let many = try Reading.read(Reading.calendar(Array(repeating: "DTSTART:20260101", count: 10_001)))
        #expect(many.faults.map(\.reason) == [.tooManyEvents(limit: 10_000)] && many.faults.first?.line == 30_003)
        #expect(many.calendar.isEmpty)
        var limits = CalendarLimits()
        limits.events = 2
        let rows = try Reading.read("2026-01-01\n2026-01-02\n2026-01-03\n", limits: limits)
        #expect(rows.faults.map(\.reason) == [.tooManyEvents(limit: 2)] && rows.faults.first?.line == 3)
        #expect(rows.calendar.isEmpty)
    }

    @Test(
        "refuse more occurrences, however they come about",
        arguments: [
            "DTSTART;VALUE=DATE:20000101\nRRULE:FREQ=DAILY",
            "DTSTART:20260101T000000\nRRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6",
            "DTSTART;VALUE=DATE:20260101\nDURATION:P366D\nRRULE:FREQ=WEEKLY",
        ])
    func occurrences(event: String) throws {
        let reading = try Reading.read(Reading.calendar(["DTSTART:20260101", event]), years: 1_950...2_050)
        #expect(reading.faults.map(\.reason) == [.tooManyOccurrences(limit: 10_000)])
        #expect(reading.faults.first?.line == 6 && reading.calendar.isEmpty)
    }

    @Test("refuse rules that count for long, in events and zones, before they are counted")
    func counted() throws {
        let event = "DTSTART:20260101\nRRULE:FREQ=DAILY;COUNT=1000"
        let reading = try Reading.read(Reading.calendar(Array(repeating: event, count: 101)))
        #expect(reading.faults.map(\.reason) == [.tooManyCounted(limit: 100_000)] && reading.faults.first?.line == 405)
        #expect(reading.calendar.isEmpty)
        let huge = try Reading.read(Reading.calendar(["DTSTART:20260101\nRRULE:FREQ=DAILY;COUNT=\(Int.max)"]))
        #expect(huge.faults.map(\.line) == [5])
    }

    @Test("let a day of every day of twenty years be")
    func daily() throws {
        let reading = try Reading.read(
            Reading.calendar(["DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY"]), years: 2_020...2_040)
        #expect(reading.isComplete && reading.calendar.days.count == 7_671)
    }

    @Test("refuse zones that never stay the same")
    func transitions() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:Z
            BEGIN:STANDARD
            DTSTART:19000101T000000
            RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE

            """
        let reading = try Reading.read(
            Reading.calendar(["DTSTART;TZID=Z:20260101T000000"], beside: zone), years: 2_020...2_040)
        #expect(reading.faults.map(\.reason) == [.tooManyTransitions(limit: 10_000)] && reading.faults.first?.line == 7)
    }

    @Test("keep what is worst to reckon to a few seconds", .timeLimit(.minutes(5)))
    func hostile() throws {
        let clock = ContinuousClock()
        let rules = [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU;INTERVAL=4",
            "FREQ=DAILY;INTERVAL=3660;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=MONTHLY;INTERVAL=120;BYDAY=5SU", "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=10", "FREQ=YEARLY;COUNT=10",
            "FREQ=YEARLY;COUNT=1000", "FREQ=DAILY;COUNT=40;INTERVAL=30",
        ]
        for rule in rules {
            let event = "DTSTART;VALUE=DATE:19280229\nRRULE:\(rule)"
            let elapsed = try clock.measure {
                _ = try Reading.read(Reading.calendar(Array(repeating: event, count: 2_500)), years: 2_020...2_040)
            }
            #expect(elapsed < .seconds(15), "\(rule)")
        }
        // As many overrides as events of one UID.
        let same = Array(repeating: "UID:a\nDTSTART:20260101\nRRULE:FREQ=DAILY;COUNT=2", count: 5_000)
        let overrides = Array(repeating: "UID:a\nRECURRENCE-ID:20260102\nDTSTART:20260103", count: 5_000)
        let elapsed = try clock.measure { _ = try Reading.read(Reading.calendar(same + overrides)) }
        #expect(elapsed < .seconds(20))
    }
}
