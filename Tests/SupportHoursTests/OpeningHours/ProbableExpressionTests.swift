import SeededRandom
import Testing

@testable import SupportHours

@Suite("Hours as they were probably meant")
struct ProbableExpressionTests {
    @Test(
        "are suggested whole, in canonical form",
        arguments: [
            // As users of other software wrote them
            ("Mo-Fr: 9-17", "Mo-Fr 09:00-17:00"),
            ("Mon-Fri 22-6", "Mo-Fr 22:00-06:00"),
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
            ("Mo-Fr 10:00-18:00 (UTC+9)", "Mo-Fr 10:00-18:00"), ("9am - 5pm ET, Monday to Friday", "Mo-Fr 09:00-17:00"),
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
            ("Mo-Fr 0900-1700", "Mo-Fr 09:00-17:00"), ("9-17", "09:00-17:00"),
            ("Mon to Fri, 9am to noon", "Mo-Fr 09:00-12:00"),
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
        ] as [(String, String)])
    func whole(text: String, meant: String) throws {
        let found = ProbableExpression(text)?.text
        #expect(found == meant, "\(text)")
        if let found { #expect(try OpeningHours(parsing: found).description == found) }
    }

    @Test(
        "are told from other words of the same kind",
        arguments: [
            // Weekdays
            ("Monday", "Mo"), ("Weds 10:00-12:00", "We 10:00-12:00"), ("月", "Mo"), ("月曜", "Mo"), ("月曜日", "Mo"),
            ("Tues-Thurs 10:00-12:00", "Tu-Th 10:00-12:00"), ("金曜日 10:00-12:00", "Fr 10:00-12:00"),
            ("火・木 10:00-12:00", "Tu,Th 10:00-12:00"), ("Saturdays 10:00-12:00", "Sa 10:00-12:00"),
            ("Mon, Wed, Fri 10:00-12:00", "Mo,We,Fr 10:00-12:00"), ("Mon/Wed/Fri 10am-noon", "Mo,We,Fr 10:00-12:00"),
            // Colons and hours without minutes
            ("Mon-Fri: 9-17", "Mo-Fr 09:00-17:00"), ("Sa: 10-14:30; Su: off", "Sa 10:00-14:30; Su off"),
            ("Tue: 8-20", "Tu 08:00-20:00"), ("土日: 10-18", "Sa,Su 10:00-18:00"), ("Mon–Thu: 8-18", "Mo-Th 08:00-18:00"),
            // Around the clock
            ("24/24 7/7", "24/7"), ("24 hours a day, 7 days a week", "24/7"), ("24h/24", "24/7"),
            ("around the clock", "24/7"),
            ("年中無休・24時間", "24/7"), ("24時間対応", "24/7"), ("24x7x365", "24/7"), ("24時間 年中無休", "24/7"),
            ("平日24時間", "Mo-Fr 00:00-24:00"), ("24/7 except public holidays", "24/7; PH off"),
            ("年中無休 9:00〜18:00", "Mo-Su 09:00-18:00"), ("daily 24 hours", "Mo-Su 00:00-24:00"),
            // The clock of twelve hours
            ("9:00 AM – 5:00 PM", "09:00-17:00"), ("Mon-Fri 9 am to 5 pm", "Mo-Fr 09:00-17:00"),
            ("9a-5p", "09:00-17:00"), ("8:30a.m.–6:15p.m.", "08:30-18:15"), ("AM9:00～PM5:00", "09:00-17:00"),
            ("Mo-Fr 9AM-12PM, 1PM-5PM", "Mo-Fr 09:00-12:00,13:00-17:00"), ("6pm-2am", "18:00-02:00"),
            ("midnight-6am", "00:00-06:00"), ("noon to midnight", "12:00-24:00"), ("午後1時から午後5時まで", "13:00-17:00"),
            ("平日 午前9時半〜午後6時15分", "Mo-Fr 09:30-18:15"), ("午前10:00-午後3:30", "10:00-15:30"),
            ("正午〜18時", "12:00-18:00"), ("午後1時〜5時", "13:00-17:00"), ("between 9am and 5pm", "09:00-17:00"),
            ("1pm-05:00", "13:00-05:00"), ("1pm-0500", "13:00-05:00"), ("10am-0:30", "10:00-00:30"),
            ("9:00:00-17:00:00", "09:00-17:00"), ("21時-midnight", "21:00-24:00"),
            ("from 10am until 4pm", "10:00-16:00"), ("12am-11:30am", "00:00-11:30"), ("9am-5", "09:00-17:00"),
            // Hours and minutes
            ("9時〜17時", "09:00-17:00"), ("9時30分～17時45分", "09:30-17:45"), ("9時半から17時まで", "09:30-17:00"),
            ("18時〜翌2時", "18:00-02:00"), ("9h-17h", "09:00-17:00"), ("9h30-12h, 14h-18h15", "09:30-12:00,14:00-18:15"),
            ("9.30-17.00", "09:30-17:00"), ("9 Uhr-17 Uhr", "09:00-17:00"), ("0930-1745", "09:30-17:45"),
            // Ranges and full-width forms
            ("月曜日～金曜日 ９：００～１７：００", "Mo-Fr 09:00-17:00"), ("Ｍｏｎ－Ｆｒｉ　０９：００－１７：００", "Mo-Fr 09:00-17:00"),
            ("月ー金 9:00ー18:00", "Mo-Fr 09:00-18:00"), ("Mon thru Fri 09:00 to 17:00", "Mo-Fr 09:00-17:00"),
            ("Mon — Fri 09:00 — 17:00", "Mo-Fr 09:00-17:00"), ("月から金 9:00から18:00まで", "Mo-Fr 09:00-18:00"),
            // Groups of days
            ("weekends 10:00-16:00", "Sa,Su 10:00-16:00"), ("every day 9am-9pm", "Mo-Su 09:00-21:00"),
            ("business days 9:00-17:30", "Mo-Fr 09:00-17:30"), ("毎日 8時〜20時", "Mo-Su 08:00-20:00"),
            ("土日 10:00〜17:00", "Sa,Su 10:00-17:00"), ("平日", "Mo-Fr"), ("土日祝 10時〜15時", "Sa,Su,PH 10:00-15:00"),
            ("9am-5pm Monday to Friday", "Mo-Fr 09:00-17:00"), ("9:00〜17:00（平日）", "Mo-Fr 09:00-17:00"),
            // Days off
            ("土日祝日は休み", "Sa,Su,PH off"), ("定休日 水曜", "We off"), ("定休日：水曜日", "We off"), ("日祝休業", "Su,PH off"),
            ("平日 9:00-18:00 祝日除く", "Mo-Fr 09:00-18:00; PH off"), ("月〜金（祝日除く）9:00〜18:00", "Mo-Fr 09:00-18:00; PH off"),
            ("土日祝を除く平日 9:00〜17:00", "Mo-Fr 09:00-17:00; Sa,Su,PH off"),
            ("Mon-Fri 9am-5pm, closed on holidays", "Mo-Fr 09:00-17:00; PH off"),
            ("Mon-Fri 9am-5pm closed on holidays", "Mo-Fr 09:00-17:00; PH off"),
            ("Mo-Fr 9:00-17:00 (closed on public holidays)", "Mo-Fr 09:00-17:00; PH off"),
            ("Mo-Fr 9am-5pm except holidays", "Mo-Fr 09:00-17:00; PH off"), ("Sat, Sun: closed", "Sa,Su off"),
            ("24 hours except Sundays", "24/7; Su off"),
            ("Mo-Fr 9am-5pm, bank holidays excluded", "Mo-Fr 09:00-17:00; PH off"),
            ("10:00〜19:00 水曜定休", "10:00-19:00; We off"), ("定休日 水曜、10時〜19時", "10:00-19:00; We off"),
            ("土・日曜休", "Sa,Su off"), ("Su 定休", "Su off"), ("Sunday closed", "Su off"),
            // Breaks
            ("Mon-Fri 9:00-12:00 and 13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            ("平日 9時〜12時／13時〜17時", "Mo-Fr 09:00-12:00,13:00-17:00"), ("9am-noon & 1pm-5pm", "09:00-12:00,13:00-17:00"),
            ("Mo-Fr 09:00-12:00/13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
            ("月-金 9:00〜12:00・13:00〜18:00", "Mo-Fr 09:00-12:00,13:00-18:00"),
            ("Mo-Fr 9:00-17:00 (12:00-13:00 closed)", "Mo-Fr 09:00-17:00; Mo-Fr 12:00-13:00 off"),
            // Zones
            ("Mo-Fr 9am-5pm PT", "Mo-Fr 09:00-17:00"), ("Mo-Fr 09:00-17:00 (Asia/Tokyo)", "Mo-Fr 09:00-17:00"),
            ("Mon-Fri 9am-5pm Eastern Time", "Mo-Fr 09:00-17:00"), ("平日 9時〜17時（JST）", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 09:00-17:00 America/Los_Angeles", "Mo-Fr 09:00-17:00"), ("9am-5pm GMT+9", "09:00-17:00"),
            // Weeks, months, dates
            ("week 41-53,week 1-5 Mo 10:00-11:00; Tu 9-10", "week 41-53,01-05 Mo 10:00-11:00; Tu 09:00-10:00"),
            ("weeks 50-2 Mo", "week 50-53,01-02 Mo"), ("week 10: Su[1] 10am-12pm", "week 10 Su[1] 10:00-12:00"),
            ("2026-9999 Mo 10am-12pm", "2026-9999 Mo 10:00-12:00"),
            ("12月29日-1月3日 休み", "Dec 29-Jan 03 off"),
            ("December 29 to January 3 off", "Dec 29-Jan 03 off"),
            ("29 December - 3 January closed", "Dec 29-Jan 03 off"), ("8月13日〜16日は休業", "Aug 13-16 off"),
            ("closed December 25th", "Dec 25 off"),
            ("closed 13-16 August", "Aug 13-16 off"), ("closed 25 December 9999", "9999 Dec 25 off"),
            ("12/29-1/3 休み", "Dec 29-Jan 03 off"),
            ("12月〜2月 10時〜16時", "Dec-Feb 10:00-16:00"),
            ("Dec 25, 2026 closed", "2026 Dec 25 off"), ("Dec 25 2026 closed", "2026 Dec 25 off"),
            ("2026年12月25日 休み", "2026 Dec 25 off"),
            ("Jun 12-15 9am-5pm", "Jun 12-15 09:00-17:00"), ("July-August 10am-4pm", "Jul-Aug 10:00-16:00"),
            // Spaces and quotation marks
            ("Mo-Fr9am-5pm", "Mo-Fr 09:00-17:00"), ("平日9:00〜18:00", "Mo-Fr 09:00-18:00"),
            ("'Mo-Fr 09:00-17:00'", "Mo-Fr 09:00-17:00"), ("「平日 9時〜17時」", "Mo-Fr 09:00-17:00"),
            ("`Mo-Fr 09:00-17:00`", "Mo-Fr 09:00-17:00"),
            ("Mo-Fri 09:00-17:00 “by phone”", "Mo-Fr 09:00-17:00 \"by phone\""),
            // Lines
            ("Mo off\nSa 10-12", "Mo off; Sa 10:00-12:00"), ("Mo-Fr\nSa 10-12", "Mo-Fr; Sa 10:00-12:00"),
            ("Mon-Fri 9am-5pm\nSat 10am-2pm", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
            ("平日 9時〜17時。土日祝は休み。", "Mo-Fr 09:00-17:00; Sa,Su,PH off"),
            ("Mon-Fri 9am-5pm, Sat 10am-2pm", "Mo-Fr 09:00-17:00, Sa 10:00-14:00"),
        ])
    func kinds(text: String, meant: String) throws {
        let error = try #require(throws: OpeningHoursSyntaxError.self) { try OpeningHours(parsing: text) }
        #expect(error.suggestion == meant, "\(text)")
    }

    @Test(
        "are nothing where two readings differ",
        arguments: [
            "Mon-Fri 9-5", "M-F 9-5", "9-5", "9時〜5時", "Mon-Fri 1-5", "Mo-Fr: 8:30-5:30", "午前9時〜午後12時", "12/11 off",
            "1/2-3/4 休み", "年末年始休み", "Mo | We", "open from 9 to 5", "Mon-Fri 9-midnight", "Mo-Fr 24/7",
            "9:00-12:00, 1:00-5:00 Mon", "Mo / 10-12", "Mo off / 10-12",
        ])
    func ambiguous(text: String) {
        #expect(ProbableExpression(text) == nil)
    }

    @Test(
        "name the zone that they leave out",
        arguments: [
            ("Mo-Fr 09:00-17:00 (JST)", "JST"), ("9am-5pm Pacific Time", "Pacific Time"),
            ("Mo-Fr 09:00-17:00 (Asia/Tokyo)", "Asia/Tokyo"), ("平日 9時〜17時（日本時間）", "日本時間"), ("9am-5pm utc+9", "utc+9"),
        ])
    func zones(text: String, zone: String) throws {
        let error = try #require(throws: OpeningHoursSyntaxError.self) { try OpeningHours(parsing: text) }
        #expect(error.zone == zone)
        #expect(error.suggestion != nil)
    }

    @Test("are any expression itself", arguments: Seeds.all)
    func identity(seed: UInt64) {
        var generator = RuleGenerator(seed: seed)
        for _ in 0..<300 {
            let hours = generator.hours()
            // Hours between quotation marks are meant without them.
            guard !hours.hasDaysBehindTimes, hours.onlyComment == nil,
                let probable = ProbableExpression(hours.description)
            else { continue }
            #expect(
                (try? OpeningHours(parsing: probable.text))?.withoutJoints == hours.withoutJoints,
                "seed \(seed): \(hours) became \(probable.text)")
        }
    }

    @Test("parse, and are canonical, whatever is mistyped", arguments: Seeds.all)
    func mutations(seed: UInt64) throws {
        var generator = RuleGenerator(seed: seed)
        for _ in 0..<500 {
            let mutation = generator.mutation(of: generator.hours().description)
            guard let probable = ProbableExpression(mutation) else { continue }
            #expect(try OpeningHours(parsing: probable.text).description == probable.text, "seed \(seed): \(mutation)")
        }
    }

    @Test(
        "are nothing where nobody can tell",
        arguments: [
            "", "   ", "qqq", "Feb 30", "Mo 10:00", "Mo sunrise-18:00", "(((", "Mo-Fr 25:00-99:00", "by appointment",
            "(foo)", "要予約",
        ])
    func nothing(text: String) {
        #expect(ProbableExpression(text) == nil)
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
        #expect(!OpeningHours.alwaysOpen.endsWithSeparator)
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

extension OpeningHours {
    /// `10:00-12:00, Mo`: the notation's daily hours and Mondays, and most people's hours on Mondays.
    fileprivate var hasDaysBehindTimes: Bool {
        zip(rules, rules.dropFirst()).contains { rule, next in
            rule.days.isEveryDay && !rule.times.isEmpty && next.joint == .additional && next.times.isEmpty
        }
    }

    /// Rules that close cut alike behind `;` and `,`.
    fileprivate var withoutJoints: OpeningHours {
        OpeningHours(
            rules: rules.map { rule in
                var rule = rule
                if rule.status.state == .closed, rule.joint == .additional { rule.joint = .normal }
                return rule
            })
    }
}
