import Foundation
import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// Operators are reminded of overrides while real daemons come and go.
@Suite("Reminders of changes of hours in a real daemon", .timeLimit(.minutes(2)))
struct AnnouncementProcessTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.write(
            """
            display: { timezone: UTC, language: en }
            plans: { always: { timezone: UTC, hours: "24/7" } }
            delivery: { from: "窓口 <support@example.jp>" }
            guidance: { operator: owner@example.jp }
            announce: { ahead: [1d] }
            """, to: "m.yaml")
        try ZoneRule.write([.utc], to: directory.path("zones"))
    }

    private func start() throws -> (DaemonProcess, ControlClient) {
        let daemon = try DaemonProcess(in: directory, environment: ["TZDIR": directory.path("zones")])
        try daemon.ready()
        return (daemon, try ControlClient(daemon.control))
    }

    private func kill(_ daemon: DaemonProcess) throws {
        daemon.signal(SIGKILL)
        _ = try daemon.exitStatus()
    }

    /// Closes the plan for an hour, so many hours from now.
    private func close(in hours: Double, _ control: ControlClient) throws -> OverrideResource {
        let (start, end) = (Date(timeIntervalSinceNow: hours * 3_600), Date(timeIntervalSinceNow: (hours + 1) * 3_600))
        let body = #"{"state":"closed","from":"\#(start.ISO8601Format())","to":"\#(end.ISO8601Format())"}"#
        let answer = try control.command("/v1/plans/always/overrides", body)
        return try JSONDecoder().decode(OverrideResource.self, from: Data(answer.utf8))
    }

    /// The states of the reminders, the newest first.
    private func states(_ control: ControlClient) throws -> [String] {
        let page = try JSONDecoder().decode(
            FollowUpPage.self, from: Data(try control.get("/v1/follow-ups?case=announce").utf8))
        return page.followUps.map(\.state)
    }

    @Test("Each comes once over kills and restarts, and not where its change went meanwhile")
    func restarts() throws {
        let (first, control) = try start()
        _ = try close(in: 2, control)
        try kill(first)

        let (second, again) = try start()
        try eventually("it is reminded of; it says: \(second.log)", within: 30) { try states(again) == ["delivered"] }
        _ = try again.command("/v1/queue/pause")
        let override = try close(in: 5, again)
        try kill(second)

        let (third, paused) = try start()
        try eventually("another waits; it says: \(third.log)", within: 30) {
            try states(paused) == ["queued", "delivered"]
        }
        _ = try paused.command("/v1/overrides/\(try #require(override.id))/remove")
        try kill(third)

        let (fourth, last) = try start()
        try eventually("it is cancelled; it says: \(fourth.log)", within: 30) {
            try states(last) == ["cancelled", "delivered"]
        }
        _ = try last.command("/v1/queue/resume")
        let letters = try FileManager.default.contentsOfDirectory(atPath: directory.path("state/outbox/new"))
        #expect(letters.count == 1)
        fourth.signal(SIGTERM)
        #expect(try fourth.exitStatus() == 0)
    }
}
