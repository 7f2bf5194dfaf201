import Testing

@testable import SupportHours

@Suite("Hours as they were probably meant")
struct ProbableExpressionTests {
    @Test(
        "are suggested whole, in canonical form",
        arguments: [
            // As users of other software wrote them
            ("Mo-Fr: 9-17", "Mo-Fr 09:00-17:00"), ("M-F 9-5", "Mo-Fr 09:00-17:00"),
            ("Mon-Fri 9-5", "Mo-Fr 09:00-17:00"), ("Mon-Fri 22-6", "Mo-Fr 22:00-06:00"),
            ("Mo-Fr: 9-17 Uhr", "Mo-Fr 09:00-17:00"), ("24/24", "24/7"),
            ("Mo-Fr 09:00-17:00 (JST)", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 06:00-17:00 except PH", "Mo-Fr 06:00-17:00; PH off"),
            ("week 41-53,week 1-5 Mo 10:00-11:00", "week 41-53,01-05 Mo 10:00-11:00"),
            ("Mon-Fri 9am-5pm", "Mo-Fr 09:00-17:00"), ("月-金 9:00-18:00", "Mo-Fr 09:00-18:00"),
            ("平日 9時〜17時", "Mo-Fr 09:00-17:00"), ("土日祝休み", "Sa,Su,PH off"), ("weekdays", "Mo-Fr"),
            ("Mo-Fr 9:00-12:00/13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            // Around the clock
            ("24h", "24/7"), ("24 hours", "24/7"), ("24x7", "24/7"), ("24時間", "24/7"), ("年中無休", "24/7"),
            ("always", "24/7"),
            ("24時間365日", "24/7"), ("24/7/365", "24/7"),
            // Zones
            ("Mo-Fr 06:00-17:00 PST", "Mo-Fr 06:00-17:00"), ("Mo-Fr 06:00-17:00 Pacific Time", "Mo-Fr 06:00-17:00"),
            ("Mo-Fr 10:00-18:00（日本時間）", "Mo-Fr 10:00-18:00"), ("Mo-Fr 10:00-18:00 Asia/Tokyo", "Mo-Fr 10:00-18:00"),
            ("Mo-Fr 10:00-18:00 (UTC+9)", "Mo-Fr 10:00-18:00"), ("9am - 5pm ET, Monday to Friday", nil),
            // Exceptions
            ("Mo-Fr 09:00-17:00 excluding public holidays", "Mo-Fr 09:00-17:00; PH off"),
            ("Mon-Sat 10:00-18:00, closed on Sundays", "Mo-Sa 10:00-18:00; Su off"),
            ("Mo-Su 10:00-18:00 except We", "Mo-Su 10:00-18:00; We off"),
            ("Mo-Fr 09:00-17:00 (except holidays)", "Mo-Fr 09:00-17:00; PH off"),
            ("Mo-Fr 09:00-17:00 except Dec 24-Jan 02", "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off"),
            ("平日 10:00〜18:00（祝日を除く）", "Mo-Fr 10:00-18:00; PH off"),
            ("月〜金 10:00〜18:00、土日祝休み", "Mo-Fr 10:00-18:00; Sa,Su,PH off"),
            // Clocks
            ("Mo-Fr 9-5pm", "Mo-Fr 09:00-17:00"), ("Mo-Fr 1-5pm", "Mo-Fr 13:00-17:00"),
            ("Mo-Fr 9:30 a.m. - 5 p.m.", "Mo-Fr 09:30-17:00"),
            ("Mo-Fr 9h-17h", "Mo-Fr 09:00-17:00"), ("Mo-Fr 9h30-17h", "Mo-Fr 09:30-17:00"),
            ("Mo-Fr 9.00-17.30", "Mo-Fr 09:00-17:30"),
            ("Mo-Fr 0900-1700", "Mo-Fr 09:00-17:00"), ("9-17", "09:00-17:00"), ("Mon to Fri, 9am to noon", nil),
            ("Mo-Fr 9am-noon", "Mo-Fr 09:00-12:00"), ("Sa 6pm-midnight", "Sa 18:00-24:00"),
            ("Mo-Fr 10am - 12am", "Mo-Fr 10:00-24:00"),
            ("平日午前9時〜午後5時半", "Mo-Fr 09:00-17:30"), ("月曜日から金曜日 9時30分-17時", "Mo-Fr 09:30-17:00"),
            // Words
            ("Monday to Friday 09:00-17:00", "Mo-Fr 09:00-17:00"), ("Mondays 10:00-12:00", "Mo 10:00-12:00"),
            ("weekdays 9am-5pm", "Mo-Fr 09:00-17:00"), ("every day 10:00-18:00", "Mo-Su 10:00-18:00"),
            ("Sat & Sun 10:00-16:00", "Sa,Su 10:00-16:00"),
            ("Mon-Fri: 09:00-17:00 Sat: closed", "Mo-Fr 09:00-17:00; Sa off"),
            ("Mon.-Fri. 9-17", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 09:00-17:00; Sad 10:00-12:00", "Mo-Fr 09:00-17:00; Sa 10:00-12:00"),
            ("Mo-Fr 09:00-17:00 Sa 10:00-12:00", "Mo-Fr 09:00-17:00; Sa 10:00-12:00"),
            ("営業時間：平日9:00～18:00", "Mo-Fr 09:00-18:00"), ("月、水、金 10:00-12:00", "Mo,We,Fr 10:00-12:00"),
            ("月火水木金 10時から18時まで", "Mo-Fr 10:00-18:00"), ("Ｍｏ－Ｆｒ　９時〜１７時", "Mo-Fr 09:00-17:00"),
            ("毎日 10:00〜19:00 水曜定休", "Mo-Su 10:00-19:00; We off"),
            ("平日9:00〜12:00、13:00〜17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            // Breaks, weeks, separators
            ("Mo-Fr 9:00-12:00 & 13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            ("Mo-Fr 09:00-12:00 13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            ("week 50-03 Mo 10:00-11:00", "week 50-53,01-03 Mo 10:00-11:00"),
            ("weeks 1-5,weeks 10-12 Mo", "week 01-05,10-12 Mo"),
            ("; Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
            ("Mo 10:00-12:00 ;; Tu 10:00-12:00", "Mo 10:00-12:00; Tu 10:00-12:00"),
            ("Mo-Fri 10:00-12:00 \"by phone\"", "Mo-Fr 10:00-12:00 \"by phone\""),
        ] as [(String, String?)])
    func whole(text: String, meant: String?) throws {
        let found = ProbableExpression.of(text)
        if let meant { #expect(found == meant) }
        if let found { #expect(try OpeningHours(parsing: found).description == found) }
    }

    @Test(
        "are nothing where nobody can tell",
        arguments: [
            "", "   ", "qqq", "Feb 30", "Mo 10:00", "Mo sunrise-18:00", "(((", "Mo-Fr 25:00-99:00", "by appointment",
            "(foo)", "要予約",
        ])
    func nothing(text: String) {
        #expect(ProbableExpression.of(text) == nil)
    }

    @Test(
        "a separator at the end is passed over, and known of",
        arguments: [
            "Mo-Fr 09:00-17:00;", "Mo-Fr 09:00-17:00,", "Mo-Fr 09:00-17:00 ; ", "24/7;", "Mo-Fr 9-17；", "PH off;",
        ])
    func trailing(text: String) throws {
        let hours = try OpeningHours(parsing: text)
        #expect(hours.endsWithSeparator)
        #expect(try hours == OpeningHours(parsing: hours.description))
        #expect(try !OpeningHours(parsing: hours.description).endsWithSeparator)
    }

    @Test("no other one is", arguments: ["Mo-Fr 09:00-17:00;;", "; Mo", "Mo ||", "Mo,", ";", "Mo-Fr 09:00-17:00;,"])
    func refused(text: String) {
        #expect(throws: OpeningHoursSyntaxError.self) { try OpeningHours(parsing: text) }
    }

    @Test("hours between quotation marks are a comment, which says what was meant")
    func comments() throws {
        for text in ["“Mo-Fr 06:00-17:00”", "\"Mo-Fr 06:00-17:00\"", "„Mo-Fri 06:00-17:00“"] {
            guard let comment = try? OpeningHours(parsing: text).onlyComment else { continue }
            #expect(OpeningHours.probable(comment) == "Mo-Fr 06:00-17:00")
        }
        #expect(try OpeningHours(parsing: "“Mo-Fr 06:00-17:00”").onlyComment == "Mo-Fr 06:00-17:00")
        #expect(try OpeningHours(parsing: "Mo-Fr 06:00-17:00 \"x\"").onlyComment == nil)
    }
}
