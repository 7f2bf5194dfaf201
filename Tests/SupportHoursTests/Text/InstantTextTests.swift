import Messages
import TestZones
import Testing

@testable import SupportHours

@Suite("Instants in writing")
struct InstantTextTests {
    @Test(
        "RFC 3339, and local times on the zone's clock",
        arguments: [
            ("2026-11-24T06:00:00-08:00", "2026-11-24T14:00:00Z"),
            ("2026-11-24t14:00:00z", "2026-11-24T14:00:00Z"),
            ("2026-11-24 23:00:00.999+09:00", "2026-11-24T14:00:00Z"),
            ("2026-11-24T23:00", "2026-11-24T14:00:00Z"),
            ("2026-11-24", "2026-11-23T15:00:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ]
    )
    func reading(text: String, utc: String) throws {
        #expect(try Instant(text, in: .japan()).formattedInUTC == utc)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "now", "2026-11-24T", "2026-11-24T6:00", "2026-11-24T24:00", "2026-11-24T23:60", "2026-02-29",
            "2026-11-24T23:00+9", "2026-11-24T23:00+24:00", "2026-11-24T23:00:00 +09:00", "1899-12-31T00:00:00Z",
            "10000-01-01", "２０２６-11-24", "2026-11-24T23:00\n", "2026-11-24T23:00:00.", "2026/11/24",
        ]
    )
    func refusing(text: String) throws {
        let japan = try Zone.japan()
        #expect(throws: TimeTextError.self) { try Instant(text, in: japan) }
    }

    @Test(
        "what is wrong is told in both languages",
        arguments: [
            (
                "tomorrow", .notATime("tomorrow"),
                "\"tomorrow\" is not a time; write 2026-11-24, 2026-11-24T06:00 or 2026-11-24T06:00:00-08:00",
                "「tomorrow」は日時ではありません。2026-11-24、2026-11-24T06:00 または 2026-11-24T06:00:00-08:00 "
                    + "のように書いてください"
            ),
            (
                "2026-02-30", .noSuchDate("2026-02-30"), "\"2026-02-30\": the calendar has no such date",
                "「2026-02-30」という日付は暦にありません"
            ),
            (
                "2026-11-24T24:00", .noClockShows("2026-11-24T24:00"),
                "\"2026-11-24T24:00\": no clock shows this; hours are 00 to 23, minutes and seconds 00 to 59",
                "「2026-11-24T24:00」のような時刻はありません。時は 00 から 23、分と秒は 00 から 59 までです"
            ),
            (
                "1899-12-31", .outsideYears("1899-12-31"), "\"1899-12-31\": hours are known for the years 1900 to 9999",
                "「1899-12-31」は扱えません。扱えるのは 1900 年から 9999 年までです"
            ),
        ] as [(String, TimeTextError, String, String)])
    func wordings(text: String, fault: TimeTextError, en: String, ja: String) throws {
        let japan = try Zone.japan()
        let error = #expect(throws: TimeTextError.self) { try Instant(parsing: text, in: japan) }
        #expect(error == fault)
        #expect(error?.wording == Wording(ja: ja, en: en))
    }

    @Test("an offset of history that isn't of whole minutes is rounded and the instant kept")
    func localMeanTime() throws {
        let amsterdam = try Zone(posix: "AMT-0:19:32")
        let instant = try Instant("1930-01-01T00:00:00Z")
        #expect(instant.formatted(in: amsterdam) == "1930-01-01T00:20:00+00:20")
        #expect(try Instant(instant.formatted(in: amsterdam)) == instant)
    }

    @Test("times west of Greenwich")
    func west() throws {
        #expect(try Instant("2026-11-24T14:00:00Z").formatted(in: .california()) == "2026-11-24T06:00:00-08:00")
        #expect(
            try Instant("2026-07-01T00:00:00Z").formatted(in: Zone(posix: "NST3:30")) == "2026-06-30T20:30:00-03:30")
    }
}

@Suite("Durations in writing")
struct DurationTextTests {
    @Test(
        "both forms",
        arguments: [
            ("PT4H", 14_400), ("P2DT30M", 174_600), ("-PT4H", -14_400), ("4h", 14_400), ("90m", 5_400),
            ("1h30m", 5_400),
            ("45s", 45), ("2d", 172_800), ("1w", 604_800), ("P1W", 604_800), ("-90m", -5_400), ("PT0S", 0),
            ("PT1H2M3S", 3_723),
        ] as [(String, Int64)]
    )
    func reading(text: String, seconds: Int64) throws {
        #expect(try DurationText.seconds(parsing: text) == seconds)
        #expect(try DurationText.seconds(parsing: DurationText.iso8601(seconds: seconds)) == seconds)
    }

    @Test(
        "Japanese units, and digits of any width",
        arguments: [
            ("4時間", 14_400), ("90分", 5_400), ("1時間30分", 5_400), ("2日", 172_800), ("2日間", 172_800), ("30秒", 30),
            ("1週間", 604_800), ("１時間３０分", 5_400), ("-４時間", -14_400), ("１週間2日", 777_600), ("４h", 14_400),
        ] as [(String, Int64)]
    )
    func japanese(text: String, seconds: Int64) throws {
        #expect(try DurationText.seconds(parsing: text) == seconds)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "4", "h", "P", "PT", "P1DT", "P1M", "P1Y", "4h4h", "1m1h", "4 h", "PT1.5H", "PT4時間", "4時", "1か月",
            "30分1時間", "4時間半", "--4h",
            "99999999999999999999h", "999999999999w",
        ]
    )
    func refusing(text: String) {
        #expect(throws: TimeTextError.self) { try DurationText.seconds(parsing: text) }
    }
}
