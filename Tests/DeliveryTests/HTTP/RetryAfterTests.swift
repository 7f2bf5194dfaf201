import SupportHours
import Testing

@testable import Delivery

@Suite("Retry-After")
struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:07 GMT, half a minute before RFC 9110's own example.
    private let now = Instant(secondsSinceEpoch: 784_111_747)

    @Test(
        "is seconds, or a date in one of three forms",
        arguments: [
            ("120", 120), ("0", 0), (" 7 ", 7), ("00060", 60), ("99999999999999999999", .max),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 30), ("Sunday, 06-Nov-94 08:49:37 GMT", 30),
            ("Sun Nov  6 08:49:37 1994", 30), ("Sun Nov 06 08:49:37 1994", 30), ("Sat, 05 Nov 1994 08:49:37 GMT", 0),
            ("Mon, 07 Nov 1994 08:49:07 GMT", 86_400),
        ] as [(String, Int64)])
    func values(text: String, seconds: Int64) {
        #expect(RetryAfter.seconds(text, at: now) == seconds)
    }

    @Test(
        "and nothing else",
        arguments: [
            "", " ", "-1", "+1", "1.5", "1e3", "soon", "120 s", "Sun, 06 Nov 1994 08:49:37", "1994-11-06T08:49:37Z",
            "Sun, 06 Nov 1994 08:49:37 +0900", "Sun, 06 Nov 1994 08:49:37 GMT, 120", "１２０",
        ])
    func others(text: String) {
        #expect(RetryAfter.seconds(text, at: now) == nil)
    }
}
