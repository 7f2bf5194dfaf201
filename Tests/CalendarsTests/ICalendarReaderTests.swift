import Calendars
import SupportHours
import TestZones
import Testing

@Suite("iCalendar") struct ICalendarReaderTests {
    private func days(
        _ events: String..., years: ClosedRange<Int> = 2_026...2_027, zone: Zone? = nil, beside: String = "",
        zoneNamed: @escaping @Sendable (String) -> Zone? = { _ in nil }
    ) throws -> [String] {
        let reading = try Reading.read(
            Reading.calendar(events, beside: beside), years: years, zone: zone, zoneNamed: zoneNamed)
        #expect(reading.faultTexts == [])
        return reading.calendar.texts
    }

    @Test("has all-day events, whose DTEND isn't a part of them")
    func allDay() throws {
        #expect(try days("DTSTART;VALUE=DATE:20261224") == ["2026-12-24"])
        #expect(try days("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261225") == ["2026-12-24"])
        #expect(
            try days("DTSTART;VALUE=DATE:20261229\nDTEND;VALUE=DATE:20270102")
                == ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"])
        #expect(try days("DTSTART;VALUE=DATE:20261230\nDURATION:P1W").count == 7)
        #expect(try days("DTSTART;VALUE=DATE:20261230\nDURATION:PT48H").count == 2)
        // As some programs write a single day.
        #expect(try days("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224") == ["2026-12-24"])
        #expect(try days("DTSTART:20261224") == ["2026-12-24"])
    }

    @Test("counts timed events for the days that they touch in the calendar's zone")
    func timed() throws {
        // 08:00 on Christmas Eve in Tokyo.
        #expect(try days("DTSTART:20261223T230000Z\nDURATION:PT1H") == ["2026-12-24"])
        #expect(try days("DTSTART:20261223T230000Z\nDURATION:PT1H", zone: .california()) == ["2026-12-23"])
        #expect(try days("DTSTART:20261224T220000\nDTEND:20261225T020000") == ["2026-12-24", "2026-12-25"])
        // Ends with the day.
        #expect(try days("DTSTART:20261224T220000\nDTEND:20261225T000000") == ["2026-12-24"])
        #expect(try days("DTSTART:20261224T000000") == ["2026-12-24"])
        #expect(try days("DTSTART:20261224T120000\nDURATION:P1D") == ["2026-12-24", "2026-12-25"])
    }

    private static let pacific = """
        BEGIN:VTIMEZONE
        TZID:Pacific
        BEGIN:STANDARD
        DTSTART:19701101T020000
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
        TZOFFSETFROM:-0700
        TZOFFSETTO:-0800
        TZNAME:PST
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19700308T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
        TZOFFSETFROM:-0800
        TZOFFSETTO:-0700
        END:DAYLIGHT
        END:VTIMEZONE

        """

