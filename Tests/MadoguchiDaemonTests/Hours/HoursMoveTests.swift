import FollowUps
import Messages
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("What an upgrade of the tz database does to hours")
struct HoursMoveTests {
    /// California, and California without daylight-saving time.
    private func moves(_ hours: String, at now: String) throws -> [String: HoursMove] {
        func plan(_ zone: Zone) throws -> PlanHours {
            let base = try PinnedHours("p: { timezone: America/Los_Angeles, hours: \"\(hours)\" }").plan("p")
            let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: zone)
            return PlanHours(
                configuration: base.configuration, schedule: schedule, holidays: base.holidays, noted: base.noted,
                overrides: [], members: [])
        }
        let before = try PinnedHours("p: { timezone: America/Los_Angeles, hours: \"\(hours)\" }", release: "2026a")
        let after = try plan(Zone(posix: "PST8", identifier: "America/Los_Angeles"))
        return HoursMove.all(
            from: before.snapshot, to: [after], rules: DueRules([after], tzdata: "2026b"), release: "2026b",
            at: try Instant(now))
    }

    @Test(
        "is the first window from now on that stands elsewhere",
        arguments: [
            // In winter the clocks agree until daylight-saving time would begin.
            ("2026-11-25T00:00:00Z", "2027-03-15T13:00:00Z", "2027-03-15T14:00:00Z"),
            // In summer it is the next one, before a window or in one of the old and the new.
            ("2026-07-02T03:00:00Z", "2026-07-02T13:00:00Z", "2026-07-02T14:00:00Z"),
            ("2026-07-02T15:00:00Z", "2026-07-03T13:00:00Z", "2026-07-03T14:00:00Z"),
        ])
    func first(now: String, old: String, new: String) throws {
        let move = try #require(try moves("Mo-Fr 06:00-17:00", at: now)["p"])
        #expect(try move.old.start == Instant(old))
        #expect(try move.new.start == Instant(new))
        #expect(move.seconds == 3_600)
        #expect([move.earlierRelease, move.release] == ["2026a", "2026b"])
    }

    @Test("is none where the hours stay", arguments: ["24/7", "Dec 01-31 06:00-17:00", "off"])
    func none(hours: String) throws {
        #expect(try moves(hours, at: "2026-11-25T00:00:00Z").isEmpty)
    }

    @Test("is told among the plan's changes, in the span in which it begins")
    func told() throws {
        let move = try moves("Mo-Fr 06:00-17:00", at: "2026-11-25T00:00:00Z")["p"]
        let plan = try PinnedHours("p: { timezone: Asia/Tokyo, hours: \"24/7\" }").plan("p")
        func changes(_ from: String, _ to: String) throws -> [HoursChange] {
            let span = try Instant(from)..<Instant(to)
            return PlanChanges(of: plan, in: span, for: try .japan(), after: move).all
        }
        let change = try #require(try changes("2026-11-25T00:00Z", "2027-04-01T00:00Z").first)
        #expect(change.kind == .tzdata)
        #expect(!change.closes)
        #expect(
            change.text.en
                == "By an upgrade of the tz database (2026a → 2026b) the windows from Mon 15 Mar 2027 on are an hour later "
                + "than was said before: 23:00–10:00 instead of 22:00–09:00 (Japan time).")
        #expect(
            change.text.ja
                == "tz データベースの更新（2026a → 2026b）により、2027年3月15日(月)からの受付時間が 1 時間遅くなり、23:00〜10:00 になりました"
                + "（更新前は 22:00〜09:00、日本時間）。")
        #expect(try changes("2026-11-25T00:00Z", "2027-03-01T00:00Z").isEmpty)
        #expect(try changes("2027-04-01T00:00Z", "2027-05-01T00:00Z").isEmpty)
    }
}
