import SupportHours
import Testing

@testable import madoguchi

@Suite struct LanguageTimeTests {
    @Test(
        "durations are said in their two largest units",
        arguments: [
            (0, "0 s", "0 秒"), (1, "1 s", "1 秒"), (59, "59 s", "59 秒"), (60, "1 min", "1 分"), (119, "1 min", "1 分"),
            (3_600, "1 h", "1 時間"), (12_000, "3 h 20 min", "3 時間 20 分"), (86_400, "1 d", "1 日"),
            (187_200, "2 d 4 h", "2 日 4 時間"), (86_460, "1 d", "1 日"), (-5_400, "-1 h 30 min", "-1 時間 30 分"),
        ] as [(Int64, String, String)])
    func durations(seconds: Int64, en: String, ja: String) {
        #expect(Language.english.duration(seconds) == en)
        #expect(Language.japanese.duration(seconds) == ja)
    }

    @Test("working time is counted in hours however many there are")
    func hours() {
        #expect(Language.english.duration(198_000, days: false) == "55 h")
        #expect(Language.japanese.duration(374_400 + 60, days: false) == "104 時間 1 分")
    }

    @Test("the year is said where it isn't this one")
    func moments() throws {
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let tomorrow = CivilDateTime(date: today.adding(days: 1), secondOfDay: 23 * 3_600)
        let march = CivilDateTime(date: today.adding(days: 112), secondOfDay: 22 * 3_600 + 5)
        #expect(Language.english.moment(tomorrow, besides: today) == "Tue 24 Nov 23:00")
        #expect(Language.japanese.moment(tomorrow, besides: today) == "11月24日(火) 23:00")
        #expect(Language.english.moment(march, besides: today) == "Mon 15 Mar 2027 22:00:05")
        #expect(Language.japanese.moment(march, besides: today) == "2027年3月15日(月) 22:00:05")
        #expect(Language.english.fullDate(march.date) == "Monday 15 March 2027")
    }

    @Test(
        "offsets are said with their sign, and their seconds where they have them",
        arguments: [(0, "+00:00"), (32_400, "+09:00"), (-12_600, "-03:30"), (33_539, "+09:18:59")])
    func offsets(seconds: Int, text: String) {
        #expect(Language.english.offset(seconds) == text)
    }

    @Test(
        "a daemon's instant keeps the clock that its offset stands for",
        arguments: [
            ("2026-11-24T23:00:00+09:00", 1_795_528_800, 23, 32_400), ("2026-11-24T14:00:00Z", 1_795_528_800, 14, 0),
            ("2026-11-24T06:00:00-08:00", 1_795_528_800, 6, -28_800),
        ])
    func clockReading(text: String, seconds: Int64, hour: Int, offset: Int) throws {
        let reading = try ClockReading(rfc3339: text)
        #expect(reading.instant.secondsSinceEpoch == seconds)
        #expect(reading.civil.hour == hour)
        #expect(reading.offset == offset)
    }

    @Test(
        "what is no instant is the daemon's failure",
        arguments: ["", "Z", "yesterday", "2026-11-24", "2026-13-01T00:00:00Z"])
    func unreadable(text: String) {
        #expect(throws: Failure.self) { try ClockReading(rfc3339: text) }
    }
}
