import Calendars
import SupportHours
import TestZones
import Testing

@Suite("Calendars as they are published") struct FixtureTests {
    @Test("Google's holidays of Japan, which name observances so")
    func google() throws {
        let reading = try Reading.read(Reading.fixture("google_japan.ics"), years: 2_026...2_026)
        #expect(reading.faultTexts == [] && reading.format == .iCalendar)
        #expect(reading.calendar.days.count == 14)
        let day = try CivilDate(parsing: "2026-05-06")
        #expect(reading.calendar[day]?.name?.ja == "憲法記念日 振替休日")
        #expect(reading.codes == ["observances"] && reading.notes.first?.count == 3)
        #expect(reading.calendar.coverage.map { "\($0)" } == "2026-01-01...2026-12-31")
    }

    @Test("Outlook's export, with its own zones and folded lines")
    func outlook() throws {
        let bytes = try Reading.fixture("outlook_closing_days.ics")
        let reading = try Reading.read(bytes, years: 2_026...2_026)
        #expect(reading.faultTexts == [])
        #expect(
            reading.calendar.texts == [
                "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-06-01", "2026-07-11", "2026-08-26",
                "2026-09-30", "2026-10-29", "2026-12-30",
            ])
        let names = reading.calendar.days.compactMap(\.name?.ja)
        #expect(names.first == "年末年始の休業（2025 年から 2026 年まで、窓口とお電話のどちらもお休みします）")
        #expect(names.contains("棚卸し（翌日に変更）") && names.contains("Vendor's maintenance"))
        #expect(reading.codes == ["timed"] && reading.notes.first?.count == 3)
        // A whole day is one wherever it is looked at; hours of one place touch other days elsewhere.
        let inCalifornia = try Reading.read(bytes, years: 2_026...2_026, zone: .california()).calendar.texts
        #expect(inCalifornia.contains("2026-06-01") && inCalifornia.contains("2026-07-10"))
        #expect(!inCalifornia.contains("2026-07-11") && inCalifornia.contains("2026-08-25"))
    }

    @Test("Apple's holidays, which recur without an end")
    func apple() throws {
        let reading = try Reading.read(Reading.fixture("apple_us.ics"))
        #expect(reading.faultTexts == [])
        #expect(
            reading.calendar.texts == [
                "2026-01-01", "2026-01-19", "2026-02-14", "2026-05-25", "2026-07-03", "2026-11-26", "2027-01-01",
                "2027-01-18", "2027-02-14", "2027-05-31",
            ])
        let names = reading.calendar.days.map(\.name)
        #expect(names[0]?.en == "New Year's Day" && names[1]?.en == "Martin Luther King, Jr. Day")
        #expect(names[5]?.ja == "感謝祭" && names[5]?.en == "Thanksgiving")
        #expect(reading.codes == ["component-passed-over", "outside-years", "cancelled"])
        #expect(reading.calendar.expiry(from: try CivilDate(parsing: "2027-09-01")) == nil)
    }

    @Test("the Cabinet Office's table, as its bytes are")
    func cabinetOffice() throws {
        let reading = try Reading.read(Reading.fixture("syukujitsu.csv"))
        #expect(reading.faultTexts == [] && reading.format == .cabinetOffice)
        #expect(reading.calendar.days.count == 26 && reading.codes == ["read-as-cp932"])
        #expect(reading.calendar.days.first?.name?.ja == "元日")
        #expect(reading.calendar[try CivilDate(parsing: "2019-10-22")]?.name?.ja == "休日（祝日扱い）")
        #expect(reading.calendar.coverage.map { "\($0)" } == "1955-01-01...2026-11-23")
    }

    @Test("the Cabinet Office's table has the days of 2026 that the shipped calendar has")
    func cabinetOfficeAndShipped() throws {
        let year = try CivilDate(parsing: "2026-01-01")...CivilDate(parsing: "2026-12-31")
        let published = try Reading.read(Reading.fixture("syukujitsu.csv")).calendar[year].map(\.date)
        #expect(try Reading.read(ShippedCalendar.jp.table).calendar[year].map(\.date) == published)
    }

    @Test("lists of closing days, also from Excel")
    func closingDays() throws {
        let plain = try Reading.read(Reading.fixture("closing_days.csv"))
        #expect(plain.isComplete && plain.calendar.days.count == 4 && plain.notes.isEmpty)
        let excel = try Reading.read(Reading.fixture("closing_days_excel.csv"))
        #expect(excel.faultTexts == [] && excel.codes == ["columns-passed-over"])
        #expect(excel.calendar.texts == ["2026-08-13", "2026-08-14", "2026-12-29"])
        #expect(excel.calendar.days[1].name?.ja == "夏季休業; 二日目")
    }
}
