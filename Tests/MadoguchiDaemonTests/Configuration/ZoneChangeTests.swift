import Messages
import SupportHours
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("A zone's change from one tz database to another")
struct ZoneChangeTests {
    @Test("is none where the clocks are the same")
    func same() throws {
        let zone = try systemZones.zone(named: "America/Los_Angeles")
        #expect(ZoneChange.first(from: zone, to: zone, after: try Instant("2026-11-24T00:00Z")) == nil)
    }

    @Test("is dated by the first instant at which the clocks differ")
    func dated() throws {
        let old = try systemZones.zone(named: "America/Los_Angeles")
        let new = try systemZones.zone(named: "America/Phoenix")
        let winter = try #require(ZoneChange.first(from: old, to: new, after: try Instant("2026-07-01T00:00Z")))
        // Until California leaves daylight saving time, both clocks show the same but for their names.
        #expect(winter.old.abbreviation == "PDT")
        #expect(winter.new.abbreviation == "MST")
        let utc = ZoneChange.first(from: old, to: .utc, after: try Instant("2026-11-24T00:00Z"))
        #expect(
            utc?.wording.en
                == "UTC: from 2026-11-24T00:00:00+00:00 on UTC+00:00 (UTC), where it was UTC-08:00 (PST)")
    }
}
