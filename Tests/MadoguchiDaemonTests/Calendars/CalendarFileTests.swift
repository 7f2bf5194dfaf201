import Calendars
import Foundation
import LoggedEvents
import Messages
import SupportHours
import Synchronization
import TestSupport
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("Calendars in files")
struct CalendarFileTests {
    private static let one = "date,name\n2026-12-29,年末休業\n"
    private static let two = one + "2026-12-30,年末休業\n"
    private static let source = "{ c: { file: c.csv } }"

    private let test: TestCalendars

    init() throws {
        test = try TestCalendars()
    }

    private func write(_ text: String) throws {
        try test.directory.write(text, to: "c.csv")
    }

    /// By another name first, as editors do.
    private func replace(_ text: String) throws {
        let path = try test.directory.write(text, to: "c.csv~")
        guard rename(path, test.directory.path("c.csv")) == 0 else { throw TestFailure(errno: errno, doing: path) }
    }

    private func remove() throws {
        try FileManager.default.removeItem(atPath: test.directory.path("c.csv"))
    }

    @Test("are there from the start, beside shipped ones")
    func start() throws {
        try write(Self.one)
        let reloader = try test.reloader("{ c: { file: c.csv }, us: { builtin: us-federal } }")
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(reloader.dates("us").contains("2026-11-26"))
        #expect(reloader.calendars.allSatisfy { $0.trouble == nil })
        #expect(test.log.all.isEmpty)
    }

    @Test("are read again when they are changed or replaced", arguments: [true, false])
    func changed(isReplaced: Bool) throws {
        try write(Self.one)
        let reloader = try test.reloader(Self.source)
        reloader.readChanged()
        #expect(test.changeCount == 0)
        try isReplaced ? replace(Self.two) : write(Self.two)
        reloader.readChanged()
        #expect(reloader.dates() == ["2026-12-29", "2026-12-30"])
        #expect(test.changeCount == 1)
        #expect(test.log.texts.contains { $0.contains("2 days up to 2026-12-30") })
    }

    @Test("answers don't wait while one is being read")
    func slow() async throws {
        try test.directory.write(Self.calendar(on: "20261229"), to: "c.ics")
        let zones = test.directory.path("zones")
        try FileManager.default.createDirectory(atPath: zones, withIntermediateDirectories: false)
        let reloader = try test.reloader("{ c: { file: c.ics } }", database: TimeZoneDatabase(directory: zones))
        #expect(reloader.dates() == ["2026-12-29"])
        // Whoever reads a zone from a pipe waits for its writer.
        let pipe = "\(zones)/Slow"
        guard mkfifo(pipe, 0o600) == 0 else { throw TestFailure(errno: errno, doing: pipe) }
        try test.directory.write(Self.calendar(on: "20261230T100000", zone: "Slow"), to: "c.ics")
        let isRead = Atomic(false)
        let isAnswered = Atomic(false)
        Thread {
            reloader.readChanged()
            isRead.store(true, ordering: .releasing)
        }.start()
        var writer: CInt = -1
        try await eventually("nobody reads the zone") {
            writer = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
            return writer >= 0
        }
        Thread {
            _ = reloader.calendars
            isAnswered.store(true, ordering: .releasing)
        }.start()
        let waited = Result { try eventually { isAnswered.load(ordering: .acquiring) } }
        let isStillRead = !isRead.load(ordering: .acquiring)
        #expect(isStillRead)
        unlink(pipe)
        close(writer)
        try await eventually { isRead.load(ordering: .acquiring) }
        try waited.get()
    }