    @Test("takes zones from the source, and else by their names")
    func zones() throws {
        // 07:30 in winter is 00:30 in Tokyo, 07:30 in summer is 23:30.
        #expect(
            try days(
                "DTSTART;TZID=Pacific:20260115T073000", "DTSTART;TZID=Pacific:20260715T073000", beside: Self.pacific)
                == ["2026-01-16", "2026-07-15"])
        let california = try Zone.california()
        #expect(
            try days(
                "DTSTART;TZID=America/Los_Angeles:20260715T073000",
                zoneNamed: { $0 == "America/Los_Angeles" ? california : nil }) == ["2026-07-15"])
        let unknown = try Reading.read(Reading.calendar(["DTSTART;TZID=Mars:20260715T073000", "DTSTART:20260101"]))
        #expect(unknown.faultTexts == ["line 4: the time zone \"Mars\" isn't defined here (VTIMEZONE)"])
        #expect(unknown.calendar.texts == ["2026-01-01"] && !unknown.isComplete)
    }

    @Test("recurs by rules, with their ends in whichever form")
    func rules() throws {
        #expect(
            try days("DTSTART;VALUE=DATE:20101125\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH") == [
                "2026-11-26", "2027-11-25",
            ])
        #expect(try days("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", years: 2_024...2_032).count == 3)
        #expect(try days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=3").count == 3)
        for until in ["20260103", "20260103T000000", "20260103T000000Z", "20260103T235959Z"] {
            #expect(try days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;UNTIL=\(until)").count == 3, "\(until)")
        }
        // 10:00 on the third in Tokyo.
        for until in ["20260103", "20260103T100000", "20260103T010000Z"] {
            #expect(try days("DTSTART:20260101T100000\nRRULE:FREQ=DAILY;UNTIL=\(until)").count == 3, "\(until)")
        }
        #expect(try days("DTSTART:20260101T100000\nRRULE:FREQ=DAILY;UNTIL=20260103T005959Z").count == 2)
        #expect(
            try days(
                "DTSTART;TZID=Pacific:20260101T100000\nRRULE:FREQ=DAILY;UNTIL=20260103T180000Z", zone: .california(),
                beside: Self.pacific
            ).count == 3)
        // The start counts even where the rule doesn't have it.
        #expect(
            try days("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2")
                == ["2026-01-05", "2026-02-01", "2026-03-01"])
    }

    @Test("recurs since before 1900")
    func ancient() throws {
        #expect(try days("DTSTART;VALUE=DATE:16040214\nRRULE:FREQ=YEARLY") == ["2026-02-14", "2027-02-14"])
        #expect(
            try days("DTSTART;VALUE=DATE:16040229\nRRULE:FREQ=YEARLY", years: 2_024...2_030) == [
                "2024-02-29", "2028-02-29",
            ])
        #expect(
            try days("DTSTART;VALUE=DATE:16010101\nRRULE:FREQ=YEARLY;INTERVAL=5", years: 2_020...2_030)
                == ["2021-01-01", "2026-01-01"])
        let daily = try Reading.read(Reading.calendar(["DTSTART;VALUE=DATE:16010101\nRRULE:FREQ=DAILY"]))
        #expect(daily.faults.map(\.reason) == [.ruleTooOld] && daily.faults.first?.line == 5)
    }

    @Test("adds RDATEs, also as periods, and leaves EXDATEs out")
    func additions() throws {
        #expect(
            try days("DTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260201,20260301\nRDATE;VALUE=DATE:20260401").count
                == 4)
        #expect(
            try days("DTSTART:20260101T100000\nRDATE;VALUE=PERIOD:20260110T220000/PT4H,20260120T220000/20260121T230000")
                == ["2026-01-01", "2026-01-10", "2026-01-11", "2026-01-20", "2026-01-21"])
        #expect(
            try days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:20260102,20260104")
                == ["2026-01-01", "2026-01-03", "2026-01-05"])
        // The start can be an exception as well; exceptions in another zone are of the same instant.
        #expect(
            try days(
                "DTSTART:20260101T100000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260101T010000Z\nEXDATE;VALUE=DATE:20260103"
            )
                == ["2026-01-02"])
        #expect(
            try days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260102T000000")
                == ["2026-01-01", "2026-01-03"])
        let useless = try Reading.read(
            Reading.calendar(["SUMMARY:A\nDTSTART;VALUE=DATE:20260101\nEXDATE;VALUE=DATE:20260105"]))
        #expect(useless.codes == ["exception-without-occurrence"] && useless.isComplete)
    }

    @Test("lets overrides stand for their occurrences")
    func overrides() throws {
        let master = "UID:a\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=MONTHLY;COUNT=4"
        #expect(
            try days(master, "UID:a\nRECURRENCE-ID;VALUE=DATE:20260201\nDTSTART;VALUE=DATE:20260205")
                == ["2026-01-01", "2026-02-05", "2026-03-01", "2026-04-01"])
        #expect(
            try days(
                "UID:a\nRECURRENCE-ID;VALUE=DATE:20260201\nDTSTART;VALUE=DATE:20260201\nSTATUS:CANCELLED", master)
                == ["2026-01-01", "2026-03-01", "2026-04-01"])
        #expect(
            try days(
                "UID:b\nDTSTART;TZID=Pacific:20260101T100000\nRRULE:FREQ=DAILY;COUNT=3",
                "UID:b\nRECURRENCE-ID:20260102T180000Z\nDTSTART;TZID=Pacific:20260110T100000", zone: .california(),
                beside: Self.pacific) == ["2026-01-01", "2026-01-03", "2026-01-10"])
        let range = try Reading.read(
            Reading.calendar([master, "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260201\nDTSTART:20260205"]))
        #expect(range.faults.map(\.reason) == [.unsupported("RECURRENCE-ID;RANGE")])
    }

    @Test("leaves cancelled events and older revisions out, and says so")
    func revisions() throws {
        let reading = try Reading.read(
            Reading.calendar([
                "UID:a\nSEQUENCE:1\nDTSTART;VALUE=DATE:20260101\nSUMMARY:Old",
                "UID:a\nSEQUENCE:2\nDTSTART;VALUE=DATE:20260102\nSUMMARY:New",
                "UID:b\nDTSTART;VALUE=DATE:20260103\nSTATUS:CANCELLED",
                // One UID for different events.
                "UID:c\nDTSTART;VALUE=DATE:20260104\nSUMMARY:C", "UID:c\nDTSTART;VALUE=DATE:20260105\nSUMMARY:C",
            ]))
        #expect(reading.calendar.texts == ["2026-01-02", "2026-01-04", "2026-01-05"])
        #expect(reading.codes == ["superseded", "cancelled"])
        #expect(reading.notes.map(\.line) == [3, 15])
        let cancelled = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\nEND:VCALENDAR\n"
        #expect(try Reading.read(cancelled).calendar.isEmpty)
    }

    @Test("is read whatever its line ends, marks and folds are, also several in a stream")
    func forms() throws {
        let text = Reading.calendar(["DTSTART;VALUE=DATE:20260101\nSUMMARY:新年の\n お休み"])
        for end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{FEFF}"] {
                let form = mark + text.replacing("\n", with: end)
                let reading = try Reading.read(form + "\(end)\(end)" + Reading.calendar(["DTSTART:20260102"]))
                #expect(reading.faultTexts == [] && reading.calendar.texts == ["2026-01-01", "2026-01-02"])
                #expect(reading.calendar.days.first?.name?.en == "新年のお休み")
            }
        }
        // A fold within a character.
        var bytes = Array(text.replacing("\n お", with: "お").utf8)
        let place = try #require(bytes.firstIndex(of: 0xE6))
        bytes.insert(contentsOf: Array("\r\n\t".utf8), at: place + 1)
        #expect(try Reading.read(bytes).calendar.days.first?.name?.ja == "新年のお休み")
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try Reading.read(wide).calendar.texts == ["2026-01-01"])
        #expect(try Reading.read(text.replacing("BEGIN", with: "begin")).calendar.texts == ["2026-01-01"])
    }

    @Test("takes names as they are meant, by language where there are several")
    func names() throws {
        func name(_ lines: String) throws -> [String?] {
            let day = try Reading.read(Reading.calendar(["DTSTART:20260101\n\(lines)"])).calendar.days.first
            return [day?.name?.ja, day?.name?.en]
        }
        #expect(try name("SUMMARY:A\\, B\\; C \\\\ D\\nE") == ["A, B; C \\ D E", "A, B; C \\ D E"])
        #expect(try name("SUMMARY;LANGUAGE=ja-JP:元日\nSUMMARY;LANGUAGE=en:New Year") == ["元日", "New Year"])
        #expect(try name("SUMMARY;LANGUAGE=fr:Nouvel An\nSUMMARY;LANGUAGE=ja:元日") == ["元日", "Nouvel An"])
        #expect(try name("SUMMARY;X-A=\"a:b;c\";LANGUAGE=en:A") == ["A", "A"])
        #expect(try name("SUMMARY: \u{200B}") == [nil, nil])
        #expect(try name("SUMMARY:" + String(repeating: "あ", count: 500))[0]?.count == 200)
    }

    @Test("speaks for the time up to its last day, and for all years where it goes on")
    func coverage() throws {
        func coverage(_ events: String...) throws -> String? {
            try Reading.read(Reading.calendar(events)).calendar.coverage.map { "\($0)" }
        }
        #expect(try coverage("DTSTART:20260301", "DTSTART:20270401") == "2026-03-01...2027-04-01")
        #expect(try coverage("DTSTART:20100301\nRRULE:FREQ=YEARLY") == "2026-01-01...2027-12-31")
        #expect(try coverage("DTSTART:20260301\nRRULE:FREQ=YEARLY;COUNT=2") == "2026-03-01...2027-03-01")
        #expect(try coverage("DTSTART:20260301", "DTSTART:20300101") == "2026-03-01...2027-12-31")
        #expect(try coverage("DTSTART:20250301") == nil)
    }

    @Test("says what it passed over")
    func notes() throws {
        let reading = try Reading.read(
            Reading.calendar(
                [
                    "DTSTART;VALUE=DATE:20200101\nSUMMARY:A", "DTSTART:20260101T100000\nSUMMARY:A",
                    "DTSTART;VALUE=DATE:20260101",
                    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO\nSUMMARY:A",
                    "DTSTART;VALUE=DATE:20260214\nSUMMARY:V\nDESCRIPTION:Observance\\nTo hide observances",
                ], beside: "BEGIN:VTODO\nDTSTART:nonsense\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\n"))
        #expect(reading.faultTexts == [])
        #expect(
            reading.codes == [
                "component-passed-over", "component-passed-over", "outside-years", "timed", "without-name",
                "start-outside-rule", "observances",
            ])
        for note in reading.notes {
            #expect(!note.wording.ja.isEmpty && note.wording.ja != note.wording.en)
        }
    }
}
