import Foundation
import TestSupport
import Testing

/// The units, alerts and the dashboard in `examples`.
@Suite("The examples for monitoring", .disabled(if: GoldenTests.records), .timeLimit(.minutes(5)))
struct MonitoringExampleTests {
    private static let hasPromtool = ExampleTools.has("promtool", "--version")
    private static let units = ["backup", "doctor", "metrics"]

    // MARK: systemd

    @Test(
        "are units that systemd finds no fault with",
        .enabled(if: ExampleTools.has("systemd-analyze", "--version"), "systemd isn't installed (make deps-test)"))
    func verified() throws {
        let directory = try TemporaryDirectory()
        var paths: [String] = []
        for unit in Self.units {
            for kind in ["service", "timer"] {
                let text = try ExampleRun.text("systemd/madoguchi-\(unit).\(kind)")
                    .replacing("/usr/bin/madoguchi ", with: "\(Executables.client) ")
                paths.append(try directory.write(text, to: "madoguchi-\(unit).\(kind)"))
            }
        }
        let output = try ChildProcess.run(["systemd-analyze", "verify", "--man=no"] + paths)
        #expect(output.isSuccess)
        #expect(output.text + output.error == "")
    }

    /// The commands of a unit, each as the service manager would split it, with the test's own directories in the places of
    /// the machine's.
    private static func commands(_ unit: String, in directory: String) throws -> [[String]] {
        let text = try ExampleRun.text("systemd/madoguchi-\(unit).service").replacing("\\\n", with: "")
        return try text.components(separatedBy: "\n").filter { $0.contains(#/^Exec[A-Za-z]+=/#) }.map { line in
            try Words.split(
                String(line.drop { $0 != "=" }.dropFirst())
                    .replacing("$$", with: "$").replacing("%%", with: "%")
                    .replacing("/usr/bin/madoguchi ", with: "\(Executables.client) ")
                    .replacing("/run/madoguchi/", with: "\(directory)/run/")
                    .replacing("/run/madoguchi-metrics/", with: "\(directory)/")
                    .replacing("/var/backups/madoguchi", with: "\(directory)/backups")
                    .replacing("/var/lib/prometheus/node-exporter/", with: "\(directory)/"))
        }
    }

    private static func perform(_ unit: String, in run: ExampleRun) throws {
        for command in try commands(unit, in: run.directory.path) {
            let output = try run.run(command)
            #expect(output.isSuccess, "\(command) \(output.ending): \(output.error)")
        }
    }

    @Test("hand over every figure but those that the node exporter has of its own")
    func figures() throws {
        let run = try ExampleRun("start standard")
        try Self.perform("metrics", in: run)
        let all = try run.directory.text("all").components(separatedBy: "\n")
        let own = all.filter { $0.contains(#/^(?:# [A-Z]+ )?process_/#) }
        #expect(own.count >= 6)
        #expect(
            try run.directory.text("madoguchi.prom").components(separatedBy: "\n") == all.filter { !own.contains($0) })
    }

    @Test("make a backup that a day of the next week replaces")
    func backup() throws {
        let run = try ExampleRun("start standard")
        try Self.perform("backup", in: run)
        try Self.perform("backup", in: run)
        let backups = try FileManager.default.contentsOfDirectory(atPath: run.directory.path("backups"))
        // Two, where midnight lay between them.
        #expect((1...2).contains(backups.count))
        for backup in backups {
            #expect(backup.contains(#/^[1-7]\.sqlite$/#))
            #expect(try run.directory.read("backups/\(backup)").starts(with: Array("SQLite format 3\0".utf8)))
        }
    }

    @Test("look for faults")
    func doctor() throws {
        try Self.perform("doctor", in: ExampleRun("start standard"))
    }

    // MARK: Prometheus and Grafana

    @Test("are alerts that Prometheus takes", .enabled(if: hasPromtool, "promtool isn't in PATH (make test)"))
    func alerts() throws {
        let rules = ExampleRun.folder.appending(path: "prometheus/madoguchi.rules.yml").path
        try ChildProcess.succeed(["promtool", "check", "rules", rules])
    }

    @Test("are alerts that come when they should", .enabled(if: hasPromtool, "promtool isn't in PATH (make test)"))
    func tested() throws {
        let tests = ExampleRun.folder.appending(path: "prometheus/madoguchi.rules.test.yml").path
        try ChildProcess.succeed(["promtool", "test", "rules", tests])
        // Each is seen to come.
        let tried = try ExampleRun.text("prometheus/madoguchi.rules.test.yml")
        let alerts = try ExampleRun.text("prometheus/madoguchi.rules.yml").matches(of: #/- alert: (\w+)/#)
        #expect(alerts.count >= 10)
        for alert in alerts {
            #expect(tried.contains("alertname: \(alert.output.1)\n        exp_alerts:"), "\(alert.output.1)")
        }
    }

    /// The expressions of the dashboard, with its variables filled in.
    private static func expressions() throws -> [String] {
        var found: [String] = []
        func collect(_ value: JSONText) {
            switch value {
            case .plain: break
            case .array(let values): values.forEach(collect)
            case .object(let entries):
                for entry in entries {
                    if entry.key == "expr", let text = entry.value.word {
                        found.append(text.replacing(#"\""#, with: "\""))
                    }
                    collect(entry.value)
                }
            }
        }
        collect(try JSONText(ExampleRun.text("grafana/madoguchi.json")))
        return found.map { $0.replacing("$__rate_interval", with: "1m").replacing("$plan", with: ".*") }
    }

    @Test(
        "are a dashboard whose expressions Prometheus can read",
        .enabled(if: hasPromtool, "promtool isn't in PATH (make test)"))
    func dashboard() throws {
        let expressions = try Self.expressions()
        #expect(expressions.count > 10)
        let rules = expressions.enumerated().map { index, expression in
            "      - { record: \"panel:number_\(index)\", expr: '\(expression)' }"
        }
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            "groups:\n  - name: dashboard\n    rules:\n\(rules.joined(separator: "\n"))\n", to: "rules.yml")
        try ChildProcess.succeed(["promtool", "check", "rules", file])
    }

    @Test("name only figures that a running daemon has")
    func names() throws {
        let run = try ExampleRun(
            """
            file recipients.csv
                | to
                | hanako@example.jp

            file closing.csv
                | date,name
                | 2099-12-29,closed

            relay port {"security":"none"}

            start watched

            control POST /v1/follow-ups
                | {"kind":"guidance","plan":"always","to":"hanako@example.jp","subject":"S","text":"T"}
                keep id = id

            control GET /v1/follow-ups/{id}
                until state = delivered
            """)
        let figures = try run.lines([
            "curl", "-sSf", "--unix-socket", run.directory.path("run/control.sock"), "http://localhost/metrics",
        ])
        let families = Set(
            figures.filter { $0.hasPrefix("# TYPE ") }.compactMap { $0.split(separator: " ").dropFirst(2).first }
                .map(String.init))
        let texts = [
            try ExampleRun.text("prometheus/madoguchi.rules.yml"), try Self.expressions().joined(separator: "\n"),
        ]
        // Those of nodes are a daemon's that shares its queue.
        let described = try ExampleRun.text("../docs/metrics.md")
        for text in texts {
            let names = text.split(separator: "\n").filter { !$0.contains("record:") }.flatMap {
                $0.matches(of: #/\b(?:madoguchi|process)_[a-z_]+/#).map { String($0.output) }
            }
            #expect(Set(names).count > 8)
            for name in Set(names) {
                let family = name.replacing(#/_(?:bucket|sum|count)$/#, with: "")
                let isThere = families.contains(name) || families.contains(family)
                #expect(isThere || name.hasPrefix("madoguchi_node") && described.contains("`\(name)"), "\(name)")
            }
        }
    }
}
