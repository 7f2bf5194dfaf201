import Testing

@testable import SupportHours

@Suite("A calendar year")
struct CalendarYearTests {
    @Test(
        "has its Easter Sunday",
        arguments: [
            (1818, 3, 22), (1900, 4, 15), (1943, 4, 25), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23),
            (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19),
            (2285, 3, 22), (4099, 4, 19),
        ])
    func easter(year: Int, month: Int, day: Int) {
        #expect(CivilDate(daysSinceEpoch: CivilDate.easter(of: year)) == CivilDate(year: year, month: month, day: day))
    }

    @Test("begins where the civil calendar says", arguments: [-4801, -1, 0, 1, 1600, 1900, 1970, 2026, 9999, 400_000])
    func newYear(year: Int) {
        #expect(CivilDate.newYear(year) == CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch)
    }

    @Test(
        "has ISO 8601's weeks",
        arguments: [
            (2024, 12, 29, 52), (2024, 12, 30, 1), (2025, 12, 28, 52), (2026, 1, 1, 1), (2026, 12, 31, 53),
            (2027, 1, 3, 53), (2027, 1, 4, 1), (1900, 1, 1, 1), (2021, 1, 3, 53), (2020, 12, 27, 52),
        ])
    func weeks(year: Int, month: Int, day: Int, week: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(OpeningHours.Day(number: date.daysSinceEpoch).week == week)
    }
}
