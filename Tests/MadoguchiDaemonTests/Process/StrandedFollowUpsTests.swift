import Foundation
import Glibc
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Follow-ups whose plan a reload takes away", .timeLimit(.minutes(2)))
struct StrandedFollowUpsTests {
    private static func yaml(_ plans: String...) -> String {
        "display: { timezone: Asia/Tokyo, language: en }\nplans:\n"
            + plans.map { "  \($0): { timezone: Asia/Tokyo, hours: \"2099 Mo-Fr 09:00-17:00\" }\n" }.joined()
    }

    @Test("are counted by plan, without those whose plan is there or that have ended")
    func counts() {
        let stranded = StrandedFollowUps(["basic": 3, "old": 2, "older": 1, "ended": 0], without: ["basic", "pro"])
        #expect(stranded.counts == ["old": 2, "older": 1])
        #expect(
            stranded.lines.map(\.en) == [
                "the plan \"old\" isn't in the configuration, and 2 queued for it are held; add it to the configuration "
                    + "again, or cancel them (madoguchi queue list --plan old --state queued; madoguchi queue cancel ID…)",
                "the plan \"older\" isn't in the configuration, and 1 queued for it is held; add it to the configuration "
                    + "again, or cancel them (madoguchi queue list --plan older --state queued; madoguchi queue cancel ID…)",
            ])
        #expect(stranded.lines.allSatisfy { $0.ja.contains("保留します") })
    }

    @Test("are told before the reload by --check, at it by the log, and at the next start")
    func told() throws {
        let directory = try TemporaryDirectory()
        try directory.write(Self.yaml("basic", "old"), to: "m.yaml")
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        let control = try ControlClient(daemon.control)
        for _ in 0..<2 { _ = try control.accept(plan: "old") }
        _ = try control.accept(plan: "basic")
        let line = "the plan \"old\" isn't in the configuration, and 2 queued for it are held"
        let before = try check(directory)
        #expect(!before.contains("held"), "\(before)")

        try directory.write(Self.yaml("basic"), to: "m.yaml")
        let checked = try check(directory)
        #expect(checked.contains("warning: \(line)"), "\(checked)")
        #expect(!daemon.log.contains(line))

        daemon.signal(SIGHUP)
        try eventually("the log tells of it; it says: \(daemon.log)") { daemon.log.contains("warning: \(line)") }
        daemon.signal(SIGTERM)
        _ = try daemon.exitStatus()

        // Nobody is there to be asked.
        #expect(try !check(directory).contains("held"))
        let second = try DaemonProcess(in: directory)
        try second.ready()
        try eventually("the log tells of it; it says: \(second.log)") { second.log.contains("warning: \(line)") }
    }

    private func check(_ directory: TemporaryDirectory) throws -> String {
        let process = try DaemonProcess(in: directory, environment: ["LANG": "C.UTF-8"], arguments: ["--check"])
        #expect(try process.exitStatus() == 0, "\(process.log)")
        return process.log
    }
}
