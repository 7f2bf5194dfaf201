import Foundation
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A real daemon, and what is laid over its configuration.
@Suite("The daemon's drop-ins", .timeLimit(.minutes(2)))
struct DropInProcessTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: "\(directory.path)/m.yaml.d", withIntermediateDirectories: true)
    }

    private func plans(_ daemon: DaemonProcess) throws -> String {
        let client = try UnixClient(daemon.query)
        client.get("/v1/plans")
        return try client.answer()
    }

    @Test("are read on SIGHUP together with the file, as a whole or not at all")
    func reload() throws {
        try directory.write("plans: { extra: { timezone: UTC, hours: 24/7 } }", to: "m.yaml.d/10-extra.yaml")
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        #expect(try plans(daemon).contains("\"extra\""))

        try directory.write("\nplans: { extra: { hours: 25/7 } }", to: "m.yaml.d/20-more.yaml")
        daemon.signal(SIGHUP)
        try eventually("it refuses; it says: \(daemon.log)") {
            daemon.log.contains("m.yaml.d/20-more.yaml:2:26: 対応時間を読み取れません")
        }
        #expect(try plans(daemon).contains("\"extra\""))

        try directory.write("plans: { extra: ~, other: { timezone: UTC, hours: 24/7 } }", to: "m.yaml.d/20-more.yaml")
        daemon.signal(SIGHUP)
        try eventually("it takes it; it says: \(daemon.log)") { daemon.log.contains("設定を読み直しました: 3 プラン") }
        let answer = try plans(daemon)
        #expect(answer.contains("\"other\""))
        #expect(!answer.contains("\"extra\""))
    }

    @Test("are named by a check, and explained")
    func explain() throws {
        try directory.write("display: { language: en }", to: "m.yaml.d/10-language.yaml")
        let check = try DaemonProcess(in: directory, arguments: ["--check"])
        #expect(try check.exitStatus() == 0)
        #expect(
            check.log.contains("read:\n  \(directory.path)/m.yaml\n  \(directory.path)/m.yaml.d/10-language.yaml\n"))
        #expect(!check.log.contains("default"))

        let explain = try DaemonProcess(in: directory, arguments: ["--check", "--explain"])
        #expect(try explain.exitStatus() == 0)
        let rows = explain.log.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.contains(["display.language", "\(directory.path)/m.yaml.d/10-language.yaml:1", "en"]))
        #expect(rows.contains(["display.timezone", "\(directory.path)/m.yaml:1", "Asia/Tokyo"]))
        #expect(rows.contains(["state_dir", "--state-dir", "\(directory.path)/state"]))
        #expect(rows.contains(["follow_ups.keep", "default", "P90D"]))

        try directory.write("display: { language: fr }", to: "m.yaml.d/10-language.yaml")
        let bad = try DaemonProcess(in: directory, arguments: ["--check", "--explain"])
        #expect(try bad.exitStatus() == 78)
        #expect(bad.log.contains("m.yaml.d/10-language.yaml:1:22: found the text \"fr\""))
        #expect(try DaemonProcess.status("--config", "x", "--explain") == 64)
    }
}
