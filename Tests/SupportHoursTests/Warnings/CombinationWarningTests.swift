import SupportHours
import TestZones
import Testing

@Suite("What is suspicious about a combination of hours")
struct CombinationWarningTests {
    private static func chat() throws -> Schedule {
        Schedule(hours: try OpeningHours(parsing: "Mo-Fr 06:00-17:00"), zone: try .california())
    }

    private static func warnings(allOf hours: String, overrides: [Override] = []) throws -> [HoursWarning] {
        let desk = Schedule(hours: try OpeningHours(parsing: hours), zone: try .japan())
        return try Schedule(.allOf, of: [chat(), desk]).with(overrides: overrides)
            .warningsOfCombination(from: Instant("2026-11-26T00:00:00Z"), in: .japan())
    }

    @Test(
        "is that it isn't open for weeks, with the days",
        arguments: [
            // Open in winter alone, when the chat goes on until ten.
            ("Mo-Fr 09:00-18:00", "2027-03-12", "2027-11-09"),
            // Open in summer alone, when the chat begins at ten in the evening.
            ("Mo-Fr 22:00-22:30", "2027-11-05", "2028-03-13"),
        ])
    func seldom(hours: String, from: String, to: String) throws {
        let warning = try #require(try Self.warnings(allOf: hours).first)
        #expect(warning.code == .seldomOpen)
        #expect(warning.parameters == ["date": from, "last": to])
    }

    @Test("is that it is never open", arguments: ["Mo-Fr 11:00-18:00", "off"])
    func never(hours: String) throws {
        #expect(try Self.warnings(allOf: hours).map(\.code) == [.neverOpen])
    }

    @Test("is nothing where pauses are of days", arguments: ["Mo-Fr 09:00-18:00,20:00-24:00", "Tu 08:00-09:00"])
    func well(hours: String) throws {
        #expect(try Self.warnings(allOf: hours).isEmpty)
    }

    @Test("has no second day where it isn't known to open again")
    func forEver() throws {
        let closed = Override(id: 1, start: try Instant("2027-01-01T00:00:00Z"), end: nil, state: .closed)
        let warning = try #require(try Self.warnings(allOf: "24/7", overrides: [closed]).first)
        #expect(warning.parameters == ["date": "2027-01-01"])
    }

    @Test("isn't told of one that is open at all times")
    func always() throws {
        let pro = Schedule(hours: try OpeningHours(parsing: "24/7"), zone: .utc)
        let either = try Schedule(.anyOf, of: [pro, Self.chat()])
        #expect(either.warningsOfCombination(from: try Instant("2026-11-26T00:00:00Z"), in: .utc).isEmpty)
    }
}
