import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct HoursCommandTests {
    private static let windows = WindowList(
        plan: "basic", zone: "Asia/Tokyo",
        windows: [
            WindowBounds(start: "2026-11-22T23:59:59+09:00", end: "2026-11-23T01:00:00+09:00"),
            WindowBounds(start: "2026-11-23T23:00:00+09:00", end: "2026-11-24T00:00:01+09:00"),
        ],
        nextShift: nil)

    /// The answer's text, and what the daemon was asked.
    private func ask(
        _ arguments: String..., windows: WindowList = Self.windows
    ) throws -> (text: String, targets: [String]) {
        let (list, windows) = (try json(TestPlans.combinedList), try json(windows))
        let stub = try StubDaemon { .json($0.target == "/v1/plans" ? list : windows) }
        let environment = try CommandEnvironment.test(
            runtimeDirectory: stub.runtimeDirectory, timeZones: ZoneRule.directory())
        let answer = try Madoguchi.answer(to: ["hours"] + arguments, in: environment)
        return (answer.text, stub.requests.map(\.target))
    }

    private func target(from: String, to: String, zone: String) -> String {
        RequestTarget("v1", "plans", "basic", "windows").with("from", from).with("to", to).with("zone", zone)
            .description
    }

    @Test("JSON is the daemon's own for the days asked for, in the display zone")
    func jsonOutput() throws {
        let (text, targets) = try ask("basic", "--from", "2026-11-23", "--days", "1", "--json")
        #expect(try text == json(Self.windows) + "\n")
        #expect(
            targets == [
                "/v1/plans", target(from: "2026-11-22T15:00:00Z", to: "2026-11-23T15:00:00Z", zone: "Asia/Tokyo"),
            ])
    }

    @Test("a week from today unless told, in the zone asked for, over its changeover")
    func defaults() throws {
        #expect(
            try ask("basic", "--json", "--zone", "America/Los_Angeles").targets.last
                == target(from: "2026-11-22T08:00:00Z", to: "2026-11-29T08:00:00Z", zone: "America/Los_Angeles"))
        #expect(
            try ask("basic", "--json", "--zone", "America/Los_Angeles", "--from", "2027-03-14").targets.last
                == target(from: "2027-03-14T08:00:00Z", to: "2027-03-21T07:00:00Z", zone: "America/Los_Angeles"))
    }

    @Test("the drawing asks a second further, and marks the windows that go on there")
    func cutWindows() throws {
        let (text, targets) = try ask("basic", "--from", "2026-11-23", "--days", "1")
        #expect(
            targets.last == target(from: "2026-11-22T14:59:59Z", to: "2026-11-23T15:00:01Z", zone: "Asia/Tokyo"))
        #expect(text.hasSuffix("  … – Mon 23 Nov 01:00\n  Mon 23 Nov 23:00 – …\n"))
        #expect(text.contains(" 00:00   ▀▀▀▀▀▀▀\n"))
        #expect(text.contains(" 14:40  ▶┄┄┄┄┄┄┄◀\n"))
    }

    @Test("what isn't known is drawn otherwise, and named")
    func unknownWindows() throws {
        let windows = WindowList(
            plan: "both", zone: "Asia/Tokyo",
            windows: [
                WindowBounds(start: "2026-11-23T10:00:00+09:00", end: "2026-11-23T12:00:00+09:00"),
                WindowBounds(
                    start: "2026-11-23T14:00:00+09:00", end: "2026-11-23T18:00:00+09:00", state: "unknown",
                    comment: "ask us"),
            ], nextShift: nil)
        let (text, _) = try ask("both", "--from", "2026-11-23", "--days", "1", windows: windows)
        #expect(text.hasPrefix("Both (both)  Asia/Tokyo\nall of basic, pro\n"))
        #expect(text.contains(" 10:00   ███████\n"))
        #expect(text.contains(" 14:40  ▶░░░░░░░◀\n"))
        #expect(text.contains(" 16:00   ░░░░░░░\n"))
        #expect(text.contains("▶ now   ░ unknown\n"))
        #expect(text.hasSuffix("  Mon 23 Nov 10:00 – 12:00  2 h\n  Mon 23 Nov 14:00 – 18:00  4 h  unknown  ask us\n"))
    }

    @Test("a zone that isn't there is bad input, with the nearest name")
    func unknownZone() throws {
        #expect {
            try ask("basic", "--zone", "Asia/Tokio")
        } throws: { error in
            let failure = (error as? Failure)
            return failure?.outcome == .badInput
                && failure?.message(in: .english).contains("did you mean Asia/Tokyo?") == true
        }
    }
}
