import Testing

@testable import Delivery

@Suite("Dates in headers")
struct MailDateTests {
    @Test(
        "an instant is shown on the clock of its offset",
        arguments: [
            (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"),
            (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
            (1_795_307_400, 32_400, "Sun, 22 Nov 2026 09:30:00 +0900"),
            (1_795_307_400, -28_800, "Sat, 21 Nov 2026 16:30:00 -0800"),
            (1_709_164_800, 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
            (951_782_400, 20_700, "Tue, 29 Feb 2000 05:45:00 +0545"),
            (4_107_542_400, 0, "Mon, 01 Mar 2100 00:00:00 +0000"),
            (1_795_307_400, -1_800, "Sun, 22 Nov 2026 00:00:00 -0030"),
            (0, 1_172, "Thu, 01 Jan 1970 00:19:00 +0019"),
            (-2_208_988_800, 0, "Mon, 01 Jan 1900 00:00:00 +0000"),
            (253_402_300_799, 0, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ] as [(Int64, Int, String)])
    func text(seconds: Int64, offset: Int, expected: String) {
        #expect(MailDate(secondsSinceEpoch: seconds, offset: offset).headerText == expected)
    }

    @Test(
        "what mail has no date for has no text",
        arguments: [
            (-2_208_988_801, 0), (253_402_300_800, 0), (-2_208_988_800, -60), (253_402_300_799, 60),
            (.max, 0), (.min, 0), (0, 86_400), (0, -86_400), (0, .min), (0, .max),
        ] as [(Int64, Int)])
    func outOfRange(seconds: Int64, offset: Int) {
        #expect(MailDate(secondsSinceEpoch: seconds, offset: offset).headerText == nil)
    }
}
