import SupportHours
import TestZones
import Testing
import TimeZoneDatabase

@Suite("A release of the tz database")
struct TimeZoneReleaseTests {
    @Test(
        "is stale from July of the year after its own on",
        arguments: [
            ("2026b", "2026-11-28T00:00:00Z", false), ("2026b", "2027-06-30T23:59:59Z", false),
            ("2026b", "2027-07-01T00:00:00Z", true), ("2025b", "2026-06-30T23:59:59Z", false),
            ("2025b", "2026-07-01T00:00:00Z", true), ("2025b", "2027-01-01T00:00:00Z", true),
            ("2024a", "2026-01-01T00:00:00Z", true),
            // A clock that is behind says nothing of the release.
            ("2026a", "2020-01-01T00:00:00Z", false),
            // Distributions may put something behind the name.
            ("2024a-dirty", "2026-11-28T00:00:00Z", true),
        ])
    func table(name: String, now: String, isStale: Bool) throws {
        #expect(TimeZoneRelease.isStale(name, at: try Instant(now)) == isStale)
    }

    @Test("isn't, where nobody knows which one it is", arguments: [nil, "", "unknown", "20", "0000a", "9999a"])
    func unknown(name: String?) throws {
        #expect(!TimeZoneRelease.isStale(name, at: try Instant("2026-11-28T00:00:00Z")))
    }
}
