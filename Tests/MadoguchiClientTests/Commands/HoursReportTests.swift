import MadoguchiAPI
import SupportHours
import TerminalText
import TestSupport
import Testing

@testable import madoguchi

@Suite struct HoursReportTests {
    /// Basic's report in Tokyo, from windows that the kernel computes.
    private func report(
        from first: String, days: Int = 7, zone: ZoneRule = ZoneRule.tokyo, hours: String = "Mo-Fr 06:00-17:00",
        shift: WindowList.Shift? = nil, _ environment: CommandEnvironment
    ) throws -> [String] {
        let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: try ZoneRule.losAngeles.zone())
        let viewer = try zone.zone()
        let firstDay = try CivilDate(parsing: first)
        let span =
            try Instant(
                parsing: first, in: viewer)..<Instant(
                parsing: firstDay.adding(days: days).description, in: viewer)
        let asked = span.lowerBound.advanced(bySeconds: -1)..<span.upperBound.advanced(bySeconds: 1)
        let windows = schedule.windows(in: asked).map {
            WindowBounds(start: $0.start.formatted(in: viewer), end: $0.end.formatted(in: viewer))
        }
        let report = try HoursReport(
            windows: WindowList(plan: "basic", zone: viewer.identifier, windows: windows, nextShift: shift),
            in: TestPlans.list, zone: viewer, firstDay: firstDay, days: days, span: span)
        return report.lines(environment).map { $0.rendered(colour: false) }
    }

    private static let marchShift = WindowList.Shift(
        firstWindow: WindowBounds(start: "2027-03-15T22:00:00+09:00", end: "2027-03-16T09:00:00+09:00"),
        seconds: -3_600)

    @Test("a winter week in English: evenings to mornings, now marked, the next shift below")
    func winterWeek() throws {
        let lines = try report(from: "2026-11-23", shift: Self.marchShift, .test(now: "2026-11-25T05:40:00Z"))
        #expect(
            lines.joined(separator: "\n") == """
                Basic (basic)  Asia/Tokyo
                Mo-Fr 06:00-17:00 America/Los_Angeles

                          Mon       Tue       Wed       Thu       Fri       Sat       Sun
                         23 Nov    24 Nov    25 Nov    26 Nov    27 Nov    28 Nov    29 Nov
                 00:00     ·       ███████   ███████   ███████   ███████   ███████     ·
                 02:00     ·       ███████   ███████   ███████   ███████   ███████     ·
                 04:00     ·       ███████   ███████   ███████   ███████   ███████     ·
                 06:00     ·       ███████   ███████   ███████   ███████   ███████     ·
                 08:00     ·       ███████   ███████   ███████   ███████   ███████     ·
                 10:00     ·         ·         ·         ·         ·         ·         ·
                 12:00     ·         ·         ·         ·         ·         ·         ·
                 14:40     ·         ·      ▶┄┄┄┄┄┄┄◀    ·         ·         ·         ·
                 16:00     ·         ·         ·         ·         ·         ·         ·
                 18:00     ·         ·         ·         ·         ·         ·         ·
                 20:00     ·         ·         ·         ·         ·         ·         ·
                 22:00   ▄▄▄▄▄▄▄   ▄▄▄▄▄▄▄   ▄▄▄▄▄▄▄   ▄▄▄▄▄▄▄   ▄▄▄▄▄▄▄     ·         ·

                       █ open   ▀ ▄ half of the row   ▶ now

                  Mon 23 Nov 23:00 – Tue 24 Nov 10:00  11 h
                  Tue 24 Nov 23:00 – Wed 25 Nov 10:00  11 h
                  Wed 25 Nov 23:00 – Thu 26 Nov 10:00  11 h
                  Thu 26 Nov 23:00 – Fri 27 Nov 10:00  11 h
                  Fri 27 Nov 23:00 – Sat 28 Nov 10:00  11 h

                from Monday 15 March 2027: 22:00–09:00, one hour earlier
                """)
    }

    @Test("the changeover week in Japanese: the bars move an hour up")
    func changeoverWeek() throws {
        let lines = try report(from: "2027-03-11", .test(.japanese, now: "2027-03-14T22:00:00Z"))
        #expect(
            lines.joined(separator: "\n") == """
                Basicプラン (basic)  Asia/Tokyo
                Mo-Fr 06:00-17:00 America/Los_Angeles

                           木        金        土        日        月        火        水
                        3月11日   3月12日   3月13日   3月14日   3月15日   3月16日   3月17日
                 00:00   ███████   ███████   ███████     ·         ·       ███████   ███████
                 02:00   ███████   ███████   ███████     ·         ·       ███████   ███████
                 04:00   ███████   ███████   ███████     ·         ·       ███████   ███████
                 07:00   ███████   ███████   ███████     ·      ▶┄┄┄┄┄┄┄◀  ███████   ███████
                 08:00   ███████   ███████   ███████     ·         ·       ▀▀▀▀▀▀▀   ▀▀▀▀▀▀▀
                 10:00     ·         ·         ·         ·         ·         ·         ·
                 12:00     ·         ·         ·         ·         ·         ·         ·
                 14:00     ·         ·         ·         ·         ·         ·         ·
                 16:00     ·         ·         ·         ·         ·         ·         ·
                 18:00     ·         ·         ·         ·         ·         ·         ·
                 20:00     ·         ·         ·         ·         ·         ·         ·
                 22:00   ▄▄▄▄▄▄▄   ▄▄▄▄▄▄▄     ·         ·       ███████   ███████   ███████

                       █ 受付中   ▀ ▄ その行の半分   ▶ 現在

                  … – 3月11日(木) 10:00
                  3月11日(木) 23:00 – 3月12日(金) 10:00  11 時間
                  3月12日(金) 23:00 – 3月13日(土) 10:00  11 時間
                  3月15日(月) 22:00 – 3月16日(火) 09:00  11 時間
                  3月16日(火) 22:00 – 3月17日(水) 09:00  11 時間
                  3月17日(水) 22:00 – …
                """)
    }

    @Test("ASCII alone where the terminal has no more")
    func ascii() throws {
        let lines = try report(from: "2027-03-11", days: 3, .test(glyphs: .ascii, now: "2027-03-12T14:00:00Z"))
        #expect(
            lines.joined(separator: "\n") == """
                Basic (basic)  Asia/Tokyo
                Mo-Fr 06:00-17:00 America/Los_Angeles

                          Thu       Fri       Sat
                         11 Mar    12 Mar    13 Mar
                 00:00   #######   #######   #######
                 02:00   #######   #######   #######
                 04:00   #######   #######   #######
                 06:00   #######   #######   #######
                 08:00   #######   #######   #######
                 10:00     .         .         .
                 12:00     .         .         .
                 14:00     .         .         .
                 16:00     .         .         .
                 18:00     .         .         .
                 20:00     .         .         .
                 23:00   _______  >_______<    .

                       # open   " _ half of the row   > now

                  ... - Thu 11 Mar 10:00
                  Thu 11 Mar 23:00 - Fri 12 Mar 10:00  11 h
                  Fri 12 Mar 23:00 - Sat 13 Mar 10:00  11 h
                """)
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    }

    @Test("quarter hours of the viewer's clock take rows of an hour")
    func quarterHours() throws {
        let lines = try report(from: "2026-11-24", days: 1, zone: ZoneRule.kathmandu, .test())
        #expect(lines.contains(" 18:00     ·"))
        #expect(lines.contains(" 19:00   ▄▄▄▄▄▄▄"))
        #expect(lines.contains("  Tue 24 Nov 19:45 – …"))
    }

    @Test("what is open throughout says so, and never anything of midnights")
    func aroundTheClock() throws {
        let lines = try report(from: "2026-11-23", days: 2, hours: "24/7", .test())
        #expect(lines.last == "  open throughout")
    }

    @Test("a window that begins at midnight was not cut there")
    func midnightStart() throws {
        // 06:00 in Los Angeles is 14:00 in UTC, and midnight where clocks are ten hours ahead of that.
        let zone = ZoneRule(name: "Test/East", posix: "<+10>-10", seconds: 36_000, abbreviation: "+10")
        let lines = try report(from: "2026-11-25", days: 1, zone: zone, .test())
        #expect(lines.last == "  Wed 25 Nov 00:00 – 11:00  11 h")
    }

    @Test("no line is wider than 80 columns", arguments: Language.allCases, ["2026-11-22", "2027-03-11", "2026-12-28"])
    func width(language: Language, first: String) throws {
        let lines = try report(from: first, days: 14, shift: Self.marchShift, .test(language))
        #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    }

    @Test(
        "the shift is said by its amount and direction",
        arguments: [
            (-3_600, "one hour earlier", "1 時間早く"), (3_600, "one hour later", "1 時間遅く"),
            (7_200, "2 hours later", "2 時間遅く"), (-1_800, "30 min earlier", "30 分早く"),
        ])
    func shifts(seconds: Int, en: String, ja: String) throws {
        var shift = Self.marchShift
        shift.seconds = seconds
        let english = try report(from: "2026-11-23", shift: shift, .test()).last
        let japanese = try report(from: "2026-11-23", shift: shift, .test(.japanese)).last
        #expect(english == "from Monday 15 March 2027: 22:00–09:00, \(en)")
        #expect(japanese == "2027年3月15日(月)から 22:00–09:00（\(ja)なります）")
    }
}
