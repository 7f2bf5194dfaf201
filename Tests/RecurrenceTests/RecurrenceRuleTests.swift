import SupportHours
import Testing

@testable import Recurrence

@Suite("Recurrence rules")
struct RecurrenceRuleTests {
    @Test(
        "the examples of RFC 5545 come round when it says",
        arguments: [
            ("FREQ=DAILY;COUNT=10", "19970902T090000", "0902 0903 0904 0905 0906 0907 0908 0909 0910 0911"),
            ("FREQ=DAILY;INTERVAL=2", "19970902T090000", "0902 0904 0906 0908 0910 0912 0914 0916 0918 0920"),
            ("FREQ=DAILY;INTERVAL=10;COUNT=5", "19970902T090000", "0902 0912 0922 1002 1012"),
            ("FREQ=WEEKLY;COUNT=10", "19970902T090000", "0902 0909 0916 0923 0930 1007 1014 1021 1028 1104"),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "19970902T090000", "0902 0916 0930 1014 1028 1111 1125 1209 1223 0106"),
            (
                "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "19970902T090000",
                "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002"
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000;WKST=SU;BYDAY=MO,WE,FR", "19970901T090000",
                "0901 0903 0905 0915 0917 0919 0929 1001 1003 1013"
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "19970902T090000",
                "0902 0904 0916 0918 0930 1002 1014 1016"
            ),
            ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "19970905T090000", "0905 1003 1107 1205 0102 0206 0306 0403 0501 0605"),
            (
                "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "19970907T090000",
                "0907 0928 1102 1130 0104 0125 0301 0329 0503 0531"
            ),
            ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "19970922T090000", "0922 1020 1117 1222 0119 0216"),
            ("FREQ=MONTHLY;BYMONTHDAY=-3", "19970928T090000", "0928 1029 1128 1229 0129 0226 0329 0428 0529 0628"),
            (
                "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "19970930T090000",
                "0930 1001 1031 1101 1130 1201 1231 0101 0131 0201"
            ),
            (
                "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "19970910T090000",
                "0910 0911 0912 0913 0914 0915 0310 0311 0312 0313"
            ),
            (
                "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "19970610T090000",
                "0610 0710 0610 0710 0610 0710 0610 0710 0610 0710"
            ),
            (
                "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "19970101T090000",
                "0101 0410 0719 0101 0409 0718 0101 0410 0719 0101"
            ),
            ("FREQ=YEARLY;BYDAY=20MO", "19970519T090000", "0519 0518 0517 0515 0514 0520 0519 0517 0516 0515"),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "19970313T090000", "0313 0320 0327 0305 0312 0319 0326 0304 0311 0318"),
            (
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "19970902T090000",
                "0213 0313 1113 0813 1013 0413 0713 0913 1213 0613"
            ),
            (
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "19970913T090000",
                "0913 1011 1108 1213 0110 0207 0307 0411 0509 0613"
            ),
            (
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "19961105T090000",
                "1105 1107 1102 1104 1106 1108 1103 1105 1107 1102"
            ),
            ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "19970904T090000", "0904 1007 1106"),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "19970929T090000",
                "0929 1030 1127 1230 0129 0226 0330 0429 0528 0629"
            ),
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805T090000", "0805 0810 0819 0824"),
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805T090000", "0805 0817 0819 0831"),
            ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115T090000", "0115 0130 0215 0315 0330"),
        ])
    func examples(rule: String, start: String, dates: String) throws {
        let rule = try RecurrenceRule(rule, from: start)
        #expect(rule.dates(10) == dates)
        #expect(rule.occurrences(10).allSatisfy { $0.secondOfDay == 9 * 3_600 })
    }

    @Test(
        "what a month or a year lacks is left out",
        arguments: [
            ("FREQ=MONTHLY", "20260131T090000", "0131 0331 0531 0731 0831 1031"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "20260131T090000", "0131 0228 0331 0430 0531 0630"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "20280101T090000", "0131 0229 0331 0430 0531 0630"),
            ("FREQ=YEARLY", "20240229T090000", "0229 0229 0229 0229 0229 0229"),
            ("FREQ=YEARLY;INTERVAL=3", "20240229T090000", "0229 0229 0229 0229 0229 0229"),
            ("FREQ=YEARLY;BYYEARDAY=-1", "20240101T090000", "1231 1231 1231 1231 1231 1231"),
            ("FREQ=YEARLY;BYMONTHDAY=31", "20260101T090000", "0131 0331 0531 0731 0831 1031"),
            ("FREQ=MONTHLY;BYDAY=5FR", "20260101T090000", "0130 0529 0731 1030 0129 0430"),
        ])
    func monthEnds(rule: String, start: String, dates: String) throws {
        #expect(try RecurrenceRule(rule, from: start).dates(6) == dates)
    }

    @Test("a start that the rule doesn't hit is no occurrence")
    func startBeside() throws {
        #expect(try RecurrenceRule("FREQ=MONTHLY;BYDAY=1TU", from: "20260107T090000").dates(2) == "0203 0303")
        #expect(try RecurrenceRule("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", from: "20230209T190900").dates(2) == "0212 0305")
        // Later on the same day.
        #expect(try RecurrenceRule("FREQ=DAILY;BYHOUR=8", from: "20260107T090000").dates(2) == "0108 0109")
    }

    @Test("an end is the last occurrence that there may be")
    func ends() throws {
        let exact = try RecurrenceRule("FREQ=DAILY;UNTIL=20260103T090000", from: "20260101T090000")
        #expect(exact.dates(9) == "0101 0102 0103")
        #expect(exact.last(notAfter: try time("21000101")) == (try time("20260103T090000")))
        let short = try RecurrenceRule("FREQ=DAILY;UNTIL=20260103T085959", from: "20260101T090000")
        #expect(short.dates(9) == "0101 0102")
        let counted = try RecurrenceRule("FREQ=DAILY;INTERVAL=3;BYHOUR=9,17;COUNT=5", from: "20260101T120000")
        #expect(
            counted.occurrences(9).map(\.basic) == [
                "20260101T170000", "20260104T090000", "20260104T170000", "20260107T090000", "20260107T170000",
            ])
        #expect(counted.next(after: try time("20260107T170000")) == nil)
        #expect(counted.last(notAfter: try time("20300101")) == (try time("20260107T170000")))
    }

    @Test("the next is later than the time asked about, the last may be at it")
    func borders() throws {
        let rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=1TU", from: "20000101T090000")
        let occurrence = try time("20260303T090000")
        #expect(rule.next(after: occurrence) == (try time("20260407T090000")))
        #expect(rule.next(after: try time("20260303T085959")) == occurrence)
        #expect(rule.last(notAfter: occurrence) == occurrence)
        #expect(rule.last(notAfter: try time("20260303T085959")) == (try time("20260203T090000")))
        #expect(rule.next(after: try time("19000101")) == (try time("20000104T090000")))
        #expect(rule.last(notAfter: try time("20000104T085959")) == nil)
    }

    @Test("gaps of many years are crossed, in both directions")
    func gaps() throws {
        let rule = try RecurrenceRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", from: "20260101T090000")
        #expect(rule.occurrences(4).map(\.date.year) == [2032, 2060, 2088, 2128])
        #expect(rule.last(notAfter: try time("21280229")) == (try time("20880229T090000")))
    }

    @Test("far away there is nothing, and it is soon known")
    func farAway() throws {
        let rule = try RecurrenceRule("FREQ=DAILY", from: "19000101T090000")
        let far = CivilDateTime(localSeconds: 100_000_000_000_000)
        #expect(rule.next(after: far) == nil)
        #expect(rule.last(notAfter: far) == (try time("25001231T090000")))
        #expect(rule.next(after: CivilDateTime(localSeconds: -100_000_000_000_000)) == rule.start)
    }

    @Test("starting long ago costs nothing")
    func oldStart() throws {
        let rule = try RecurrenceRule("FREQ=DAILY", from: "19000101T090000")
        let clock = ContinuousClock()
        let took = try clock.measure {
            for day in 1...28 {
                let moment = CivilDateTime(
                    date: try #require(CivilDate(year: 2026, month: 2, day: day)), secondOfDay: 0)
                #expect(rule.next(after: moment) != nil && rule.last(notAfter: moment) != nil)
            }
        }
        // One by one from the start it would be ten.
        #expect(took < .seconds(2))
    }

    @Test("the rule may be written in any case, in any order and after its property's name")
    func notation() throws {
        let plain = try RecurrenceRule("FREQ=WEEKLY;BYDAY=MO,FR", from: "20260101T090000")
        #expect(plain.text == "FREQ=WEEKLY;BYDAY=MO,FR")
        let named = try RecurrenceRule("RRULE:FREQ=WEEKLY;BYDAY=MO,FR", from: "20260101T090000")
        #expect(named == plain)
        let other = try RecurrenceRule("byday=fr,mo,MO;freq=weekly", from: "20260101T090000")
        #expect(other.occurrences(20) == plain.occurrences(20))
        #expect(other.text == "byday=fr,mo,MO;freq=weekly")
    }

    @Test("many may look at once")
    func concurrency() async throws {
        let rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", from: "20000101T090000")
        let expected = rule.occurrences(200)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in
                    let refused = (try? RecurrenceRule("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", from: "20260101")) == nil
                    return refused && rule.occurrences(200) == expected
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
