import Calendars
import FollowUps
import Messages
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("A change of hours to come")
struct ComingChangeTests {
    private static let day: Int64 = 86_400

    private func coming(
        _ hours: PinnedHours, _ plan: String = "basic", from start: String = "2026-10-20", to end: String = "2027-01-10"
    ) throws -> [ComingChange] {
        let zone = hours.snapshot.display
        let span = try Instant(start, in: zone)..<Instant(end, in: zone)
        return PlanChanges(of: try hours.plan(plan), in: span, for: zone).coming
    }

    private func basic(
        _ hours: String = "Mo-Fr 06:00-17:00; PH off", closing: [String], overrides: [PlanOverride] = []
    ) throws -> PinnedHours {
        try PinnedHours(
            "basic: { timezone: America/Los_Angeles, hours: \"\(hours)\", holidays: [closing] }",
            calendars: ["closing": closing.map { try NamedDay($0, ja: "休み", en: "Day off") }], overrides: overrides)
    }

    @Test("has the reminder whose turn it is, and none once it has begun")
    func turns() throws {
        let change = try #require(try coming(basic(closing: ["2026-11-26"]), from: "2026-11-10").first)
        #expect(change.at == (try Instant("2026-11-26T23:00+09:00")))
        func ahead(_ now: String) throws -> Int64? {
            change.ahead(at: try Instant(now), of: [14 * Self.day, 2 * Self.day, 7 * Self.day])
        }
        #expect(try ahead("2026-11-12T22:59:59+09:00") == nil)
        #expect(try ahead("2026-11-12T23:00+09:00") == 14 * Self.day)
        #expect(try ahead("2026-11-19T22:59:59+09:00") == 14 * Self.day)
        #expect(try ahead("2026-11-19T23:00+09:00") == 7 * Self.day)
        #expect(try ahead("2026-11-26T22:59:59+09:00") == 2 * Self.day)
        #expect(try ahead("2026-11-26T23:00+09:00") == nil)
    }

    @Test("is known by what brings it about, whatever becomes of its beginning")
    func keys() throws {
        let override = try PlanOverride(
            7, of: "basic", .closed, from: "2026-12-09T00:00+09:00", to: "2026-12-10T00:00+09:00")
        let hours = try basic(closing: ["2026-11-26", "2026-12-24", "2026-12-25"], overrides: [override])
        let keys = try coming(hours).map { $0.key(ahead: 60) }
        // The clocks of California change on 1 November, 09:00 UTC.
        #expect(
            keys == [
                "announce:basic:changeover:1793523600:60", "announce:basic:holiday:2026-11-26:60",
                "announce:basic:override:7:60", "announce:basic:holiday:2026-12-24:60",
            ])
        let later = try basic("Mo-Fr 07:00-17:00; PH off", closing: ["2026-11-02", "2026-11-26"])
        let changes = try coming(later)
        #expect(changes.map { $0.key(ahead: 60) }.filter { keys.contains($0) } == Array(keys.prefix(2)))
        #expect(try changes.map(\.at).contains(Instant("2026-11-27T00:00+09:00")))
    }

    @Test("is one though a day closes at some hours and opens at others")
    func oneDay() throws {
        let hours = try PinnedHours(
            """
            basic:
              timezone: Asia/Tokyo
              hours: "Mo-Fr 10:00-18:00; PH 12:00-14:00,19:00-20:00"
              holidays: [2026-12-24]
            """)
        let changes = try coming(hours)
        let change = try #require(changes.first)
        #expect(changes.count == 1)
        #expect(change.at == (try Instant("2026-12-24T10:00+09:00")))
        #expect(
            change.changes.map(\.text.en) == [
                "Closed from Thu 24 Dec 10:00 to 12:00 and Thu 24 Dec 14:00 to 18:00: a holiday.",
                "Open from Thu 24 Dec 19:00 to 20:00: a holiday.",
            ])
    }

    @Test("is a combined plan's own, and not its members'")
    func combined() throws {
        let override = try PlanOverride(
            7, of: "either", .closed, from: "2026-12-09T00:00+09:00", to: "2026-12-10T00:00+09:00")
        let hours = try PinnedHours(
            """
            basic: { timezone: America/Los_Angeles, hours: "Mo-Fr 06:00-17:00; PH off", holidays: [2026-11-26] }
            desk: { timezone: Asia/Tokyo, hours: "Mo-Fr 10:00-18:00; PH off", holidays: [2026-11-23] }
            either: { any_of: [basic, desk] }
            """, overrides: [override])
        #expect(try coming(hours, "either").map { $0.key(ahead: 60) } == ["announce:either:override:7:60"])
        #expect(try coming(hours, "desk").map { $0.key(ahead: 60) } == ["announce:desk:holiday:2026-11-23:60"])
    }
}
