import Foundation
import Glibc
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A plan is closed while a real daemon drains its queue into a real relay.
@Suite("An override in a real daemon", .timeLimit(.minutes(30)))
struct OverrideProcessTests {
    /// How many messages are drained; `make soak` asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["MADOGUCHI_SOAK_QUEUE"].flatMap(Int.init) ?? 20_000

    private let directory: TemporaryDirectory
    private let sink: SMTPSink

    init() throws {
        directory = try TemporaryDirectory()
        sink = try SMTPSink(in: directory)
        try directory.write(
            """
            display: { timezone: Asia/Tokyo, language: ja }
            plans:
              always: { timezone: America/Los_Angeles, hours: "24/7" }
              other: { timezone: America/Los_Angeles, hours: "24/7" }
            delivery:
              from: "窓口 <support@example.jp>"
              transport: smtp
              smtp: { host: 127.0.0.1, port: \(sink.port), security: none }
              limits: { per_second: 100000, per_domain_per_second: 100000 }
            """, to: "m.yaml")
    }

    private func start() throws -> DaemonProcess {
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        return daemon
    }

    private func client(_ daemon: DaemonProcess) throws -> ControlClient {
        try ControlClient(daemon.control, timeout: 60)
    }

    /// Has a daemon accept messages, and send once they are all there.
    private func fill(_ control: ControlClient, _ count: Int) throws {
        _ = try control.command("/v1/queue/pause")
        for start in stride(from: 0, to: count, by: 1_000) {
            let lines = (start..<min(start + 1_000, count)).map { number in
                #"{"kind":"guidance","plan":"always","to":"user\#(number)@example.jp","subject":"件名","text":"本文"}"#
                    + "\n"
            }
            try control.acceptAll(lines.joined())
        }
        _ = try control.command("/v1/queue/resume")
    }

    /// Closes the plan.
    ///
    /// - Returns: the override, and when its acknowledgement was there.
    private func closePlan(_ control: ControlClient) throws -> (override: OverrideResource, acknowledgedAt: Date) {
        let answer = try control.command("/v1/plans/always/overrides", #"{"state":"closed","reason":"停電のため"}"#)
        let now = Date()
        return (try JSONDecoder().decode(OverrideResource.self, from: Data(answer.utf8)), now)
    }

    private func availability(_ control: ControlClient) throws -> Availability {
        try JSONDecoder().decode(
            Availability.self, from: Data(try control.get("/v1/plans/always/availability").utf8))
    }

    private func openPlan(_ override: OverrideResource, _ control: ControlClient) throws {
        _ = try control.command("/v1/overrides/\(try #require(override.id))/remove")
    }

    /// Has a message of another plan sent, so that the dispatcher has looked at what is due, and checks that it was the
    /// only one.
    private func expectNothingElse(_ control: ControlClient, after sent: Int, queued: Int) throws {
        let id = try #require(try control.accept(plan: "other").id)
        try eventually("another plan's message is sent", within: 60) {
            try control.followUp(id).state == "delivered"
        }
        try eventually("nothing is in flight", within: 60) {
            try control.queue().states["sending", default: 0] == 0
        }
        #expect(try control.queue().plans["always"]?["queued"] == queued)
        #expect(try sink.count == sent + 1)
    }

    private func drain(_ control: ControlClient, _ count: Int) throws {
        try eventually("all are sent; the queue: \((try? control.queue())?.states ?? [:])", within: 60 + count / 50) {
            usleep(50_000)
            return try control.queue().plans["always"]?["delivered"] == count
        }
    }

    @Test("Nothing leaves after it is acknowledged, and once it is removed the rest does, each once")
    func closing() throws {
        let count = Self.count
        let daemon = try start()
        let control = try client(daemon)
        try fill(control, count)
        try eventually("some have left") { try sink.count >= count / 20 }

        let (override, acknowledgedAt) = try closePlan(control)
        let sent = try sink.count
        #expect(sent < count)
        #expect(try #require(try sink.lastArrival) <= acknowledgedAt)
        let answer = try availability(control)
        #expect(!answer.open)
        #expect(answer.until == nil)
        #expect(answer.because.kind == "override")
        #expect(answer.because.reason == "停電のため")

        try eventually("due instants are derived anew; it says: \(daemon.log)", within: 60) {
            daemon.log.contains("送信予定を計算し直しました")
        }
        try expectNothingElse(control, after: sent, queued: count - sent)

        try openPlan(override, control)
        #expect(try availability(control).open)
        try drain(control, count)
        let arrivals = try sink.arrivals()
        #expect(arrivals.count == count + 1)
        #expect(Set(arrivals).count == count + 1)
    }

    @Test("Killed once it is acknowledged, the daemon is closed when it is back, and sends nothing until it is removed")
    func killing() throws {
        let count = 4_000
        let first = try start()
        let control = try client(first)
        try fill(control, count)
        try eventually("some have left") { try sink.count >= count / 20 }
        let (override, acknowledgedAt) = try closePlan(control)
        first.signal(SIGKILL)
        _ = try first.exitStatus()
        let sent = try sink.count
        #expect(sent < count)
        #expect(try #require(try sink.lastArrival) <= acknowledgedAt)

        let second = try start()
        let again = try client(second)
        #expect(try !availability(again).open)
        // What the first one had begun may have been delivered, and nobody has written that down.
        try eventually("that is settled") { try again.queue().states["sending", default: 0] == 0 }
        let queued = try #require(try again.queue().plans["always"]?["queued"])
        try expectNothingElse(again, after: sent, queued: queued)
        let list = try JSONDecoder().decode(
            OverrideList.self, from: Data(try again.get("/v1/plans/always/overrides").utf8))
        #expect(list.overrides.map(\.id) == [override.id])

        try openPlan(override, again)
        try drain(again, count)
        for (id, messages) in Dictionary(grouping: try sink.arrivals(), by: \.self) where messages.count > 1 {
            // The first daemon had no time to write down that it was delivered.
            let doubts = try again.followUp(id).history?.count { $0.move == "doubted" } ?? 0
            #expect(messages.count <= doubts + 1, "\(id) arrived \(messages.count) times")
        }
        #expect(try Set(sink.arrivals()).count == count + 1)
    }

    @Test("With a store that can't be used at the start, hours are answered, and nothing is sent against overrides")
    func lockedStore() throws {
        let count = 20
        let first = try start()
        let control = try client(first)
        let (override, _) = try closePlan(control)
        try fill(control, count)
        first.signal(SIGTERM)
        #expect(try first.exitStatus() == 0)

        // As another daemon would hold it.
        let lock = Glibc.open(directory.path("state/madoguchi.lock"), O_RDWR | O_CLOEXEC)
        try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
        let second = try start()
        #expect(second.log.contains(Wording.overridesFollow.ja))
        let again = try client(second)
        // By the usual hours, since nobody knows better.
        #expect(try availability(again).open)
        #expect(try sink.count == 0)

        Glibc.close(lock)
        try eventually("answers follow the override; it says: \(second.log)") { try !availability(again).open }
        try expectNothingElse(again, after: 0, queued: count)
        try openPlan(override, again)
        try drain(again, count)
        #expect(try Set(sink.arrivals()).count == count + 1)
    }
}
