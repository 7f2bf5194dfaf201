import Foundation
import MadoguchiAPI
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// What becomes of follow-ups in a real daemon, before a real relay.
@Suite("Follow-ups in a real daemon", .timeLimit(.minutes(3)))
struct FollowUpProcessTests {
    private static func configuration(port: Int, more: String = "") -> String {
        """
        display: { timezone: Asia/Tokyo, language: ja }
        plans:
          always: { timezone: America/Los_Angeles, hours: "24/7" }
          seldom: { timezone: America/Los_Angeles, hours: "Feb 29 06:00-17:00" }
        delivery:
          from: "窓口 <support@example.jp>"
          transport: smtp
          smtp: { host: 127.0.0.1, port: \(port), security: none, connections: 2 }
          limits: { per_second: 100000, per_domain_per_second: 100000 }
        \(more)
        """
    }

    private func start(
        _ directory: TemporaryDirectory, port: Int, more: String = "", arguments: [String] = []
    ) throws -> DaemonProcess {
        try directory.write(Self.configuration(port: port, more: more), to: "m.yaml")
        let daemon = try DaemonProcess(in: directory, arguments: arguments)
        try daemon.ready()
        return daemon
    }

    @Test("A message whose window is open goes at once, and its history tells how")
    func delivery() throws {
        let directory = try TemporaryDirectory()
        let sink = try SMTPSink(in: directory)
        let daemon = try start(directory, port: sink.port)
        let id = try #require(try ControlClient(daemon.control).accept(plan: "always").id)
        try eventually("it arrives") { try sink.arrivals() == [id] }
        try eventually("it is delivered") {
            try ControlClient(daemon.control).followUp(id).state == "delivered"
        }
        let moves = try ControlClient(daemon.control).followUp(id).history?.map(\.move)
        #expect(moves == ["accepted", "claimed", "delivered"])
        let metrics = try ControlClient(daemon.control).get("/metrics")
        #expect(metrics.contains(#"madoguchi_attempts_total{outcome="delivered",reply="2xx"} 1"#))
        #expect(metrics.contains("madoguchi_smtp_duration_seconds_count 1\n"))
        #expect(metrics.contains(#"madoguchi_follow_ups{plan="always",state="delivered"} 1"#))
    }

