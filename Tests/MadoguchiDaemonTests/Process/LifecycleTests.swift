import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// How a real daemon starts, changes and ends.
@Suite("The daemon", .timeLimit(.minutes(2)))
struct LifecycleTests {
    private func availability(_ daemon: DaemonProcess, plan: String = "basic", query: String = "") throws
        -> Availability
    {
        let client = try UnixClient(daemon.query)
        client.get("/v1/plans/\(plan)/availability\(query)")
        let body = try client.answer().split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        return try JSONDecoder().decode(Availability.self, from: Data(body.utf8))
    }

    @Test("checks a configuration: 0 with a word on it, 78 with the reasons, 64 without one")
    func check() throws {
        let directory = try TemporaryDirectory()
        let good = try DaemonProcess(in: directory, arguments: ["--check"])
        #expect(try good.exitStatus() == 0)
        #expect(good.log.hasPrefix("\(directory.path)/m.yaml: OK, 2 plans\n"))
        try directory.write("plans: { a: { timezone: UTC } }\nx: 1\n", to: "m.yaml")
        let bad = try DaemonProcess(in: directory, arguments: ["--check"])
        #expect(try bad.exitStatus() == 78)
        #expect(bad.log.contains("m.yaml:1:13: plan \"a\" lacks the key \"hours\"; add it\n"))
        #expect(bad.log.contains("m.yaml:2:1: unknown key \"x\""))
        #expect(try DaemonProcess.status() == 64)
        #expect(try DaemonProcess.status("--config", "x", "--nope") == 64)
    }

    @Test(
        "shows plans, windows and how to ask, in the language of the environment",
        arguments: [("ja_JP.UTF-8", "Basicプラン: ", "問い合わせ方"), ("en_US.UTF-8", "Basic: ", "How to ask")])
    func show(locale: String, plan: String, heading: String) throws {
        let daemon = try DaemonProcess(
            environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": locale], arguments: ["--show"])
        try daemon.ready()
        try eventually("it shows; it says: \(daemon.log)") { daemon.log.contains("curl --unix-socket") }
        #expect(daemon.log.contains("\n\(plan)"))
        #expect(daemon.log.contains("\n\(heading)\n"))
        let export = try #require(
            daemon.log.split(separator: "\n").first { $0.hasPrefix("  export ") }, "\(daemon.log)")
        #expect(export.contains("MADOGUCHI_RUNTIME_DIR=\"\(daemon.directory.path)/run\""))
        // What it shows works as it stands there.
        let shell = try ChildProcess(
            ["/bin/sh", "-c", "\(export) && madoguchi status basic; [ $? -le 1 ]"],
            environment: ProcessInfo.processInfo.environment, output: daemon.directory.path + "/shown")
        guard case .status(0) = try shell.end(within: 10, said: "") else {
            Issue.record("the client doesn't find the daemon by \(export)")
            return
        }
    }

