import Calendars
import FollowUps
import Messages
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("What of a plan's usual week will be different")
struct PlanChangesTests {
    private static let basic = """
        basic:
          name: { ja: Basicプラン, en: Basic }
          timezone: America/Los_Angeles
          hours: "Mo-Fr 06:00-17:00; PH off"
          holidays: [closing]
          noted: [us]
        """

    private func basic(
        closing: [NamedDay] = [], us: [NamedDay] = [], overrides: [PlanOverride] = [], besides plans: String = ""
    ) throws -> PinnedHours {
        try PinnedHours(
            Self.basic + "\n" + plans, calendars: ["closing": closing, "us": us], overrides: overrides)
    }

    private static func thanksgiving() throws -> NamedDay {
        try NamedDay("2026-11-26", ja: "感謝祭", en: "Thanksgiving Day")
    }

    // MARK: Clocks

    @Test("the windows move on the reader's clock when either clock changes, in both directions")
    func changeovers() throws {
        let hours = try basic()
        let japan = try hours.changes(of: "basic", from: "2026-10-15", to: "2027-04-15")
        #expect(japan.map(\.kind) == [.changeover, .changeover])
        #expect(japan.map(\.closes) == [false, false])
        #expect(try japan.map(\.at) == [Instant("2026-11-02T23:00+09:00"), Instant("2027-03-15T22:00+09:00")])
        #expect(
            japan.map(\.text.en) == [
                "From Mon 2 Nov the windows are an hour later: 23:00–10:00 instead of 22:00–09:00 (Japan time).",
                "From Mon 15 Mar 2027 the windows are an hour earlier: 22:00–09:00 instead of 23:00–10:00 "
                    + "(Japan time).",
            ])
        #expect(
            japan.map(\.text.ja) == [
                "11月2日(月)から受付時間が 1 時間遅くなり、23:00〜10:00 になります（これまでは 22:00〜09:00、日本時間）。",
                "2027年3月15日(月)から受付時間が 1 時間早くなり、22:00〜09:00 になります（これまでは 23:00〜10:00、日本時間）。",
            ])
        // Europe changes its clocks a week earlier in autumn, and two weeks later in spring.
        let berlin = try hours.changes(of: "basic", from: "2026-10-15", to: "2027-04-15", in: "Europe/Berlin")
        #expect(
            try berlin.map(\.at) == [
                Instant("2026-10-26T14:00+01:00"), Instant("2026-11-02T15:00+01:00"),
                Instant("2027-03-15T14:00+01:00"), Instant("2027-03-29T15:00+02:00"),
            ])
        #expect(
            try hours.changes(of: "basic", from: "2026-10-15", to: "2027-04-15", in: "America/Los_Angeles").isEmpty)
    }

    @Test("hours that never change have no change")
    func always() throws {
        let hours = try PinnedHours("pro: { timezone: America/Los_Angeles, hours: 24/7 }")
        #expect(try hours.changes(of: "pro", from: "2026-10-15", to: "2027-11-15").isEmpty)
    }

    // MARK: Holidays

    @Test("a holiday takes its windows away, and one on a weekend takes none")
    func holiday() throws {
        let hours = try basic(closing: [
            Self.thanksgiving(), NamedDay("2026-11-28", ja: "土曜日", en: "A Saturday"),
        ])
        let changes = try hours.changes(of: "basic", from: "2026-11-20", to: "2026-12-20")
        #expect(
            changes == [
                HoursChange(
                    at: try Instant("2026-11-26T23:00+09:00"), cause: .day(try CivilDate(parsing: "2026-11-26")),
                    closes: true,
                    text: Wording(
                        ja: "11月26日(木)23:00から11月27日(金)10:00まで休業します（感謝祭）。",
                        en: "Closed from Thu 26 Nov 23:00 to Fri 27 Nov 10:00: Thanksgiving Day."))
            ])
    }

    @Test("a holiday that the hours don't go by changes nothing")
    func holidayWithoutRule() throws {
        let hours = try PinnedHours(
            "p: { timezone: Asia/Tokyo, hours: \"Mo-Fr 10:00-18:00\", holidays: [2026-12-24] }")
        #expect(try hours.changes(of: "p", from: "2026-12-01", to: "2027-01-01").isEmpty)
    }

    @Test("a day that has begun is told, and one that is over isn't")
    func spans() throws {
        let hours = try basic(closing: [Self.thanksgiving()])
        func count(_ from: String, _ to: String) throws -> Int {
            try hours.changes(of: "basic", from: from, to: to).count
        }
        #expect(try count("2026-11-27T09:59", "2026-12-20") == 1)
        #expect(try count("2026-11-27T10:00", "2026-12-20") == 0)
        #expect(try count("2026-11-20", "2026-11-26T23:00") == 0)
        #expect(try count("2026-11-26", "2026-11-26") == 0)
    }

    @Test("days of one name beside each other are one change, over a weekend too; another name is another one")
    func neighbours() throws {
        let days = try ["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map {
            try NamedDay($0, ja: "年末年始", en: "Year's end")
        }
        let desk = """
            desk: { timezone: Asia/Tokyo, hours: "Mo-Fr 10:00-13:00,14:00-18:00; PH off", holidays: [closing] }
            """
        let other = try NamedDay("2027-01-05", ja: "設立記念日", en: "Founding Day")
        let changes = try PinnedHours(desk, calendars: ["closing": days + [other]])
            .changes(of: "desk", from: "2026-12-01", to: "2027-02-01")
        #expect(
            changes.map(\.text.en) == [
                "Closed from Thu 31 Dec 10:00 to Mon 4 Jan 2027 18:00: Year's end.",
                "Closed from Tue 5 Jan 2027 10:00 to 18:00: Founding Day.",
            ])
        #expect(
            changes.map(\.text.ja) == [
                "12月31日(木)10:00から2027年1月4日(月)18:00まで休業します（年末年始）。",
                "2027年1月5日(火)10:00から18:00まで休業します（設立記念日）。",
            ])
    }

    @Test("a holiday with hours of its own closes what it doesn't have, and opens what the week doesn't")
    func otherHours() throws {
        let hours = try PinnedHours(
            """
            p:
              timezone: Asia/Tokyo
              hours: "Mo-Fr 10:00-18:00; PH 10:00-12:00"
              holidays: [2026-12-24, 2026-12-26]
            """)
        let changes = try hours.changes(of: "p", from: "2026-12-01", to: "2027-01-01")
        #expect(changes.map(\.closes) == [true, false])
        #expect(
            changes.map(\.text.en) == [
                "Closed from Thu 24 Dec 12:00 to 18:00: a holiday.", "Open from Sat 26 Dec 10:00 to 12:00: a holiday.",
            ])
        #expect(
            changes.map(\.text.ja) == [
                "12月24日(木)12:00から18:00まで休業します（休日）。", "12月26日(土)10:00から12:00まで臨時に受け付けます（休日）。",
            ])
    }

    @Test("hours past midnight belong to the holiday on whose eve they end, or on which they begin")
    func pastMidnight() throws {
        let hours = try PinnedHours(
            """
            p: { timezone: Asia/Tokyo, hours: "Mo-Su 22:00-04:00; PH 23:00-02:00", holidays: [named] }
            """, calendars: ["named": [try NamedDay("2026-12-24", ja: "休館日", en: "House Day")]])
        let plan = try hours.plan("p")
        let changes = try hours.changes(of: "p", from: "2026-12-20", to: "2027-01-01")
        // Whatever the hours come to, every part of it is told under the holiday's name.
        #expect(!changes.isEmpty)
        #expect(changes.allSatisfy { $0.text.en.hasSuffix(": House Day.") })
        #expect(plan.holiday(at: try Instant("2026-12-25T03:00+09:00"))?.en == "House Day")
        #expect(plan.holiday(at: try Instant("2026-12-26T03:00+09:00")) == nil)
    }

    @Test("a noted day closes nothing, and is told where somebody would be there and no holiday says it all")
    func noted() throws {
        let columbus = try NamedDay("2026-10-12", ja: "コロンブスデー", en: "Columbus Day")
        let saturday = try NamedDay("2026-10-10", ja: "土曜日", en: "A Saturday")
        let hours = try basic(closing: [Self.thanksgiving()], us: [columbus, saturday, Self.thanksgiving()])
        let changes = try hours.changes(of: "basic", from: "2026-10-01", to: "2026-11-29")
            .filter { $0.kind == .holiday }
        #expect(changes.map(\.closes) == [false, true])
        let noted = try #require(changes.first)
        #expect(noted.at == (try Instant("2026-10-12T22:00+09:00")))
        #expect(
            noted.text
                == Wording(
                    ja: "10月12日(月)（太平洋時間）はコロンブスデーです。受付があるかどうかは、提供元が案内していません。",
                    en: "Mon 12 Oct (Pacific time) is Columbus Day; the vendor doesn't say whether it is staffed then.")
        )
        let there = try hours.changes(
            of: "basic", from: "2026-10-01", to: "2026-10-31", in: "America/Los_Angeles")
        #expect(
            there.map(\.text.en) == [
                "Mon 12 Oct is Columbus Day; the vendor doesn't say whether it is staffed then."
            ])
    }

    // MARK: Overrides

    /// An override, and what is said of it in the days from 25 November 2026 to 10 January 2027.
    struct Case: CustomTestStringConvertible, Sendable {
        var state: OpenState
        var from: String
        var to: String?
        var reason: Wording?
        var closes: Bool
        var text: Wording

        var testDescription: String { text.en }
    }

    @Test(
        "an override is told with its reason, whether it takes anything away or not",
        arguments: [
            Case(
                state: .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-03T00:00+09:00",
                reason: Wording(ja: "研修のため、窓口をお休みします。", en: "Training."), closes: true,
                text: Wording(
                    ja: "12月1日(火)00:00から12月3日(木)00:00まで休業します（研修のため、窓口をお休みします）。",
                    en: "Closed from Tue 1 Dec 00:00 to Thu 3 Dec 00:00: Training.")),
            Case(
                state: .closed, from: "2026-12-05T12:00+09:00", to: "2026-12-05T20:00+09:00", closes: false,
                text: Wording(
                    ja: "12月5日(土)12:00から20:00まで休業します。", en: "Closed from Sat 5 Dec 12:00 to 20:00.")),
            Case(
                state: .open, from: "2026-12-05T12:00+09:00", to: "2026-12-05T20:00+09:00", closes: false,
                text: Wording(
                    ja: "12月5日(土)12:00から20:00まで臨時に受け付けます。", en: "Open from Sat 5 Dec 12:00 to 20:00.")),
            Case(
                state: .closed, from: "2026-11-20T00:00+09:00", closes: true,
                text: Wording(
                    ja: "11月20日(金)00:00から当分の間休業します。",
                    en: "Closed from Fri 20 Nov 00:00 until further notice.")),
            Case(
                state: .unknown, from: "2026-12-24T06:00+09:00", to: "2026-12-26T06:00+09:00",
                reason: Wording(verbatim: "Snow"), closes: true,
                text: Wording(
                    ja: "12月24日(木)06:00から12月26日(土)06:00まで、受付があるかどうか分かりません（Snow）。",
                    en: "From Thu 24 Dec 06:00 to Sat 26 Dec 06:00 it isn't known whether it is staffed: Snow.")),
        ])
    func overrides(tried: Case) throws {
        let override = try PlanOverride(
            1, of: "basic", tried.state, from: tried.from, to: tried.to, reason: tried.reason)
        let changes = try basic(overrides: [override]).changes(of: "basic", from: "2026-11-25", to: "2027-01-10")
        #expect(
            changes == [
                HoursChange(
                    at: override.start, cause: .override(override.id), closes: tried.closes, text: tried.text)
            ])
    }

    @Test("an override over a holiday is told in its place")
    func overrideOverHoliday() throws {
        for (state, closes) in [(OpenState.open, false), (.closed, true)] {
            let override = try PlanOverride(
                1, of: "basic", state, from: "2026-11-26T00:00+09:00", to: "2026-11-28T12:00+09:00")
            let changes = try basic(closing: [Self.thanksgiving()], overrides: [override])
                .changes(of: "basic", from: "2026-11-26T12:00", to: "2027-01-10")
            #expect(changes.map(\.kind) == [.override])
            // Friday's window goes with it, if it closes.
            #expect(changes.map(\.closes) == [closes])
        }
    }

    @Test("an override that a later one covers is not told, and one that it shortens is told as far as it goes")
    func coveredOverrides() throws {
        let hours = try basic(overrides: [
            PlanOverride(1, of: "basic", .closed, from: "2026-12-01T00:00Z", to: "2026-12-02T00:00Z"),
            PlanOverride(2, of: "basic", .closed, from: "2026-12-02T00:00Z", to: "2026-12-04T00:00Z"),
            PlanOverride(3, of: "basic", .open, from: "2026-12-01T00:00Z", to: "2026-12-03T00:00Z"),
        ])
        #expect(
            try hours.changes(of: "basic", from: "2026-11-25", to: "2027-01-10").map(\.text.en) == [
                "Open from Tue 1 Dec 09:00 to Thu 3 Dec 09:00.", "Closed from Thu 3 Dec 09:00 to Fri 4 Dec 09:00.",
            ])
    }

    @Test("as many as are wanted are told, the earliest ones")
    func limit() throws {
        let hours = try basic(overrides: [
            PlanOverride(1, of: "basic", .closed, from: "2026-12-09T00:00Z", to: "2026-12-10T00:00Z"),
            PlanOverride(2, of: "basic", .closed, from: "2026-12-02T00:00Z", to: "2026-12-03T00:00Z"),
            PlanOverride(3, of: "basic", .closed, from: "2026-12-16T00:00Z", to: "2026-12-17T00:00Z"),
        ])
        let span = try Instant("2026-11-25T00:00Z")..<Instant("2027-01-10T00:00Z")
        var changes = PlanChanges(of: try hours.plan("basic"), in: span, for: .utc)
        #expect(changes.all.count == 3)
        changes.limit = 2
        #expect(try changes.all.map(\.at) == [Instant("2026-12-02T00:00Z"), Instant("2026-12-09T00:00Z")])
    }

    // MARK: Combined plans

    private static let combined = """
        desk:
          name: { ja: 窓口, en: Desk }
          timezone: Asia/Tokyo
          hours: "Mo-Fr 20:00-24:00; PH off"
          holidays: [2026-12-25]
        early: { timezone: Asia/Tokyo, hours: "Mo-Fr 01:00-05:00" }
        both: { all_of: [basic, desk] }
        either: { any_of: [basic, desk] }
        late: { all_of: [basic, early] }
        """

    @Test("of a combined plan what its members change is told, with their names")
    func combined() throws {
        let hours = try basic(closing: [Self.thanksgiving()], besides: Self.combined)
        #expect(
            try hours.changes(of: "both", from: "2026-10-15", to: "2026-12-31").map(\.text.en) == [
                "From Mon 2 Nov the windows are an hour later: 23:00–10:00 instead of 22:00–09:00 "
                    + "(Basic, Japan time).",
                "Closed from Thu 26 Nov 23:00 to Fri 27 Nov 00:00: Thanksgiving Day (Basic).",
                "Closed from Fri 25 Dec 23:00 to Sat 26 Dec 00:00: a holiday (Desk).",
            ])
        #expect(
            try hours.changes(of: "either", from: "2026-11-15", to: "2026-12-31").map(\.text.ja) == [
                "11月27日(金)00:00から10:00まで休業します（感謝祭、Basicプラン）。",
                "12月25日(金)20:00から23:00まで休業します（休日、窓口）。",
            ])
    }

    @Test("what doesn't change a combined plan's answers isn't told of it")
    func withoutEffect() throws {
        let override = try PlanOverride(
            1, of: "desk", .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-02T00:00+09:00")
        let own = try PlanOverride(
            2, of: "late", .closed, from: "2026-12-05T00:00+09:00", to: "2026-12-06T00:00+09:00")
        let hours = try basic(overrides: [override, own], besides: Self.combined)
        // In both seasons the early hours lie within the chat's.
        #expect(
            try hours.changes(of: "late", from: "2026-10-15", to: "2027-04-15").map(\.text.en) == [
                "Closed from Sat 5 Dec 00:00 to Sun 6 Dec 00:00."
            ])
        let both = try hours.changes(of: "both", from: "2026-11-15", to: "2026-12-20")
        #expect(both.map(\.text.en) == ["Closed from Tue 1 Dec 00:00 to Wed 2 Dec 00:00 (Desk)."])
        #expect(both.map(\.closes) == [true])
    }
}
