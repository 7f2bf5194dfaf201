import SupportHours
import TestZones
import Testing

@Suite("Texts for other programs")
struct BasicFormatTests {
    @Test("dates, times and instants in the basic format")
    func basic() throws {
        let date = try CivilDate(parsing: "0987-01-02")
        #expect(date.basic == "09870102")
        #expect(CivilDateTime(date: date, secondOfDay: 3_723).basic == "09870102T010203")
        #expect(try Instant("2026-11-24T06:00:00-08:00").basic == "20261124T140000Z")
        #expect(CivilDate.newYear(of: 2_027).basic == "20270101")
    }

    @Test(
        "everything but unreserved characters is percent-encoded",
        arguments: [
            ("aZ09-._~", "aZ09-._~"), ("a b/c?d", "a%20b%2Fc%3Fd"), ("Basicプラン", "Basic%E3%83%97%E3%83%A9%E3%83%B3"),
            ("\n", "%0A"), ("é", "%C3%A9"), ("", ""),
        ])
    func percentEncoding(text: String, encoded: String) {
        #expect(text.percentEncoded == encoded)
    }
}
