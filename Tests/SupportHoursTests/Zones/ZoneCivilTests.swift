import SeededRandom
import TestZones
import Testing

@testable import SupportHours

@Suite("Civil times in a zone")
struct ZoneCivilTests {
    @Test(
        "a time that the clock skips or shows twice is one instant",
        arguments: [
            ("2027-03-14T01:59:59", "2027-03-14T09:59:59Z"),
            ("2027-03-14T02:00", "2027-03-14T10:00:00Z"),
            ("2027-03-14T02:30", "2027-03-14T10:30:00Z"),
            ("2027-03-14T03:00", "2027-03-14T10:00:00Z"),
            ("2027-11-07T00:59:59", "2027-11-07T07:59:59Z"),
            ("2027-11-07T01:30", "2027-11-07T08:30:00Z"),
            ("2027-11-07T02:00", "2027-11-07T10:00:00Z"),
        ]
    )
    func gapsAndFolds(local: String, utc: String) throws {
        #expect(try Instant(local, in: .california()).formattedInUTC == utc)
    }

    @Test("a day that never was leads to the day after it")
    func skippedDay() throws {
        // Samoa went from 29 to 31 December 2011.
        let before = ZoneOffset(seconds: -36_000, isDaylight: true, abbreviation: "-10")
        let after = ZoneOffset(seconds: 50_400, isDaylight: true, abbreviation: "+14")
        let midnight = try Instant("2011-12-30T10:00:00Z")
        let file = TZifFile(transitions: [(midnight.secondsSinceEpoch, 1)], types: [before, after])
        let samoa = try Zone(identifier: "Pacific/Apia", tzif: file.bytes)
        #expect(samoa.civil(at: midnight.advanced(bySeconds: -1)).description == "2011-12-29T23:59:59")
        #expect(samoa.civil(at: midnight).description == "2011-12-31T00:00:00")
        #expect(try Instant("2011-12-30T12:00", in: samoa).formatted(in: samoa) == "2011-12-31T12:00:00+14:00")
    }

    @Test("what a clock shows leads back to the instant, or to the first of two", arguments: Seeds.all)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let zone = try Zone.california()
        for _ in 0..<5_000 {
            let instant = Instant(secondsSinceEpoch: .random(in: -2_208_988_800...253_402_300_799, using: &generator))
            let found = zone.instant(of: zone.civil(at: instant))
            #expect(found == instant || found == instant.advanced(bySeconds: -3_600))
            #expect(zone.civil(at: found) == zone.civil(at: instant))
        }
    }
}
