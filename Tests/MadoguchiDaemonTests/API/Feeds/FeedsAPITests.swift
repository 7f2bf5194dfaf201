import Calendars
import FollowUps
import Messages
import SupportHours
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("The feeds")
struct FeedsAPITests {
    private static let paths = ["calendar.ics", "availability.ics", "hours.jsonld", "badge.svg", "week.svg"]

    /// The feeds of three plans, on a fake clock.
    private struct Feeds {
        let clock: FakeClock
        let current: CurrentSnapshot
        let routes: RouteTable

        init(_ yaml: String = threePlans, now: String = "2026-11-24T14:30:00Z") throws {
            clock = try FakeClock(now)
            current = CurrentSnapshot(try TestHours.snapshot(yaml))
            let current = current
            routes = RouteTable(FeedsAPI(current: current, clock: clock.clock).routes) { current.snapshot.language }
        }

        func get(_ target: String, fields: [(String, String)] = []) async throws -> Response {
            switch routes.reply("GET", target, fields: fields) {
            case .now(let response): return response
            case .later(let work): return await work()
            case .held, .events: throw TestFailure("\(target) is held")
            }
        }
    }

    @Test("are there for each plan, each in its format", arguments: zip(paths, FeedKind.allCases))
    func formats(path: String, kind: FeedKind) async throws {
        let response = try await Feeds().get("/plans/basic/\(path)")
        #expect(response.status == 200)
        #expect(response.field("content-type") == kind.mediaType)
        #expect(response.field("vary") == "accept-language")
        #expect(response.text.contains("Basicプラン"))
        #expect(try await Feeds().get("/plans/none/\(path)").status == 404)
    }

    @Test("may be kept until the state changes and no further, and are the same until then", arguments: paths)
    func freshness(path: String) async throws {
        // California's window ends at 10:00 in Japan.
        let feeds = try Feeds(now: "2026-11-25T09:59:00+09:00")
        let first = try await feeds.get("/plans/basic/\(path)")
        #expect(first.field("cache-control") == "max-age=59")
        let tag = try #require(first.field("etag"))
        try feeds.clock.set("2026-11-25T09:59:59+09:00")
        let again = try await feeds.get("/plans/basic/\(path)", fields: [("if-none-match", tag)])
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        #expect(again.field("etag") == tag)
        #expect(again.field("cache-control") == "max-age=0")
        let other = try await feeds.get("/plans/pro/\(path)", fields: [("if-none-match", tag)])
        #expect(other.status == 200)
    }

    @Test("change with the state", arguments: ["badge.svg", "week.svg"])
    func change(path: String) async throws {
        let feeds = try Feeds(now: "2026-11-25T09:59:00+09:00")
        let tag = try #require(try await feeds.get("/plans/basic/\(path)").field("etag"))
        try feeds.clock.set("2026-11-25T10:00:00+09:00")
        #expect(try await feeds.get("/plans/basic/\(path)", fields: [("if-none-match", tag)]).status == 200)
    }

