import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Copies of calendars")
struct CalendarCopyTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("come back as they were written, whatever is in them")
    func written() throws {
        let copy = CalendarCopy(
            source: "/srv/\n\"x\".csv", readAt: Instant(secondsSinceEpoch: 1_795_000_000), entityTag: "W/\"a\"",
            lastModified: nil, bytes: [0, 10, 13, 255] + Array("{}\n".utf8))
        try copy.write(to: directory.path("c"))
        #expect(CalendarCopy(directory.path("c"), atMost: 7) == copy)
        try copy.write(to: directory.path("c"))
        #expect(CalendarCopy(directory.path("c"), atMost: 7) == copy)
    }

    @Test("that are damaged are none", arguments: ["", "{}", "{}\nx", "{\"source\":\"s\",\"readAt\":1}", "x\ny"])
    func damaged(text: String) throws {
        #expect(CalendarCopy(try directory.write(text, to: "c"), atMost: 1_000) == nil)
        #expect(CalendarCopy(directory.path("none"), atMost: 1_000) == nil)
    }
}

@Suite("When a feed is fetched")
struct FeedScheduleTests {
    private let start = Instant(secondsSinceEpoch: 1_795_000_000)

    /// Seconds until it is due; a day between fetches.
    private func pause(_ schedule: FeedSchedule) -> Int64? {
        (0...90_000).lazy.map(Int64.init).first {
            schedule.isDue(at: start.advanced(bySeconds: $0), refresh: 86_400)
        }
    }

    @Test("at once where it never was, and once a day from then on")
    func well() {
        #expect(pause(FeedSchedule()) == 0)
        #expect(pause(FeedSchedule(fetchedAt: start)) == 86_400)
        #expect(pause(FeedSchedule(fetchedAt: start.advanced(bySeconds: -80_000))) == 6_400)
        // The clock was set back.
        #expect(pause(FeedSchedule(fetchedAt: start.advanced(bySeconds: 10))) == 0)
    }

    @Test("sooner after a failure, with pauses that grow up to a day")
    func failures() {
        var schedule = FeedSchedule()
        var pauses: [Int64?] = []
        for _ in 0..<13 {
            schedule.note(isSuccess: false, at: start)
            pauses.append(pause(schedule))
        }
        #expect(pauses.prefix(4) == [60, 120, 240, 480])
        #expect(pauses.last == 86_400)
        schedule.note(isSuccess: true, at: start)
        #expect(pause(schedule) == 86_400)
    }
}
