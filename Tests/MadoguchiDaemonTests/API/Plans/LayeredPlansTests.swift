import Calendars
import FollowUps
import MadoguchiAPI
import Messages
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("The hours API over holidays, overrides and combined plans")
struct LayeredPlansTests {
    private static let plans = """
        basic:
          name: { ja: Basicプラン, en: Basic }
          timezone: America/Los_Angeles
          hours: "Mo-Fr 06:00-17:00; PH off"
          holidays: [us]
          noted: [us]
          staffed: [live-chat]
          always: [email]
        desk:
          name: { ja: 窓口, en: Desk }
          timezone: Asia/Tokyo
          hours: 'Mo-Fr 10:00-18:00; Sa 10:00-12:00 unknown "by phone"'
          staffed: [desk]
        either: { any_of: [basic, desk], always: [ai-chat] }
        both: { name: { ja: 両方, en: Both }, all_of: [basic, either], staffed: [together] }
        """

    private static let maintenance = Wording(ja: "設備点検", en: "Maintenance")

    private func hours(_ overrides: [PlanOverride] = [], now: String = "2026-11-24T23:30:00+09:00") throws -> TestHours
    {
        try TestHours(pinned(overrides).snapshot, now: now)
    }

    private func pinned(_ overrides: [PlanOverride] = []) throws -> PinnedHours {
        try PinnedHours(
            Self.plans,
            calendars: ["us": [NamedDay("2026-11-26", ja: "感謝祭", en: "Thanksgiving Day")]], overrides: overrides)
    }

    private func availability(
        of plan: String, at: String, _ overrides: [PlanOverride] = [], language: String = "en"
    ) throws -> Availability {
        try hours(overrides, now: at)
            .get("/v1/plans/\(plan)/availability", fields: [("accept-language", language)]).decoded()
    }

    // MARK: Why

    @Test(
        "says what the state follows from",
        arguments: [
            ("2026-11-25T23:30:00+09:00", "open", StateReason(kind: "hours", plan: "basic")),
            ("2026-11-26T22:30:00+09:00", "closed", StateReason(kind: "hours", plan: "basic")),
            (
                "2026-11-26T23:30:00+09:00", "closed",
                StateReason(kind: "holiday", plan: "basic", name: "Thanksgiving Day")
            ),
            (
                "2026-12-01T23:30:00+09:00", "closed",
                StateReason(kind: "override", plan: "basic", reason: "Maintenance")
            ),
            ("2026-12-05T12:00:00+09:00", "unknown", StateReason(kind: "override", plan: "basic")),
        ])
    func because(at: String, state: String, because: StateReason) throws {
        let overrides = try [
            PlanOverride(
                1, of: "basic", .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-02T00:00+09:00",
                reason: Self.maintenance),
            PlanOverride(2, of: "basic", .unknown, from: "2026-12-05T00:00+09:00", to: "2026-12-06T00:00+09:00"),
        ]
        let answer = try availability(of: "basic", at: at, overrides)
        #expect(answer.state == state)
        #expect(answer.open == (state == "open"))
        #expect(answer.because == because)
    }

    @Test("names holidays and gives reasons in the language that is asked for")
    func languages() throws {
        let holiday = try availability(of: "basic", at: "2026-11-26T23:30:00+09:00", language: "ja")
        #expect(holiday.because.name == "感謝祭")
        let override = try PlanOverride(
            1, of: "basic", .closed, from: "2026-12-01T00:00+09:00", to: nil, reason: Self.maintenance)
        let closed = try availability(of: "basic", at: "2026-12-01T23:30:00+09:00", [override], language: "ja")
        #expect(closed.because.reason == "設備点検")
    }