    private static func calendar(on time: String, zone: String? = nil) -> String {
        let parameter = zone.map { ";TZID=\($0)" } ?? ";VALUE=DATE"
        return [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z",
            "DTSTART\(parameter):\(time)", "SUMMARY:年末休業", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
    }

    @Test(
        "that are damaged or gone take nothing away, and say so until they are right again", arguments: [true, false])
    func damaged(isGone: Bool) throws {
        try write(Self.one)
        let reloader = try test.reloader(Self.source)
        try isGone ? remove() : write(Self.two + "31.12.2026,年末休業\n")
        try test.clock.set("2026-11-24T13:00:00+09:00")
        reloader.readChanged()
        reloader.readChanged()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(test.changeCount == 0)
        let trouble = try #require(try reloader.trouble())
        #expect(trouble.contains("c.csv: \(isGone ? "No such file" : "line 4: ")"))
        #expect(trouble.hasSuffix("; the days read at 2026-11-24T12:00:00+09:00 stay in use"))
        #expect(test.logged(.calendarUnreadable).count == 1)
        try write(Self.two)
        reloader.readChanged()
        #expect(try reloader.trouble() == nil)
        #expect(reloader.dates() == ["2026-12-29", "2026-12-30"])
        #expect(test.logged(.calendarReadable).count == 1)
        #expect(test.changeCount == 1)
    }

    @Test("a restart with a damaged file takes nothing away either", arguments: [true, false])
    func restart(isGone: Bool) throws {
        try write(Self.one)
        try test.reloader(Self.source).readChanged()
        try isGone ? remove() : write("<html>")
        let reloader = try test.reloader(Self.source)
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(try reloader.trouble()?.contains("the days read at 2026-11-24T12:00:00+09:00 stay in use") == true)
        #expect(test.logged(.calendarUnreadable).count == 1)
        // The copy is of that file alone.
        #expect(try test.reloader("{ c: { file: other.csv } }").dates() == [])
    }

    @Test("that were never right are used as far as they can be read, after a restart as well")
    func partial() throws {
        try write(Self.one + "31.12.2026,年末休業\n")
        let reloader = try test.reloader(Self.source)
        reloader.readChanged()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(try reloader.trouble()?.contains("others may be missing") == true)
        try remove()
        #expect(try test.reloader(Self.source).dates() == ["2026-12-29"])
    }

    @Test("that aren't there yet may come later; until then they have no day")
    func later() throws {
        let reloader = try test.reloader(Self.source)
        #expect(try reloader.trouble()?.hasSuffix("until then the calendar has no day") == true)
        try write(Self.one)
        reloader.readChanged()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(try reloader.trouble() == nil)
    }

    @Test("that say nothing of any day, and say it well, are taken at their word")
    func emptied() throws {
        func write(_ event: String) throws {
            try test.directory.write("BEGIN:VCALENDAR\nVERSION:2.0\n\(event)END:VCALENDAR\n", to: "c.ics")
        }
        try write("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261229\nSUMMARY:年末休業\nEND:VEVENT\n")
        let reloader = try test.reloader("{ c: { file: c.ics } }")
        #expect(reloader.dates() == ["2026-12-29"])
        try write("")
        reloader.readChanged()
        #expect(reloader.dates() == [])
        #expect(try reloader.trouble() == nil)
    }

    @Test("follow a reload: calendars come, go and change their source, and no other's copy is taken for theirs")
    func reload() throws {
        try write(Self.one)
        try test.directory.write(Self.two, to: "d.csv")
        let reloader = try test.reloader(Self.source)
        reloader.readChanged()
        let days = reloader.follow(try test.configuration("{ d: { file: d.csv }, us: { builtin: us-federal } }"))
        #expect(Set(days.keys) == ["d", "us"])
        #expect(days["d"]?.days.count == 2)
        #expect(reloader.follow(try test.configuration("{ c: { file: d.csv } }"))["c"]?.days.count == 2)
        #expect(reloader.follow(try test.configuration("{ c: { file: e.csv } }"))["c"]?.days.isEmpty == true)
        #expect(reloader.follow(try test.configuration(Self.source))["c"]?.days.count == 1)
    }

    @Test("are watched while the reloader runs", arguments: [true, false])
    func watched(isReplaced: Bool) async throws {
        try write(Self.one)
        let reloader = try test.reloader(Self.source)
        try await withThrowingTaskGroup { group in
            group.addTask { try await reloader.run() }
            // Its first turn is over.
            try await eventually { FileManager.default.fileExists(atPath: test.directory.path("state/calendars/c")) }
            try isReplaced ? replace(Self.two) : write(Self.two)
            try await eventually("the file is read again") { reloader.dates().count == 2 }
            try remove()
            try await eventually("it is missed") { try reloader.trouble() != nil }
            try write(Self.one)
            try await eventually("it is there again") { reloader.dates().count == 1 }
            group.cancelAll()
        }
    }

    @Test("recurring days go on with the years")
    func years() throws {
        try test.directory.write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260101
            RRULE:FREQ=WEEKLY
            SUMMARY:定休日
            END:VEVENT
            END:VCALENDAR

            """, to: "c.ics")
        let reloader = try test.reloader("{ c: { file: c.ics } }")
        #expect(reloader.dates().last?.hasPrefix("2036-12") == true)
        #expect(try reloader.trouble() == nil)
        try test.clock.set("2027-01-01T00:00:00+09:00")
        reloader.readChanged()
        #expect(reloader.dates().last?.hasPrefix("2037-12") == true)
    }

    @Test("warn 90 days before they run out, once, where a plan goes by them")
    func expiry() throws {
        try write(Self.one)
        let reloader = try test.reloader("{ c: { file: c.csv }, d: { file: c.csv } }", holidays: "[c]")
        reloader.readChanged()
        reloader.readChanged()
        #expect(test.log.texts == [#"the calendar "c" ends on 2026-12-29, in 35 days; replace it with a newer one"#])
        try test.clock.set("2026-12-30T12:00:00+09:00")
        reloader.readChanged()
        #expect(test.log.texts.last == #"the calendar "c" ended on 2026-12-29; replace it with a newer one"#)
    }

    @Test("copies that can't be written are said to be missing")
    func unkept() throws {
        try write(Self.one)
        try test.directory.write("", to: "state")
        let reloader = try test.reloader(Self.source)
        reloader.readChanged()
        reloader.readChanged()
        #expect(reloader.dates() == ["2026-12-29"])
        #expect(test.log.texts.count { $0.contains("no copy of the calendar") } == 1)
    }
}
