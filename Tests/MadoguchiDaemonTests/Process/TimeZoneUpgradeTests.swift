import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// A package's upgrade of the tz database while messages are queued, with zones of two real releases.
@Suite("An upgrade of the tz database under a running daemon", .timeLimit(.minutes(2)))
struct TimeZoneUpgradeTests {
    private static let configuration = """
        display: { timezone: UTC, language: ja }
        plans:
          vancouver: { timezone: America/Vancouver, hours: "Mo-Fr 09:00-17:00" }
          winnipeg: { timezone: America/Winnipeg, hours: "Mo-Fr 09:00-17:00" }
          casablanca: { timezone: Africa/Casablanca, hours: "Mo-Fr 09:00-17:00" }
          california: { timezone: America/Los_Angeles, hours: "Mo-Fr 09:00-17:00" }
          west: { any_of: [vancouver, california] }
        delivery: { from: "窓口 <support@example.jp>" }
        """

    /// Weekdays far enough ahead that nothing is due: in winter, in summer, and in winter outside of Ramadan.
    private static let days = ["2030-01-15", "2030-07-16", "2030-03-05"]

    /// When each plan opens on those days, in UTC.
    private static let before = [
        "vancouver": ["17:00", "16:00", "17:00"], "winnipeg": ["15:00", "14:00", "15:00"],
        "casablanca": ["09:00", "08:00", "08:00"], "california": ["17:00", "16:00", "17:00"],
        "west": ["17:00", "16:00", "17:00"],
    ]
    private static let after = before.merging([
        "vancouver": ["16:00", "16:00", "16:00"], "winnipeg": ["14:00", "14:00", "14:00"],
        "casablanca": ["09:00", "09:00", "09:00"], "west": ["16:00", "16:00", "16:00"],
    ]) { $1 }

    private let directory: TemporaryDirectory
    private let zones: ZoneReleases

    init() throws {
        directory = try TemporaryDirectory()
        zones = try ZoneReleases("2025b")
        try directory.write(Self.configuration, to: "m.yaml")
    }

    private func start() throws -> DaemonProcess {
        let daemon = try DaemonProcess(in: directory, environment: ["TZDIR": zones.directory])
        try daemon.ready()
        return daemon
    }

    /// One message for each plan and day, from midnight there on.
    private func accept(_ daemon: DaemonProcess) throws -> [String: [FollowUpResource]] {
        let lines = Self.before.keys.sorted().flatMap { plan in
            Self.days.map { day in
                #"{"kind":"guidance","plan":"\#(plan)","to":"hanako@example.jp","subject":"件名","text":"本文","#
                    + #""when":{"not_before":"\#(day)T06:00:00Z"}}"# + "\n"
            }
        }
        return Dictionary(grouping: try ControlClient(daemon.control).acceptBatch(lines.joined()), by: \.plan)
    }