    @Test("refuses to start beside another one, and replaces what a crash left behind")
    func second() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        let second = try DaemonProcess(in: daemon.directory)
        #expect(try second.exitStatus() == 75)
        #expect(second.log.contains(Wording.runtimeDirectoryInUse("\(daemon.directory.path)/run").ja))
        daemon.signal(SIGKILL)
        _ = try daemon.exitStatus()
        #expect(FileManager.default.fileExists(atPath: daemon.query))
        let third = try DaemonProcess(in: daemon.directory)
        try third.ready()
        #expect(try availability(third).plan == "basic")
    }

    @Test("doesn't touch somebody else's socket or file")
    func strangers() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: "\(directory.path)/run", withIntermediateDirectories: true)
        try directory.write("precious", to: "run/query.sock")
        let refused = try DaemonProcess(in: directory)
        #expect(try refused.exitStatus() == 78)
        #expect(refused.log.contains(Wording.noSocketThere("\(directory.path)/run/query.sock").ja))
        #expect(try String(contentsOfFile: "\(directory.path)/run/query.sock", encoding: .utf8) == "precious")
        #expect(!FileManager.default.fileExists(atPath: "\(directory.path)/run/control.sock"))
    }

    @Test("refuses to start where somebody else answers already")
    func answered() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: "\(directory.path)/run", withIntermediateDirectories: true)
        let other = try UnixListener("\(directory.path)/run/control.sock")
        let refused = try DaemonProcess(in: directory)
        #expect(try refused.exitStatus() == 75)
        #expect(refused.log.contains(Wording.socketInUse("\(directory.path)/run/control.sock").ja))
        withExtendedLifetime(other) {}
    }

    @Test("says that a path is too long for a socket")
    func longPath() throws {
        let name = String(repeating: "d", count: 120)
        let daemon = try DaemonProcess(arguments: ["--runtime-dir", "/tmp/\(name)"])
        #expect(try daemon.exitStatus() == 78)
        #expect(daemon.log.contains("107 バイトまでです"))
        try FileManager.default.removeItem(atPath: "/tmp/\(name)")
    }

    @Test("takes a good configuration on SIGHUP as a whole, and a bad one not at all")
    func reload() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        let before = try availability(daemon, plan: "pro")
        #expect(before.open)
        try daemon.directory.write("plans: { pro: { timezone: UTC, hours: off } }", to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("it refuses; it says: \(daemon.log)") {
            // In the language of the configuration that stays in use.
            daemon.log.contains("m.yaml:1:39: 引用符のない off")
        }
        #expect(try availability(daemon, plan: "pro").open)
        try daemon.directory.write("plans: { pro: { timezone: UTC, hours: \"off\" } }", to: "m.yaml")
        daemon.signal(SIGHUP)
        try eventually("it takes it; it says: \(daemon.log)") {
            daemon.log.contains("the configuration was read again: 1 plan")
        }
        let after = try availability(daemon, plan: "pro")
        #expect(!after.open)
        #expect(after.until == nil)
        #expect(after.zone == "UTC")
    }

    @Test("answers by a new tz database without a restart, keeps on where it is damaged, and says what changed")
    func timeZones() throws {
        let directory = try TemporaryDirectory()
        let zones = "\(directory.path)/zones"
        /// A zone of one offset for ever, made by the tz project's own compiler.
        func compile(_ rule: String) throws {
            try directory.write("Zone America/Los_Angeles \(rule)\nZone Asia/Tokyo 9:00 - JST\n", to: "rules")
            try ChildProcess.succeed(["zic", "-d", "\(directory.path)/new", "\(directory.path)/rules"])
        }
        try compile("-8:00 - PST")
        try FileManager.default.moveItem(atPath: "\(directory.path)/new", toPath: zones)
        let daemon = try DaemonProcess(in: directory, environment: ["TZDIR": zones])
        try daemon.ready()
        let query = "?at=2026-11-24T22:00:00%2B09:00"
        #expect(try !availability(daemon, query: query).open)

        // One file in place of another, as a package's upgrade does it.
        try compile("-7:00 - PDT")
        let file = "America/Los_Angeles"
        #expect(rename("\(directory.path)/new/\(file)", "\(zones)/\(file)") == 0)
        try eventually("it reads; it says: \(daemon.log)") { daemon.log.contains("これまでは") }
        #expect(daemon.log.contains("使用中のタイムゾーンのうち 1 個"))
        #expect(daemon.log.contains("UTC-07:00 (PDT) になります（これまでは UTC-08:00 (PST)）"))
        let answer = try availability(daemon, query: query)
        #expect(answer.open)
        #expect(answer.vendor?.time == "2026-11-24T06:00:00-07:00")

        // A damaged file changes nothing.
        try Data("TZif".utf8).write(to: URL(fileURLWithPath: "\(zones)/\(file)"))
        try eventually("it complains; it says: \(daemon.log)") {
            daemon.log.contains("これまでの内容を使い続けます")
        }
        #expect(try availability(daemon, query: query) == answer)

        // The whole directory exchanged.
        try compile("-9:00 - XXX")
        try FileManager.default.moveItem(atPath: zones, toPath: "\(directory.path)/old")
        try FileManager.default.moveItem(atPath: "\(directory.path)/new", toPath: zones)
        try eventually("it reads; it says: \(daemon.log)") { daemon.log.contains("UTC-09:00 (XXX)") }
        #expect(try availability(daemon, query: query).vendor?.time == "2026-11-24T04:00:00-09:00")
    }

    @Test("answers those who wait when it stops, and ends well")
    func stopping() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        let waiting = try [daemon.query, daemon.control].map { socket in
            let client = try UnixClient(socket)
            client.get("/v1/plans/pro/availability?wait=closed&timeout=1h")
            return client
        }
        let idle = try UnixClient(daemon.query)
        idle.get("/healthz")
        _ = try idle.answer()
        // Both are held once the daemon has dealt with a later request on each socket.
        for socket in [daemon.query, daemon.control] {
            let client = try UnixClient(socket)
            client.get("/healthz")
            _ = try client.answer()
        }
        daemon.signal(SIGTERM)
        for client in waiting { #expect(try client.everything().contains(#""open":true"#)) }
        #expect(try idle.everything().isEmpty)
        #expect(try daemon.exitStatus() == 0)
    }

    @Test("holds thousands at no thread's cost, lets those go who hang up, and answers at the timeout")
    func thousands() throws {
        let daemon = try DaemonProcess()
        try daemon.ready()
        func threads() throws -> Int {
            let status = try String(contentsOfFile: "/proc/\(daemon.pid)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Threads") })
            return try #require(Int(line.drop { !$0.isNumber }))
        }
        let clients = try (0..<900).map { _ in try UnixClient(daemon.query, timeout: 20) }
        let before = try threads()
        for (index, client) in clients.enumerated() {
            client.get("/v1/plans/pro/availability?wait=closed&timeout=\(index % 2 == 0 ? "2s" : "1h")")
        }
        for (index, client) in clients.enumerated() where index % 2 == 0 {
            #expect(try client.answer().contains(#""open":true"#))
        }
        // The store's come and go with its work, and the maildir's may have been on their way still.
        #expect(try threads() <= before + 20)
    }

    @Test("tells the service manager when it is ready, alive, reloading and stopping")
    func serviceManager() throws {
        let directory = try TemporaryDirectory()
        let manager = try NotifySocket("\(directory.path)/notify")
        let daemon = try DaemonProcess(
            in: directory,
            environment: ["NOTIFY_SOCKET": "\(directory.path)/notify", "WATCHDOG_USEC": "200000"])
        try daemon.ready()
        // At first the store may be being opened.
        let status = try manager.wait(for: "a status with the queue") {
            $0.hasPrefix("STATUS=basic: ") && $0.hasSuffix(" · 送信待ちはありません")
        }
        #expect(status.contains(" · pro: 受付中 · "))
        _ = try manager.wait(for: "WATCHDOG=1")
        _ = try manager.wait(for: "WATCHDOG=1")
        daemon.signal(SIGHUP)
        #expect(try manager.wait(for: "RELOADING=1").contains("MONOTONIC_USEC="))
        _ = try manager.wait(for: "READY=1")
        _ = try ControlClient(daemon.control).command("/v1/queue/pause")
        _ = try manager.wait(for: "the pause") { $0.hasSuffix(" · 一時停止中") }
        daemon.signal(SIGTERM)
        _ = try manager.wait(for: "STOPPING=1")
        #expect(try daemon.exitStatus() == 0)
    }

    @Test(
        "listens on what it inherits by name, and leaves it in place",
        arguments: [
            "query:control", "madoguchid-query.socket:madoguchid.socket",
        ])
    func inherited(names: String) throws {
        let directory = try TemporaryDirectory()
        let daemon = try DaemonProcess(
            in: directory,
            launcher: ["/usr/bin/env", "python3", "-c", Self.activator, directory.path, names])
        try daemon.ready()
        for name in ["a", "b"] {
            let client = try UnixClient("\(directory.path)/\(name)")
            client.get("/healthz")
            #expect(try client.answer().hasPrefix("HTTP/1.1 200"))
        }
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
        #expect(FileManager.default.fileExists(atPath: "\(directory.path)/a"))
    }

    @Test("refuses what it inherits under a name that means nothing to it")
    func unknownName() throws {
        let directory = try TemporaryDirectory()
        let daemon = try DaemonProcess(
            in: directory,
            launcher: ["/usr/bin/env", "python3", "-c", Self.activator, directory.path, "query:quarry"])
        #expect(try daemon.exitStatus() == 78)
        #expect(daemon.log.contains(Wording.inheritedUnnamed(4, "quarry").ja))
    }

    /// Does what a socket unit does: binds `a` and `b`, hands them over as descriptors 3 and 4, and becomes the daemon.
    private static let activator = """
        import os, socket, sys
        directory, names = sys.argv[1:3]
        for number, name in enumerate("ab"):
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(f"{directory}/{name}")
            listener.listen()
            os.dup2(listener.fileno(), 10 + number)
        for number in range(2):
            os.dup2(10 + number, 3 + number, inheritable=True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="2", LISTEN_FDNAMES=names)
        os.execv(sys.argv[3], sys.argv[3:])
        """
}
