import Messages
import SupportHours
import Testing

@Suite("Opening-hours errors")
struct OpeningHoursSyntaxErrorTests {
    private func error(_ text: String) throws -> OpeningHoursSyntaxError {
        try #require(throws: OpeningHoursSyntaxError.self) { try OpeningHours(parsing: text) }
    }

    @Test("show the line, a caret below the fault, and what was probably meant")
    func layout() throws {
        #expect(
            try error("Mo-Fr 06:00-17:00; Sad 10:00-12:00").shown == """
                position 20: `Sad` is not a word of the notation
                Mo-Fr 06:00-17:00; Sad 10:00-12:00
                                   ^
                did you mean `Mo-Fr 06:00-17:00; Sa 10:00-12:00`?
                """)
        #expect(
            try error("Feb 30").shown == """
                position 5: a day of Feb is a number from 1 to 29, not 30
                Feb 30
                    ^
                """)
        #expect(
            try error("").shown == """
                position 1: the expression is empty: write hours like `Mo-Fr 09:00-17:00` or `24/7`

                ^
                """)
    }

    @Test("say it in Japanese, too")
    func japanese() throws {
        #expect(
            try error("Mo-Fr 06:00-17:00; Sad 10:00-12:00").place(in: .ja) == [
                "20 文字目: `Sad` は式に使える語ではありません", "Mo-Fr 06:00-17:00; Sad 10:00-12:00",
                "                   ^",
            ])
        #expect(try error("Feb 30").wording.ja == "`Feb` の日は 1 から 29 までの数です。30 にはできません")
        #expect(try error("Mo[1").wording.ja == "`]` の記号が必要なところで式が終わっています")
        #expect(try error("week 10:00-12:00").wording.ja == "`09:00` のような時刻が必要なところに `00` があります")
    }

    @Test(
        "reckon two columns for what is wide in a terminal",
        arguments: [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD,
        ] as [ClosedRange<UInt32>])
    func columns(wide: ClosedRange<UInt32>) throws {
        for (value, columns) in [
            (wide.lowerBound - 1, 1), (wide.lowerBound, 2), (wide.upperBound, 2), (wide.upperBound + 1, 1),
        ] {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(Character(scalar).columns == columns, "U+\(String(value, radix: 16))")
        }
    }

    @Test("put the caret right below what follows full-width characters")
    func fullWidth() throws {
        #expect(
            try error("Mo 月曜日").shown == """
                position 4: `月曜日` is not a word of the notation
                Mo 月曜日
                   ^
                did you mean `Mo`?
                """)
        #expect(
            try error("Ｍｏ \"電話で\" off").shown == """
                position 10: a state stands before its comment, and only once
                Ｍｏ "電話で" off
                              ^
                """)
    }

    @Test("cut a long line to the part around the fault and keep control characters off the terminal")
    func excerpt() throws {
        let rules = Array(repeating: "Mo 10:00-12:00", count: 20).joined(separator: "; ")
        let lines = try error(rules + "; Mom").shown.split(separator: "\n")
        #expect(lines[1] == "…-12:00; Mo 10:00-12:00; Mo 10:00-12:00; Mom")
        #expect(lines[2].count == lines[1].count - 2 && lines[2].last == "^")
        let control = try error("Mo\u{1B}[31m\n10:00")
        #expect(control.wording.en == "an invisible character (U+1B) stands here: take it away")
        #expect(control.shown.split(separator: "\n")[1] == "Mo\u{FFFD}[31m 10:00")
    }

    @Test(
        "suggest what was meant",
        arguments: [
            ("Mom", 0, "Mo"), ("Monday", 0, "Mo"), ("Mo-Fri", 3, "Mo-Fr"), ("Tues", 0, "Tu"), ("Wendesday", 0, "We"),
            ("Thrusday", 0, "Th"), ("December 25 off", 0, "Dec 25 off"), ("Sept", 0, "Sep"), ("weekdays", 0, "Mo-Fr"),
            ("Mo-Fr close", 6, "Mo-Fr off"), ("Mo-Fr clsoed", 6, "Mo-Fr off"), ("Mo to Fr", 3, "Mo-Fr"),
            ("Mo & Tu", 3, "Mo,Tu"),
            ("holidays off", 0, "PH off"), ("always", 0, "24/7"), ("eastre", 0, "easter"),
            ("Mo 06:00~17:00", 8, "Mo 06:00-17:00"), ("Mo 06:00〜17:00", 8, "Mo 06:00-17:00"),
            ("Mo 9.00-17.00", 4, "Mo 09:00-17:00"),
            ("Mo | We", 3, nil), ("Mo 10:00-12:00 'call'", 15, "Mo 10:00-12:00 \"call\""),
            ("月", 0, "Mo"), ("金曜", 0, "Fr"), ("土日祝", 0, "Sa,Su,PH"), ("祝日", 0, "PH"), ("定休日", 0, "off"),
            ("Mo 9am-5pm", 3, "Mo 09:00-17:00"), ("Mo 09:00-5:30 pm", 9, "Mo 09:00-17:30"),
            ("Mo 12am-09:00", 3, "Mo 00:00-09:00"),
            ("Mo 9時-17時", 3, "Mo 09:00-17:00"), ("Mo 25:00-26:00", 3, nil), ("Mo 0900-1700", 3, "Mo 09:00-17:00"),
            ("0900-1700", 0, "09:00-17:00"), ("2026-12-25 off", 0, "2026 Dec 25 off"), ("25 Dec off", 0, "Dec 25 off"),
            ("12/25 off", 0, "Dec 25 off"), ("25/12 off", 0, "Dec 25 off"), ("Mo 24/7", 3, nil),
            ("week 50-03", 5, "week 50-53,01-03"),
            ("Mo 10:00-12:00 Tu 10:00-12:00", 15, "Mo 10:00-12:00; Tu 10:00-12:00"),
            ("Mo 10:00-12:00 13:00-14:00", 15, "Mo 10:00-12:00,13:00-14:00"),
            ("Mo-Fr PH", 6, "Mo-Fr,PH"), ("9-17", 0, "09:00-17:00"), ("2026 10-12", 5, "2026 10:00-12:00"),
            ("24 hours", 0, "24/7"),
            ("24x7", 0, "24/7"), ("Mo-Fr 24h", 6, "Mo-Fr 00:00-24:00"), ("Mo.-Fr.", 2, "Mo-Fr"),
            ("qqq", 0, nil), ("Mo on", 3, nil), ("x", 0, nil),
        ] as [(String, Int, String?)])
    func suggestions(text: String, position: Int, suggestion: String?) throws {
        let error = try error(text)
        #expect(error.position == position, "\(error)")
        #expect(error.suggestion == suggestion, "\(error)")
    }

    @Test(
        "say what is wrong and where",
        arguments: [
            // Not what these hours can tell
            ("Mo 10:00", 3, "`10:00` alone is a point in time"),
            ("Mo 10:00,12:00-14:00", 3, "`10:00` alone is a point in time"),
            ("10:00-16:00/90", 11, "times with an interval are points in time"),
            ("10:00-16:00/01:30", 11, "times with an interval are points in time"),
            ("Mo sunrise-18:00", 3, "sunrise, sunset, dawn and dusk depend on a place"),
            ("08:00-(sunset-01:00)", 6, "sunrise, sunset, dawn and dusk depend on a place"),
            ("Mo-Fr 06:00-17:00 PST", 18, "`PST` is not for the hours to say"),
            ("Mo-Fr 06:00-17:00 Pacific", 18, "`Pacific` is not for the hours to say"),
            // Out of range
            ("Mo 49:00", 3, "a span begins from 00:00 to 23:59"),
            ("Mo 24:00-26:00", 3, "a span begins from 00:00 to 23:59"),
            ("Mo 10:00-48:01", 9, "a span ends at 48:00"),
            ("Mo 10:60-12:00", 6, "minutes are two digits from 00 to 59"),
            ("Mo 10:0-12:00", 6, "minutes are two digits from 00 to 59"),
            ("Mo[6]", 3, "the week of the month is a number from 1 to 5, not 6"),
            ("Mo[0]", 3, "the week of the month is a number from 1 to 5, not 0"),
            ("Mo[3-1]", 5, "the numbers run backwards, from 3 to 1"),
            ("Th[4] +367 days", 7, "the shift is a number from 1 to 366, not 367"),
            ("week 54", 5, "a week is a number from 1 to 53, not 54"),
            ("Apr 31", 4, "a day of Apr is a number from 1 to 30, not 31"),
            ("2026-2020", 5, "the years run backwards"),
            ("1899", 0, "a year is a number from 1900 to 9999, not 1899"),
            ("2026-2030/0", 10, "a step is a number from 1 to 1000, not 0"),
            ("Dec 26-24", 7, "the days run backwards, from 26 to 24"),
            ("2027 Jan 02-2026 Dec 24", 12, "the dates run backwards"),
            // Out of order
            ("Dec 24-2027 Jan 02", 7, "where the last date has a year, the first one needs it as well"),
            ("Nov 15-Feb", 7, "a range goes from month to month or from day to day"),
            ("Dec 2026", 4, "a year stands before its month: `2026 Dec`"),
            ("Mo Jan 10:00-12:00", 3, "the order is years, dates, weeks, weekdays, times"),
            ("10:00-12:00 Mo", 12, "days stand before times"),
            ("off Mo", 4, "a state follows the days and times"),
            ("Mo \"call\" off", 10, "a state stands before its comment"),
            ("\"fair\": Mo off", 11, "a rule that begins with a comment is unknown already"),
            ("Mo, 10:00-12:00", 2, "no comma stands between days and their times"),
            ("Su, Dec 25 off", 2, "a comma can't join `Dec` to the days before it"),
            ("Mo 24/7", 3, "`24/7` stands alone"),
            ("week 10:00-12:00", 8, "`00` stands where a time like `09:00` should be"),
            ("Mo:00-12:00", 3, "`00` stands where a time like `09:00` should be"),
            // Not there
            ("   ", 3, "the expression is empty"),
            ("Mo-", 3, "the expression ends where a weekday should follow"),
            ("Mo 10:00-", 9, "the expression ends where a time like `09:00` should follow"),
            ("Mo[1", 4, "the expression ends where `]` should follow"),
            ("Mo,", 3, "the expression ends where the next of the list should follow"),
            ("Mo 10:00-12:00 ;; Tu", 16, "a rule is missing here"),
            ("; Mo", 0, "a rule is missing here"),
            ("Mo || ", 6, "a rule is missing here"),
            ("Mo \"call", 3, "the quotation mark has no counterpart"),
            ("Mo \"\"", 3, "a comment holds text"),
            ("Mo \"a\tb\"", 3, "a comment holds text"),
            // Not the notation
            ("Mo%", 2, "`%` is not a sign of the notation"),
            ("Mo\u{200B}-Fr", 2, "an invisible character (U+200B) stands here"),
            ("Mo \"a\" \"b\"", 7, "`\"…\"` stands where"),
            ("Mo[a]", 3, "`a` is not a word of the notation"),
            ("99999999999999999999 Mo", 0, "a time has a colon"),
        ])
    func messages(text: String, position: Int, message: String) throws {
        let error = try error(text)
        #expect(error.position == position, "\(error)")
        #expect(error.wording.en.hasPrefix(message), "\(error)")
        #expect(error.wording.ja.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) }, "\(error)")
    }

    @Test("refuse expressions beyond 4,096 characters and 64 rules")
    func limits() throws {
        let rules = Array(repeating: "Mo 10:00-12:00", count: 64).joined(separator: "; ")
        #expect(throws: Never.self) { try OpeningHours(parsing: rules) }
        #expect(try error(rules + "; Tu").wording.en == "there are more than 64 rules")
        let padded = "Mo" + String(repeating: " ", count: 4_094)
        #expect(throws: Never.self) { try OpeningHours(parsing: padded) }
        #expect(try error(padded + " ").wording.en == "the expression is longer than 4096 characters")
        #expect(try error(String(repeating: "\u{301}", count: 1_000_000)).position == 0)
    }
}

extension OpeningHoursSyntaxError {
    /// The place, and what was probably meant.
    fileprivate var shown: String {
        let question = suggestion.map { "did you mean `\($0)`?" }
        return (place(in: .en) + [question].compactMap(\.self)).joined(separator: "\n")
    }
}
