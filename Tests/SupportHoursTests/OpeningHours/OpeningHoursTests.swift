import SupportHours
import Testing

@Suite("The opening-hours language")
struct OpeningHoursTests {
    @Test(
        "prints a canonical form, which parses to the same value",
        arguments: [
            // Weekdays and times
            ("Mo-Fr 06:00-17:00", "Mo-Fr 06:00-17:00"),
            ("  mo - fr   6:00 - 17:00 ", "Mo-Fr 06:00-17:00"),
            ("Mo-Fr 9-17", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr: 09:00-17:00", "Mo-Fr 09:00-17:00"),
            ("Mo,Tu,We,Fr 09:00-17:00", "Mo-We,Fr 09:00-17:00"),
            ("Fr-Mo 10:00-12:00", "Fr-Mo 10:00-12:00"),
            ("Sa-Su", "Sa,Su"),
            ("Mo-Su 10:00-12:00", "Mo-Su 10:00-12:00"),
            ("08:00-12:00, 13:00-17:00", "08:00-12:00,13:00-17:00"),
            ("22:00-02:00", "22:00-02:00"),
            ("22:00-26:00", "22:00-02:00"),
            ("22:00-00:00", "22:00-24:00"),
            ("00:00-00:00", "00:00-24:00"),
            ("10:00-10:00", "10:00-10:00"),
            ("10:00-34:00", "10:00-10:00"),
            ("10:00-36:00", "10:00-36:00"),
            ("10:00+", "10:00+"),
            ("10:00-12:00+,22:00-26:00+", "10:00-12:00+,22:00-02:00+"),
            // Counted weekdays
            ("Th[4]", "Th[4]"),
            ("Th[3,1]", "Th[1,3]"),
            ("Th[1-3,-1]", "Th[1-3,-1]"),
            ("Su[-1] +1 day,Th[4] -2 days", "Su[-1] +1 day,Th[4] -2 days"),
            // Holidays
            ("PH off", "PH off"),
            ("PH,Mo,SH,We 10:00-12:00", "Mo,We,PH,SH 10:00-12:00"),
            ("PH Mo-Fr 10:00-12:00", "PH Mo-Fr 10:00-12:00"),
            ("PH +1 day,PH -1 day", "PH +1 day,PH -1 day"),
            // Years and weeks
            ("2026", "2026"),
            ("2026-2030,2034 Mo", "2026-2030,2034 Mo"),
            ("2026-2040/4", "2026-2040/4"),
            ("2026+", "2026+"),
            ("week 2-53/2 Mo", "week 02-53/2 Mo"),
            ("week 1,3, 5", "week 01,03,05"),
            // Dates
            ("Nov-Feb: Mo 10:00-12:00", "Nov-Feb Mo 10:00-12:00"),
            ("Dec 25,27,29-31 off", "Dec 25,Dec 27,Dec 29-31 off"),
            ("dec 24-26: 10:00-12:00", "Dec 24-26 10:00-12:00"),
            ("Dec 10:00-12:00", "Dec 10:00-12:00"),
            ("Dec 24-Jan 02 off", "Dec 24-Jan 02 off"),
            ("2026 Dec 24-2027 Jan 02 off", "2026 Dec 24-2027 Jan 02 off"),
            ("2026 Dec 25,Dec 26 off", "2026 Dec 25,2026 Dec 26 off"),
            ("2026-2028 Dec 25 off", "2026-2028 Dec 25 off"),
            ("2026-2026 Mar 10:00-12:00", "2026-2026 Mar 10:00-12:00"),
            ("2026-2026 Dec 24-Jan 02 off", "2026-2026 Dec 24-Jan 02 off"), ("2026-2026 week 10", "2026 week 10"),
            ("2026-2026 2027 Mar", "2026 2027 Mar"), ("2026-2026 easter,2026 Mar", "2026-2026 easter,2026 Mar"),
            ("2026 Nov-2027 Feb", "2026 Nov-2027 Feb"),
            ("Feb 29", "Feb 29"),
            ("2026 Dec 25+", "2026 Dec 25+"),
            ("Dec 25+ Su 10:00-12:00", "Dec 25+ Su 10:00-12:00"),
            ("Dec 25 +Su -7 days 10:00-12:00", "Dec 25 +Su -7 days 10:00-12:00"),
            ("easter", "easter"),
            ("easter -2 days off", "easter -2 days off"),
            ("easter +1 day - easter +39 days", "easter +1 day-easter +39 days"),
            ("Mar Su[-1]-Oct Su[-1] 10:00-12:00", "Mar Su[-1]-Oct Su[-1] 10:00-12:00"),
            ("Nov Th[4] +1 day off", "Nov Th[4] +1 day off"),
            // A counted weekday of several months, or within one, is no date.
            ("Nov,Dec Th[1] 10:00-12:00", "Nov,Dec: Th[1] 10:00-12:00"),
            ("Jan-Nov Th[4]", "Jan-Nov: Th[4]"),
            ("Nov Th[4],Fr[4] off", "Nov: Th[4],Fr[4] off"),
            ("Nov Th[1-3]", "Nov: Th[1-3]"),
            // States and comments
            ("24/7", "24/7"),
            ("open", "24/7"),
            ("24/7 off", "off"),
            ("Mo closed", "Mo off"),
            ("Mo unknown", "Mo unknown"),
            ("\"by appointment\"", "\"by appointment\""),
            ("Mo unknown \"by appointment\"", "Mo \"by appointment\""),
            ("Mo open \"ring twice\"", "Mo open \"ring twice\""),
            ("Mo off \"inventory\"", "Mo off \"inventory\""),
            ("\"in the fair's week\": Mo 10:00-12:00", "Mo 10:00-12:00 \"in the fair's week\""),
            // Rules
            ("24/7; PH off", "24/7; PH off"),
            ("Mo 10:00-12:00 , We 14:00-16:00", "Mo 10:00-12:00, We 14:00-16:00"),
            ("Mo-Fr 08:00-12:00, PH off", "Mo-Fr 08:00-12:00, PH off"),
            ("Jan off, Feb 10:00-12:00", "Jan off, Feb 10:00-12:00"),
            ("Mo-Fr 08:00-12:00||\"call\"", "Mo-Fr 08:00-12:00 || \"call\""),
            ("Mo open, We 10:00-12:00", "Mo open, We 10:00-12:00"),
            ("Mo 10:00-12:00 open, 14:00-16:00", "Mo 10:00-12:00 open, 14:00-16:00"),
            ("24/7, 14:00-16:00 off", "24/7, 14:00-16:00 off"),
            (
                "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 25 off; Dec 24 06:00-12:00; PH off",
                "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 25 off; Dec 24 06:00-12:00; PH off"
            ),
            // Other shapes of the notation's own characters
            ("Mo–Fr 06:00—17:00", "Mo-Fr 06:00-17:00"),
            ("Ｍｏ－Ｆｒ　０６：００ー１７：００、Ｓａ　ｏｆｆ", "Mo-Fr 06:00-17:00, Sa off"),
            ("Mo “by appointment”", "Mo \"by appointment\""),
            ("\"窓口は“二階”\"", "\"窓口は“二階”\""),
        ])
    func canonicalForm(text: String, canonical: String) throws {
        let hours = try OpeningHours(parsing: text)
        #expect(hours.description == canonical)
        #expect(try OpeningHours(parsing: canonical) == hours)
    }

    @Test(
        "knows which hours repeat every week",
        arguments: [
            ("Mo-Fr 06:00-17:00; Sa off", true), ("24/7", true), ("Fr 22:00-26:00 || \"call\"", true),
            ("Mo-Fr 06:00-17:00; PH off", false), ("Th[4] off", false), ("week 10", false), ("Dec 25", false),
            ("2026", false),
        ])
    func weekly(text: String, isWeekly: Bool) throws {
        #expect(try OpeningHours(parsing: text).isWeekly == isWeekly)
    }
}
