import Messages
import SupportHours
import Testing

@testable import Recurrence

@Suite("Recurrence errors")
struct RecurrenceErrorTests {
    private func error(_ text: String, start: String = "20260101T090000") throws -> RecurrenceError {
        let start = try time(start)
        return try #require(throws: RecurrenceError.self) { try RecurrenceRule(parsing: text, start: start) }
    }

    @Test("say what stands where, what to write, and what was probably meant")
    func layout() throws {
        #expect(
            try error("FREQ=MONTHLY;BYDAY=1TUE").placedWording.en
                == "\"FREQ=MONTHLY;BYDAY=1TUE\", position 21: BYDAY takes days as MO, TU, WE, TH, FR, SA, SU, not "
                + "\"TUE\"; did you mean `TU`?")
        #expect(
            try error("FREQ=MONTHLY;BYDAY=1TUE").placedWording.ja
                == "「FREQ=MONTHLY;BYDAY=1TUE」の 21 文字目: BYDAY の曜日は MO、TU、WE、TH、FR、SA、SU で書きます。"
                + "「TUE」は使えません（もしかして: `TU`）")
        #expect(
            try error("FREQ=DAILY;INTERVAL=0").placedWording.en
                == "\"FREQ=DAILY;INTERVAL=0\", position 21: INTERVAL takes numbers from 1 to 3660, not \"0\"")
    }

    @Test(
        "point at the part at fault",
        arguments: [
            ("", 0, nil, "empty"), ("FREQ", 0, nil, "a name, ="), ("INTERVAL=2", 0, nil, "FREQ is missing"),
            ("FREQ=", 5, nil, "no value"), ("FREQ=DAILY;", 11, nil, "semicolon"),
            ("FREQ=DAILY;;COUNT=1", 11, nil, "semicolon"), ("RRULE:FREQ=DALY", 11, "DAILY", "isn't a frequency"),
            ("FREQ=HOURLY", 5, "DAILY", "more often than daily"), ("FREQ=MINUTELY", 5, "DAILY", "more often"),
            ("FREQ=SECONDLY", 5, "DAILY", "more often"), ("FREQ=DAILY;FREQ=DAILY", 11, nil, "twice"),
            ("FREQ=DAILY;INTERVALL=2", 11, "INTERVAL", "no part"), ("FREQ=DAILY;X-A=2", 11, nil, "no part"),
            ("FREQ=DAILY; COUNT=2", 11, nil, "a space"), ("FREQ=DAILY\n", 10, nil, "U+000A"),
            ("FREQ=DAILY\u{0}", 10, nil, "U+0000"), ("FREQ=DAILÝ", 9, nil, "U+00DD"),
            ("FREQ=DAILY;INTERVAL=3661", 20, nil, "1 to 3660"), ("FREQ=YEARLY;INTERVAL=11", 21, nil, "1 to 10"),
            ("FREQ=DAILY;INTERVAL=-1", 20, nil, "INTERVAL takes"), ("FREQ=DAILY;INTERVAL=2x", 20, nil, "INTERVAL"),
            ("FREQ=DAILY;COUNT=0", 17, nil, "1 to 1000"), ("FREQ=DAILY;COUNT=99999999999", 17, nil, "COUNT"),
            ("FREQ=DAILY;COUNT=2;UNTIL=20270101T000000", 19, nil, "exclude each other"),
            ("FREQ=DAILY;UNTIL=20270101T000000Z", 17, nil, "UTC"),
            ("FREQ=DAILY;UNTIL=20270101", 17, "20270101T235959", "a date alone"),
            ("FREQ=DAILY;UNTIL=20270229T000000", 17, nil, "UNTIL takes"),
            ("FREQ=DAILY;UNTIL=20251231T000000", 17, nil, "before the start"),
            ("FREQ=MONTHLY;BYMONTHDAY=1,32", 26, nil, "1 to 31"), ("FREQ=MONTHLY;BYMONTHDAY=1,", 26, nil, "1 to 31"),
            ("FREQ=MONTHLY;BYMONTHDAY=-", 24, nil, "1 to 31"), ("FREQ=YEARLY;BYMONTH=2L", 20, nil, "1 to 12"),
            ("FREQ=DAILY;BYHOUR=24", 18, nil, "0 to 23"), ("FREQ=DAILY;BYSECOND=60", 20, nil, "0 to 59"),
            ("FREQ=WEEKLY;BYDAY=MONDAY", 18, "MO", "BYDAY takes"), ("FREQ=WEEKLY;BYDAY=1MO", 12, nil, "a number"),
            ("FREQ=MONTHLY;BYDAY=6MO", 13, nil, "-5 to 5"), ("FREQ=YEARLY;BYDAY=255SU", 18, nil, "1 to 53"),
            ("FREQ=YEARLY;BYWEEKNO=20", 12, nil, "BYMONTH"), ("FREQ=DAILY;BYMONTHDAY=-1", 11, nil, "MONTHLY"),
            ("RSCALE=CHINESE;FREQ=YEARLY", 0, nil, "Gregorian"), ("DTSTART=20260101;FREQ=DAILY", 0, nil, "RRULE:"),
            ("FREQ=MONTHLY;BYSETPOS=1", 13, nil, "add BYDAY"),
            ("FREQ=DAILY;BYMINUTE=1,2;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12,13", 11, nil, "24 times"),
        ] as [(String, Int, String?, String)])
    func places(rule: String, position: Int, suggestion: String?, excerpt: String) throws {
        let error = try error(rule)
        #expect(error.position == position)
        #expect(error.suggestion == suggestion)
        #expect(error.wording.en.contains(excerpt), "\(error.wording.en)")
        #expect(error.wording.ja.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) })
    }

    @Test(
        "a rule by which nothing ever comes round is refused, and soon",
        arguments: [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2",
            "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=-10",
            "FREQ=YEARLY;BYDAY=MO;BYSETPOS=300",
            "FREQ=YEARLY;INTERVAL=10;BYMONTH=2;BYDAY=5SU", "FREQ=DAILY;UNTIL=20260101T090000;BYHOUR=8",
            "FREQ=DAILY;BYMONTH=12;UNTIL=20261130T000000",
            "FREQ=MONTHLY;INTERVAL=120;BYDAY=FR;BYMONTHDAY=31;BYMONTH=1;UNTIL=20300101T000000",
        ])
    func never(rule: String) throws {
        var message = ""
        let took = try ContinuousClock().measure { message = try error(rule).wording.en }
        #expect(message.hasPrefix("nothing recurs"))
        #expect(took < .seconds(2))
    }

    @Test("a rule that is too long or starts too early or late is refused")
    func limits() throws {
        #expect(
            try error("FREQ=DAILY;BYHOUR=" + String(repeating: "1,", count: 250)).wording.en.contains("may have 500"))
        #expect(try error("FREQ=DAILY", start: "18991231").wording.en.contains("between 1900 and 2400"))
        #expect(try error("FREQ=DAILY", start: "24010101").wording.en.contains("between 1900 and 2400"))
    }

    @Test("show hostile text as one short printable line")
    func printable() throws {
        let shown = try error("FREQ=\u{1B}[31m\r\n\u{202E}" + String(repeating: "x", count: 1_000)).placedWording.en
        #expect(shown.utf8.count < 600 && !shown.contains { $0.isNewline })
        #expect(shown.unicodeScalars.allSatisfy { (" "..."~").contains($0) || "\u{FFFD}…".unicodeScalars.contains($0) })
    }
}