    @Test("Other hours give another due instant, and a plan that is gone holds its messages until it is back")
    func reload() throws {
        let directory = try TemporaryDirectory()
        let sink = try SMTPSink(in: directory)
        let daemon = try start(directory, port: sink.port)
        let control = try ControlClient(daemon.control)
        let accepted = try control.accept(plan: "seldom")
        let id = try #require(accepted.id)
        #expect(accepted.dueAt?.contains("-02-29T23:00:00+09:00") == true)

        let yaml = Self.configuration(port: sink.port)
        try directory.write(yaml.replacing("Feb 29 06:00", with: "Feb 29 07:00"), to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("the due instant follows") {
            try ControlClient(daemon.control).followUp(id).dueAt?.contains("-03-01T00:00:00+09:00") == true
        }

        try directory.write(yaml.replacing("seldom", with: "other"), to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("it is held") {
            try ControlClient(daemon.control).followUp(id).dueBecause?.held == "unknown-plan"
        }
        try eventually("the log says so") { daemon.log.contains("そのうち 1 件は保留です") }

        try directory.write(yaml.replacing("Feb 29 06:00-17:00", with: "24/7"), to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("it arrives") { try sink.arrivals() == [id] }
    }

    @Test("Killed again and again under load, it loses nothing, and sends twice only what it had doubts about")
    func kill() throws {
        let directory = try TemporaryDirectory()
        let sink = try SMTPSink(in: directory)
        var acknowledged: [String] = []
        for round in 0..<8 {
            let daemon = try start(directory, port: sink.port)
            let deadline = ContinuousClock.now + .milliseconds(150 + 90 * round)
            let control = try ControlClient(daemon.control)
            while ContinuousClock.now < deadline {
                acknowledged += try control.acceptBatch(count: 20, plan: "always").compactMap(\.id)
            }
            daemon.signal(SIGKILL)
            _ = try daemon.exitStatus()
        }
        #expect(acknowledged.count > 100)
        #expect(Set(acknowledged).count == acknowledged.count)

        let daemon = try start(directory, port: sink.port)
        let control = try ControlClient(daemon.control)
        try eventually("everything is sent; the queue: \((try? control.queue())?.states ?? [:])") {
            let states = try control.queue().states
            return states["queued", default: 0] == 0 && states["sending", default: 0] == 0
        }
        let arrivals = Dictionary(grouping: try sink.arrivals()) { $0 }
        let lost = acknowledged.filter { arrivals[$0] == nil }
        #expect(lost.isEmpty)
        for (id, messages) in arrivals where messages.count > 1 {
            let uncertainAttempts = try control.followUp(id).history?.count { $0.move == "doubted" } ?? 0
            #expect(messages.count <= uncertainAttempts + 1, "\(id) arrived \(messages.count) times")
        }
    }

    @Test("Told to stop while messages are in flight, it ends well and soon, and the next one continues")
    func stop() throws {
        let directory = try TemporaryDirectory()
        // Two seconds for each answer.
        let sink = try SMTPSink(in: directory, options: ["-w", "1"])
        let first = try start(directory, port: sink.port)
        let ids = try ControlClient(first.control).acceptBatch(count: 30, plan: "always").compactMap(\.id)
        try eventually("something is in flight") {
            try ControlClient(first.control).queue().states["sending", default: 0] > 0
        }
        first.signal(SIGTERM)
        try eventually("it ends; it says: \(first.log)", within: 30) { (try? first.exitStatus()) != nil }
        #expect(try first.exitStatus() == 0)

        let quick = try SMTPSink(in: directory)
        let second = try start(directory, port: quick.port)
        try eventually("everything is sent") {
            let states = try ControlClient(second.control).queue().states
            return states["queued", default: 0] == 0 && states["sending", default: 0] == 0
        }
        let arrivals = Set(try quick.arrivals())
        #expect(ids.allSatisfy(arrivals.contains))
    }

    @Test("A sender that the relay refuses halts the queue and costs no message; mended, they all go")
    func refusedSender() throws {
        let directory = try TemporaryDirectory()
        let refusing = try SMTPSink(in: directory, options: ["-f", "mail"])
        let daemon = try start(directory, port: refusing.port)
        let ids = try ControlClient(daemon.control).acceptBatch(count: 300, plan: "always").compactMap(\.id)
        try eventually("it halts; it says: \(daemon.log)") { daemon.log.contains("送信を停止しました") }
        let control = try ControlClient(daemon.control)
        try eventually("nothing is in flight") { try control.queue().states["sending", default: 0] == 0 }
        #expect(try control.queue().states["queued"] == 300)

        let sink = try SMTPSink(in: directory)
        let mended = Self.configuration(port: sink.port).replacing("support@", with: "mended@")
        try directory.write(mended, to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("they all go") { try Set(sink.arrivals()) == Set(ids) }
        #expect(try sink.texts().allSatisfy { $0.contains("mended@example.jp") && !$0.contains("support@") })
    }

    @Test("Nothing is sent while it is paused, not even after a restart")
    func pause() throws {
        let directory = try TemporaryDirectory()
        let sink = try SMTPSink(in: directory)
        let first = try start(directory, port: sink.port)
        #expect(try ControlClient(first.control).command("/v1/queue/pause").contains(#""paused":true"#))
        let id = try #require(try ControlClient(first.control).accept(plan: "always").id)
        first.signal(SIGTERM)
        #expect(try first.exitStatus() == 0)

        let second = try start(directory, port: sink.port)
        let other = try #require(try ControlClient(second.control).accept(plan: "always").id)
        try eventually("the pause is known") { try ControlClient(second.control).queue().paused }
        #expect(try sink.arrivals() == [])
        _ = try ControlClient(second.control).command("/v1/queue/resume")
        try eventually("both arrive") { try Set(sink.arrivals()) == [id, other] }
    }
}