    /// What has become of them, in the same order.
    private func current(
        _ accepted: [String: [FollowUpResource]], _ daemon: DaemonProcess
    ) throws -> [String: [FollowUpResource]] {
        let control = try ControlClient(daemon.control)
        return try accepted.mapValues { try $0.map { try control.followUp(try #require($0.id)) } }
    }

    private func expect(_ found: [String: [FollowUpResource]], _ openings: [String: [String]], _ release: String) {
        for (plan, times) in openings {
            let due: [String?] = zip(Self.days, times).map { "\($0)T\($1):00+00:00" }
            let releases: [String?] = due.map { _ in release }
            #expect(found[plan]?.map(\.dueAt) == due, "\(plan)")
            #expect(found[plan]?.map(\.dueBecause?.tzdata) == releases, "\(plan)")
            // Why: in each, the window by which it is due.
            #expect(found[plan]?.map(\.dueBecause?.window?.start) == due, "\(plan)")
        }
    }

    private func availability(_ daemon: DaemonProcess, of plan: String, at instant: String) throws -> Availability {
        let text = try ControlClient(daemon.control).get("/v1/plans/\(plan)/availability?at=\(instant)")
        return try JSONDecoder().decode(Availability.self, from: Data(text.utf8))
    }

    /// How many messages of each plan an upgrade has moved, as its changes say on a socket.
    private func moved(_ socket: String) throws -> [String: Int] {
        let client = try ControlClient(socket)
        // What an upgrade moves is looked for within 400 days.
        let end = Date(timeIntervalSinceNow: 399 * 86_400).ISO8601Format()
        return try Self.before.keys.reduce(into: [:]) { moved, plan in
            let text = try client.get("/v1/plans/\(plan)/changes?to=\(end)")
            let list = try JSONDecoder().decode(ChangeList.self, from: Data(text.utf8))
            moved[plan] = list.changes.compactMap(\.moved).first
        }
    }

    @Test("moves what is queued in the zones that changed and nothing else, and says why")
    func upgrade() throws {
        let daemon = try start()
        let accepted = try accept(daemon)
        expect(accepted, Self.before, "2025b")
        let morning = "2030-01-15T16:30:00Z"
        #expect(try !availability(daemon, of: "vancouver", at: morning).open)

        try zones.upgrade(to: "2026f")
        try eventually("all are derived anew; it says: \(daemon.log)") {
            try current(accepted, daemon).values.joined().allSatisfy { $0.dueBecause?.tzdata == "2026f" }
        }
        let found = try current(accepted, daemon)
        expect(found, Self.after, "2026f")
        #expect(found["vancouver"]?.first?.dueBecause?.zone == "America/Vancouver")
        #expect(found["west"]?.first?.dueBecause?.hours == "any_of(vancouver, california)")

        #expect(daemon.log.contains("tz データベースを読み直しました（2025b → 2026f）"))
        for (zone, offset) in [
            ("America/Vancouver", "UTC-07:00 (MST)"), ("America/Winnipeg", "UTC-05:00 (EST)"),
            ("Africa/Casablanca", "UTC+00:00 (+00)"),
        ] {
            let lines = daemon.log.split(separator: "\n").filter { $0.contains("notice: \(zone): ") }
            #expect(lines.count == 1, "\(daemon.log)")
            #expect(lines.first?.contains("から \(offset) になります") == true, "\(daemon.log)")
        }
        #expect(!daemon.log.contains("notice: America/Los_Angeles"))
        // What the store has moved too, in one pass or in several.
        try eventually("eight have moved; it says: \(daemon.log)") {
            daemon.log.matches(of: /。(\d+) 件の予定が変わりました/).compactMap { Int($0.1) }.reduce(0, +) == 8
        }

        #expect(try moved(daemon.control) == ["casablanca": 2, "vancouver": 2, "west": 2, "winnipeg": 2])
        #expect(try moved(daemon.query).isEmpty)

        let answer = try availability(daemon, of: "vancouver", at: morning)
        #expect(answer.open)
        #expect(answer.tzdata == "2026f")
        #expect(answer.vendor?.time == "2030-01-15T09:30:00-07:00")
        #expect(try !availability(daemon, of: "california", at: morning).open)
        #expect(try availability(daemon, of: "west", at: morning).open)
    }

    @Test("is found at the next start, too, and going back to the old release gives back what was")
    func restart() throws {
        let first = try start()
        let accepted = try accept(first)
        first.signal(SIGKILL)
        _ = try first.exitStatus()
        try zones.upgrade(to: "2026f")
        let second = try start()
        try eventually("all are derived anew") {
            try current(accepted, second).values.joined().allSatisfy { $0.dueBecause?.tzdata == "2026f" }
        }
        expect(try current(accepted, second), Self.after, "2026f")

        try zones.upgrade(to: "2025b")
        try eventually("all are derived anew; it says: \(second.log)") {
            try current(accepted, second).values.joined().allSatisfy { $0.dueBecause?.tzdata == "2025b" }
        }
        expect(try current(accepted, second), Self.before, "2025b")
    }

    @Test("an override outlasts it")
    func override() throws {
        let daemon = try start()
        let accepted = try accept(daemon)
        let control = try ControlClient(daemon.control)
        _ = try control.command(
            "/v1/plans/vancouver/overrides", #"{"state":"closed","from":"2030-01-01","to":"2030-02-01"}"#)
        try zones.upgrade(to: "2026f")
        try eventually("all are derived anew; it says: \(daemon.log)") {
            try current(accepted, daemon).values.joined().allSatisfy { $0.dueBecause?.tzdata == "2026f" }
        }
        let found = try current(accepted, daemon)
        #expect(found["vancouver"]?.first?.dueAt == "2030-02-01T16:00:00+00:00")
        #expect(
            found["vancouver"]?.dropFirst().map(\.dueAt) == ["2030-07-16T16:00:00+00:00", "2030-03-05T16:00:00+00:00"])
        #expect(found["west"]?.first?.dueAt == "2030-01-15T17:00:00+00:00")
    }
}