    @Test("are in the language that is asked for, in the address first")
    func languages() async throws {
        let feeds = try Feeds()
        let badge = "/plans/basic/badge.svg"
        #expect(try await feeds.get(badge).text.contains("受付中"))
        #expect(try await feeds.get(badge, fields: [("accept-language", "en")]).text.contains("open until Wed 10:00"))
        #expect(
            try await feeds.get("\(badge)?lang=ja", fields: [("accept-language", "en")]).text.contains("受付中"))
        #expect(try await feeds.get("\(badge)?lang=fr").status == 400)
    }

    @Test("go by the clock that is asked for where they are on a viewer's, and by none else")
    func zones() async throws {
        let feeds = try Feeds()
        #expect(try await feeds.get("/plans/basic/badge.svg?lang=en&zone=Europe/Paris").text.contains("until Wed 2:00"))
        #expect(try await feeds.get("/plans/basic/hours.jsonld?zone=Europe/Paris").text.contains("Europe/Paris"))
        #expect(try await feeds.get("/plans/basic/calendar.ics?zone=Europe/Paris").status == 400)
    }

    @Test("tell of an override by its reason, with a higher sequence")
    func overrides() async throws {
        let feeds = try Feeds()
        let before = try await feeds.get("/plans/basic/calendar.ics").text
        let override = PlanOverride(
            id: OverrideID(rawValue: 1), plan: "basic", state: .open, start: try Instant("2026-11-28T18:00:00Z"),
            end: try Instant("2026-11-28T20:00:00Z"), reason: Wording(ja: "臨時の受付", en: "Open for once"),
            createdAt: try Instant("2026-11-24T14:30:00Z"), createdBy: nil)
        var layers = feeds.current.snapshot.layers
        layers.apply(.added(override))
        feeds.current.replace(with: Snapshot(feeds.current.snapshot, layers: layers))
        let after = try await feeds.get("/plans/basic/calendar.ics?lang=en").text
        #expect(after.contains("DESCRIPTION:Open for once\r\n"))
        #expect(after.contains("DTSTART;TZID=America/Los_Angeles:20261128T100000\r\n"))
        #expect(try sequence(after) > sequence(before))
    }

    @Test("stay as they are while other plans' hours change, or the same hours are read again", arguments: paths)
    func otherPlans(path: String) async throws {
        let feeds = try Feeds()
        let target = "/plans/basic/\(path)"
        let before = try await feeds.get(target)
        func override(_ id: Int64, of plan: String) throws {
            var layers = feeds.current.snapshot.layers
            layers.apply(
                .added(
                    PlanOverride(
                        id: OverrideID(rawValue: id), plan: plan, state: .closed,
                        start: try Instant("2026-11-24T18:00:00Z"), end: try Instant("2026-11-24T20:00:00Z"),
                        reason: nil, createdAt: try Instant("2026-11-24T14:30:00Z"), createdBy: nil)))
            feeds.current.replace(with: Snapshot(feeds.current.snapshot, layers: layers))
        }
        try feeds.clock.set("2026-11-24T14:31:00Z")
        try override(1, of: "pro")
        #expect(try await feeds.get(target).text == before.text)
        feeds.current.replace(with: try TestHours.snapshot(threePlans))
        #expect(try await feeds.get(target).text == before.text)
        try override(2, of: "basic")
        #expect(try await feeds.get(target).text != before.text)
    }

    private func sequence(_ text: String) throws -> Int {
        let line = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("SEQUENCE:") })
        return try #require(Int(line.dropFirst("SEQUENCE:".count)))
    }

    @Test("name the holiday on which a plan keeps other hours")
    func holidays() async throws {
        let yaml = """
            display: { timezone: Asia/Tokyo, language: ja }
            calendars: { us: { builtin: us-federal } }
            plans:
              basic:
                timezone: America/Los_Angeles
                hours: "Mo-Fr 06:00-17:00; PH 08:00-12:00"
                holidays: [us]
            """
        let feeds = try Feeds(yaml)
        let day = NamedDay(
            try CivilDate(parsing: "2026-11-26"), names: [Wording(ja: "感謝祭", en: "Thanksgiving Day")])
        var layers = feeds.current.snapshot.layers
        layers.calendars["us"] = DayCalendar([day])
        feeds.current.replace(with: Snapshot(feeds.current.snapshot, layers: layers))
        let calendar = try await feeds.get("/plans/basic/calendar.ics?lang=en").text
        #expect(calendar.contains("RECURRENCE-ID;TZID=America/Los_Angeles:20261126T060000\r\n"))
        #expect(calendar.contains("DESCRIPTION:Thanksgiving Day\r\n"))
        let document = try await feeds.get("/plans/basic/hours.jsonld?lang=ja&zone=America/Los_Angeles").text
        #expect(document.contains("感謝祭"))
    }
}