    @Test("says of a combined plan which member decides, how each is, and whose channels there are")
    func combined() throws {
        let night = try availability(of: "either", at: "2026-11-25T23:30:00+09:00")
        #expect(night.because == StateReason(kind: "hours", plan: "basic"))
        #expect(night.vendor == nil)
        #expect(night.channels == ["live-chat", "ai-chat"])
        #expect(
            night.members == [
                PlanMember(
                    plan: "basic", open: true, until: "2026-11-26T10:00:00+09:00",
                    vendor: VendorClock(zone: "America/Los_Angeles", time: "2026-11-25T06:30:00-08:00")),
                PlanMember(
                    plan: "desk", open: false, until: "2026-11-26T10:00:00+09:00",
                    vendor: VendorClock(zone: "Asia/Tokyo", time: "2026-11-25T23:30:00+09:00")),
            ])
        // From ten on it is the desk: for those who ask, the plan stays open.
        #expect(night.until == "2026-11-26T18:00:00+09:00")
        let day = try availability(of: "either", at: "2026-11-26T12:00:00+09:00")
        #expect(day.channels == ["desk", "ai-chat"])
        #expect(day.because == StateReason(kind: "hours", plan: "desk"))
    }

    @Test("a combined plan's own channels are there while it is open, and a member that is combined has no clock")
    func ownChannels() throws {
        let answer = try availability(of: "both", at: "2026-11-25T23:30:00+09:00")
        #expect(answer.channels == ["together"])
        #expect(answer.members?.map(\.vendor?.zone) == ["America/Los_Angeles", nil])
        let closed = try availability(of: "both", at: "2026-11-26T23:30:00+09:00")
        #expect(closed.channels.isEmpty)
        #expect(closed.because == StateReason(kind: "holiday", plan: "basic", name: "Thanksgiving Day"))
        let part = try availability(of: "both", at: "2026-11-25T12:00:00+09:00")
        #expect(part.because == StateReason(kind: "hours", plan: "basic"))
        #expect(try availability(of: "basic", at: "2026-11-25T12:00:00+09:00").members == nil)
    }

    // MARK: For how long

    @Test("an answer is good until the next thing that it says changes, though the state stays")
    func freshness() throws {
        func maxAge(_ plan: String, _ now: String, _ overrides: [PlanOverride] = []) throws -> String? {
            try hours(overrides, now: now).get("/v1/plans/\(plan)/availability").field("cache-control")
        }
        // A member opens; an override begins while it is closed; a holiday's window would have begun.
        #expect(try maxAge("either", "2026-11-25T09:59:00+09:00") == "max-age=59")
        let override = try PlanOverride(
            1, of: "basic", .closed, from: "2026-11-25T12:00+09:00", to: "2026-11-25T13:00+09:00")
        #expect(try maxAge("basic", "2026-11-25T11:59:00+09:00", [override]) == "max-age=59")
        #expect(try maxAge("basic", "2026-11-26T22:59:00+09:00") == "max-age=59")
    }

    @Test("an answer's tag is another one where it says something else, though state and times are the same")
    func entityTags() throws {
        let now = "2026-12-01T12:00:00+09:00"
        func tag(_ overrides: [PlanOverride], plan: String = "basic") throws -> String? {
            try hours(overrides, now: now).get("/v1/plans/\(plan)/availability").field("etag")
        }
        func closed(_ reason: Wording?, state: OpenState = .closed) throws -> PlanOverride {
            try PlanOverride(
                1, of: "basic", state, from: "2026-12-01T00:00+09:00", to: "2026-12-02T00:00+09:00", reason: reason)
        }
        let plain = try tag([closed(nil)])
        #expect(try tag([closed(nil)]) == plain)
        #expect(try tag([closed(Self.maintenance)]) != plain)
        #expect(try tag([closed(nil, state: .unknown)]) != plain)
        // The window after the present state.
        let later = try PlanOverride(
            2, of: "basic", .closed, from: "2026-12-02T00:00+09:00", to: "2026-12-02T03:00+09:00")
        #expect(try tag([later]) != tag([]))
        // A member.
        #expect(try tag([closed(nil, state: .open)], plan: "either") != tag([], plan: "either"))
    }

    // MARK: Lists

    @Test("lists combined plans with what they are made of, and no hours")
    func plans() throws {
        let list: PlanList = try hours().get("/v1/plans").decoded()
        #expect(list.plans.map(\.timezone) == ["America/Los_Angeles", "Asia/Tokyo", nil, nil])
        #expect(list.plans.map { $0.hours == nil } == [false, false, true, true])
        #expect(list.plans.map(\.anyOf) == [nil, nil, ["basic", "desk"], nil])
        #expect(list.plans.map(\.allOf) == [nil, nil, nil, ["basic", "either"]])
        #expect(list.plans.map(\.noted) == [["us"], [], [], []])
        #expect(list.plans.map(\.holidays) == [["us"], [], [], []])
        #expect(!list.tzdataStale)
        #expect(try hours(now: "2027-07-01T00:00:00Z").get("/v1/plans").decoded(as: PlanList.self).tzdataStale)
    }

    @Test("lists windows that nobody knows of, with state and comment, and they count for nothing")
    func windows() throws {
        let hours = try hours()
        let list: WindowList =
            try hours
            .get("/v1/plans/desk/windows?from=2026-11-27T00:00+09:00&to=2026-11-30T00:00+09:00").decoded()
        #expect(
            list.windows == [
                WindowBounds(start: "2026-11-27T10:00:00+09:00", end: "2026-11-27T18:00:00+09:00"),
                WindowBounds(
                    start: "2026-11-28T10:00:00+09:00", end: "2026-11-28T12:00:00+09:00", state: "unknown",
                    comment: "by phone"),
            ])
        #expect(
            try hours.get("/v1/plans/desk/staffed-time?from=2026-11-27&to=2026-11-30").text
                == #"{"seconds":28800}"#)
    }

    // MARK: Changes

    @Test("tells what will be different, for 90 days from now unless told")
    func changes() async throws {
        let override = try PlanOverride(
            1, of: "basic", .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-02T00:00+09:00",
            reason: Self.maintenance)
        let pinned = try pinned([override])
        defer { withExtendedLifetime(pinned) {} }
        let hours = try TestHours(pinned.snapshot, now: "2026-11-24T23:30:00+09:00")
        #expect(
            try await hours.later("/v1/plans/basic/changes", fields: [("accept-language", "en")]).text == """
                {"changes":[{"at":"2026-11-26T23:00:00+09:00","closes":true,"kind":"holiday","text":"Closed from \
                Thu 26 Nov 23:00 to Fri 27 Nov 10:00: Thanksgiving Day."},{"at":"2026-12-01T00:00:00+09:00",\
                "closes":true,"kind":"override","text":"Closed from Tue 1 Dec 00:00 to Wed 2 Dec 00:00: \
                Maintenance."}],"plan":"basic","zone":"Asia/Tokyo"}
                """)
        let spring: ChangeList = try await hours.later(
            "/v1/plans/basic/changes?from=2027-03-01&to=2027-04-01&zone=Europe/Berlin",
            fields: [("accept-language", "ja")]
        ).decoded()
        #expect(spring.zone == "Europe/Berlin")
        #expect(spring.changes.map(\.at) == ["2027-03-15T14:00:00+01:00", "2027-03-29T15:00:00+02:00"])
        #expect(spring.changes.allSatisfy { $0.kind == "changeover" && $0.text.contains("受付時間が 1 時間") })
        #expect(try await hours.later("/v1/plans/desk/changes").decoded(as: ChangeList.self).changes.isEmpty)
    }

    @Test(
        "refuses spans that it doesn't look into",
        arguments: [
            ("from=2026-11-25&to=2027-12-31", "to: lies more than 400 days after from; ask for a shorter span"),
            ("from=2026-11-25&to=2026-11-24", "to: lies before from"), ("to=2026-11-01", "to: lies before from"),
            ("from=soon", "from: "), ("days=3", "days: is no parameter of this resource"),
        ])
    func refusals(query: String, detail: String) async throws {
        let response = try await hours().later("/v1/plans/basic/changes?\(query)")
        #expect(response.status == 400)
        #expect(try response.decoded(as: ProblemDetails.self).detail.hasPrefix(detail))
    }

    @Test("knows no changes of other plans")
    func unknownPlan() async throws {
        let response = try await hours().later("/v1/plans/basics/changes")
        #expect(response.status == 404)
        #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/unknown-plan")
    }
}
