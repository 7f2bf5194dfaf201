import TestZones
import Testing

@testable import SupportHours

@Suite("POSIX TZ strings")
struct PosixTimeZoneTests {
    struct Case: Sendable {
        let text: String
        let year: Int
        /// In UTC, with the offset that holds from then on.
        let transitions: [(String, Int)]
    }

    @Test(
        "transitions of a year",
        arguments: [
            Case(
                text: "PST8PDT,M3.2.0,M11.1.0", year: 2150,
                transitions: [("2150-03-08T10:00:00Z", -25_200), ("2150-11-01T09:00:00Z", -28_800)]
            ),
            // Ireland calls its winter time the daylight one.
            Case(
                text: "IST-1GMT0,M10.5.0,M3.5.0/1", year: 2027,
                transitions: [("2027-03-28T01:00:00Z", 3_600), ("2027-10-31T01:00:00Z", 0)]
            ),
            // Lord Howe Island moves by half an hour.
            Case(
                text: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", year: 2027,
                transitions: [("2027-04-03T15:00:00Z", 37_800), ("2027-10-02T15:30:00Z", 39_600)]
            ),
            // Hours before the day and after it. [RFC 9636, section 3.3.1]
            Case(
                text: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", year: 2027,
                transitions: [("2027-03-28T01:00:00Z", -3_600), ("2027-10-31T01:00:00Z", -7_200)]
            ),
            Case(
                text: "EET-2EEST,M3.4.4/50,M10.4.4/50", year: 2027,
                transitions: [("2027-03-27T00:00:00Z", 10_800), ("2027-10-29T23:00:00Z", 7_200)]
            ),
            // Days of the year, with and without counting 29 February.
            Case(
                text: "AAA0BBB,J60/0,J365/0", year: 2028,
                transitions: [("2028-03-01T00:00:00Z", 3_600), ("2028-12-30T23:00:00Z", 0)]
            ),
            Case(
                text: "AAA0BBB,59/0,365/0", year: 2028,
                transitions: [("2028-02-29T00:00:00Z", 3_600), ("2028-12-30T23:00:00Z", 0)]
            ),
        ]
    )
    func transitions(of test: Case) throws {
        let zone = try Zone(posix: test.text)
        let span = try Instant("\(test.year)-01-01T00:00:00Z")..<Instant("\(test.year + 1)-01-01T00:00:00Z")
        let found = zone.transitions(in: span)
        #expect(found.map(\.at.formattedInUTC) == test.transitions.map(\.0))
        #expect(found.map(\.offset.seconds) == test.transitions.map(\.1))
    }

    @Test("daylight time all the year has no transitions")
    func daylightAllYear() throws {
        let zone = try Zone(posix: "XXX3EDT4,0/0,J365/23")
        let span = try Instant("2027-01-01T00:00:00Z")..<Instant("2037-01-01T00:00:00Z")
        #expect(zone.transitions(in: span).isEmpty)
        #expect(zone.offset(at: span.lowerBound).abbreviation == "EDT")
    }

    @Test(
        "other text is refused",
        arguments: [
            "PST", "P8", "PST8PDT", "PST8PDT,M3.2.0", "PST8PDT,M13.2.0,M11.1.0", "PST8PDT,M3.2.0,M11.1.0 ",
            "PST8PDT,M3.6.0,M11.1.0", "PST25", "<+1>1", "PST8PDT,J0,J365", "PST8PDT,M3.2.0/168,M11.1.0", ":Asia/Tokyo",
            "PST8PDT,366,0", "PST8:60",
        ]
    )
    func refused(text: String) {
        #expect(throws: TZifError.footer(text)) { try PosixTimeZone(Array(text.utf8)[...]) }
    }
}
