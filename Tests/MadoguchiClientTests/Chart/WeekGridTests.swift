import SupportHours
import TestSupport
import Testing
import TimeZoneDatabase

@testable import madoguchi

@Suite struct WeekGridTests {
    private func instant(_ text: String) throws -> Instant { try Instant(parsing: text, in: .utc) }

    /// The slots of one day of Los Angeles, as `#` and `.`.
    private func slots(on date: String, open windows: [(String, String)], minutes: Int = 60) throws -> (String, Int64) {
        let zone = try ZoneRule.losAngeles.zone()
        let windows = try windows.map { try Instant(parsing: $0.0, in: zone)..<Instant(parsing: $0.1, in: zone) }
        let grid = WeekGrid(
            dates: [try CivilDate(parsing: date)], zone: zone, windows: windows, minutesPerSlot: minutes)
        let day = try #require(grid.days.first)
        return (day.slots.map { $0 ? "#" : "." }.joined(), day.length)
    }

    @Test("a window fills the slots between its edges")
    func plainDay() throws {
        let (slots, length) = try slots(on: "2026-11-24", open: [("2026-11-24T06:00", "2026-11-24T17:00")])
        #expect(slots == "......###########.......")
        #expect(length == 86_400)
    }

    @Test("half hours are exact in slots of 30 minutes")
    func halfHours() throws {
        let (slots, _) = try slots(
            on: "2026-11-24",
            open: [("2026-11-24T00:00", "2026-11-24T00:30"), ("2026-11-24T01:30", "2026-11-24T02:00")],
            minutes: 30)
        #expect(slots == "#..#" + String(repeating: ".", count: 44))
    }

    @Test("an hour that the clock skips is part of the bar that runs through it, and of no other")
    func shortDay() throws {
        let through = try slots(on: "2027-03-14", open: [("2027-03-14T00:00", "2027-03-14T06:00")])
        #expect(through == ("######..................", 82_800))
        let before = try slots(on: "2027-03-14", open: [("2027-03-14T00:00", "2027-03-14T03:00-07:00")])
        #expect(before == ("##......................", 82_800))
    }

    @Test("an hour that the clock shows twice is open where half of it is")
    func longDay() throws {
        let once = try slots(on: "2027-11-07", open: [("2027-11-07T00:00-07:00", "2027-11-07T02:00-07:00")])
        #expect(once == ("##......................", 90_000))
        let neither = try slots(on: "2027-11-07", open: [("2027-11-07T00:00-07:00", "2027-11-07T01:20-07:00")])
        #expect(neither == ("#.......................", 90_000))
    }

    @Test("windows from the day before and to the day after are cut at midnight")
    func overnight() throws {
        let (slots, _) = try slots(
            on: "2026-11-24",
            open: [("2026-11-23T20:00", "2026-11-24T02:00"), ("2026-11-24T22:00", "2026-11-25T02:00")])
        #expect(slots == "##....................##")
    }

    @Test("slots are as fine as the windows' edges need")
    func slotLength() throws {
        let tokyo = try ZoneRule.tokyo.zone()
        let kathmandu = try ZoneRule.kathmandu.zone()
        let window = try instant("2026-11-23T14:00:00Z")..<instant("2026-11-24T01:00:00Z")
        #expect(WeekGrid.minutesPerSlot(for: [window], zone: tokyo) == 60)
        #expect(WeekGrid.minutesPerSlot(for: [window], zone: kathmandu) == 30)
        #expect(WeekGrid.minutesPerSlot(for: [], zone: kathmandu) == 60)
    }

    @Test("a day that never was has no length and no bars")
    func skippedDay() throws {
        // Settled history: Samoa went from 29 to 31 December 2011.
        let zone = try TimeZoneDatabase.system().zone(named: "Pacific/Apia")
        let always = Instant(secondsSinceEpoch: 0)..<Instant(secondsSinceEpoch: .max)
        let dates = try ["2011-12-29", "2011-12-30", "2011-12-31"].map { try CivilDate(parsing: $0) }
        let grid = WeekGrid(dates: dates, zone: zone, windows: [always], minutesPerSlot: 60)
        #expect(grid.days.map(\.length) == [86_400, 0, 86_400])
        #expect(grid.days.map { $0.slots.contains(true) } == [true, false, true])
    }
}
