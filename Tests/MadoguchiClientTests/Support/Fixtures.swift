import FoundationEssentials
import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

@testable import madoguchi

extension CommandEnvironment {
    /// An English UTF-8 terminal without colour, at an instant of the test's choosing.
    static func test(
        _ language: Language = .english, glyphs: Glyphs = .unicode, now: String = "2026-11-23T05:40:00Z",
        runtimeDirectory: String? = nil, timeZones: String = "/usr/share/zoneinfo", isTerminal: Bool = false,
        width: Int? = nil
    ) throws -> CommandEnvironment {
        CommandEnvironment(
            language: language, glyphs: glyphs, colour: false, isTerminal: isTerminal, width: width,
            showsProgress: false,
            now: try Instant(parsing: now, in: .utc),
            runtimeDirectory: runtimeDirectory, timeZones: TimeZoneDatabase(directory: timeZones),
            userName: { $0 == 501 ? "hanako" : nil })
    }
}

extension Answer {
    /// Everything that is printed; where making it fails, what was printed before.
    var text: String {
        var text = ""
        try? write(colour: false) { text += $0 }
        return text
    }
}

/// The plans that the tests' daemon has.
enum TestPlans {
    static let list = PlanList(
        display: .init(timezone: "Asia/Tokyo", language: "ja"), tzdata: "2025b",
        plans: [plan("basic", "Basic", "Mo-Fr 06:00-17:00"), plan("pro", "Pro", "24/7")])

    static let basic = Availability(
        plan: "basic", name: "Basicプラン", at: "2026-11-24T06:40:00+09:00", state: "open",
        because: StateReason(kind: "hours", plan: "basic"), since: "2026-11-23T23:00:00+09:00",
        until: "2026-11-24T10:00:00+09:00",
        nextWindow: WindowBounds(start: "2026-11-24T23:00:00+09:00", end: "2026-11-25T10:00:00+09:00"),
        channels: ["live-chat", "ai-chat", "email"], zone: "Asia/Tokyo",
        vendor: VendorClock(zone: "America/Los_Angeles", time: "2026-11-23T13:40:00-08:00"), tzdata: "2025b")

    static let basicClosed: Availability = {
        var closed = basic
        closed.at = "2026-11-24T12:00:00+09:00"
        closed.state = "closed"
        closed.since = "2026-11-24T10:00:00+09:00"
        closed.until = "2026-11-24T23:00:00+09:00"
        closed.channels = ["ai-chat", "email"]
        closed.vendor?.time = "2026-11-23T19:00:00-08:00"
        return closed
    }()

    static let pro: Availability = {
        var pro = basic
        (pro.plan, pro.name, pro.since, pro.until, pro.nextWindow) = ("pro", "Proプラン", nil, nil, nil)
        pro.because.plan = "pro"
        return pro
    }()

    /// With a plan that is open while both Basic and Pro are.
    static let combinedList: PlanList = {
        var combined = list
        combined.plans.append(
            Plan(
                plan: "both", name: "両方", names: ["ja": "両方", "en": "Both"], timezone: nil, hours: nil,
                allOf: ["basic", "pro"], holidays: [], staffed: [], always: []))
        return combined
    }()

    /// Closed for a holiday of Basic.
    static let combined = Availability(
        plan: "both", name: "両方", at: "2026-11-27T06:40:00+09:00", state: "closed",
        because: StateReason(kind: "holiday", plan: "basic", name: "Thanksgiving Day"),
        since: "2026-11-26T10:00:00+09:00", until: "2026-11-27T23:00:00+09:00",
        nextWindow: WindowBounds(start: "2026-11-27T23:00:00+09:00", end: "2026-11-28T10:00:00+09:00"),
        channels: [], zone: "Asia/Tokyo", vendor: nil,
        members: [
            PlanMember(
                plan: "basic", open: false, until: "2026-11-27T23:00:00+09:00",
                vendor: VendorClock(zone: "America/Los_Angeles", time: "2026-11-26T13:40:00-08:00")),
            PlanMember(plan: "pro", open: true, until: nil, vendor: nil),
        ], tzdata: "2025b")

    static let noSuchPlan = ProblemDetails(
        type: "/problems/no-such-plan", title: "No such plan", status: 404, detail: "there is no plan \"baisc\"",
        errors: [.init(pointer: "/plan", detail: "not among basic, pro", suggestion: "basic")])

    static let noPublishedTable = ProblemDetails(
        type: "/problems/no-published-table", title: "No published table", status: 404, detail: "nothing to audit")

    /// The audit of the guide's table, which is off in both seasons.
    static let audit = PlanAudit(
        plan: "basic", name: "Basicプラン", vendorZone: "America/Los_Angeles", hours: "Mo-Fr 06:00-17:00",
        zone: "Asia/Tokyo", agrees: false,
        seasons: [
            season(
                "standard", "PST", published: "00:00-22:00", start: "23:00", end: "10:00", wrongly: (374_400, 18_000)),
            season(
                "daylight", "PDT", published: "01:00-23:00", start: "22:00", end: "09:00", wrongly: (378_000, 36_000)),
        ])

    private static func plan(_ plan: String, _ name: String, _ hours: String) -> Plan {
        Plan(
            plan: plan, name: "\(name)プラン", names: ["ja": "\(name)プラン", "en": name], timezone: "America/Los_Angeles",
            hours: hours, holidays: [], staffed: ["live-chat"], always: ["ai-chat", "email"])
    }

    private static func season(
        _ season: String, _ abbreviation: String, published: String, start: String, end: String,
        wrongly: (open: Int64, closed: Int64)
    ) -> PlanAudit.Season {
        PlanAudit.Season(
            season: season, abbreviation: abbreviation, published: published,
            computed: [.init(days: "Mo-Fr", start: start, end: end)], agrees: false, wronglyOpen: wrongly.open,
            wronglyClosed: wrongly.closed)
    }
}

/// A value as JSON text.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
