import Foundation
import TestSupport
import Testing

/// The unit in docs/metrics.md that hands the figures to the node exporter.
@Suite("The guide to monitoring", .timeLimit(.minutes(1)))
struct MetricsGuideTests {
    private static let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/metrics.md")

    /// The commands of the unit, each as the service manager would split it, with the test's own directories in the
    /// places of the machine's.
    private static func commands(in directory: String) throws -> [[String]] {
        let text = try String(contentsOf: guide, encoding: .utf8).replacing("\\\n", with: "")
        return try text.components(separatedBy: "\n").filter { $0.hasPrefix("ExecStart=") }.map { line in
            try Words.split(
                String(line.dropFirst("ExecStart=".count))
                    .replacing("/run/madoguchi/", with: "\(directory)/run/")
                    .replacing("/run/madoguchi-metrics/", with: "\(directory)/")
                    .replacing("/var/lib/prometheus/node-exporter/", with: "\(directory)/"))
        }
    }

    @Test("shows a unit that hands over every figure but those that the node exporter has of its own")
    func unit() throws {
        let run = try ScenarioRun(Scenario("guide", "start standard"))
        _ = try run.golden()
        let directory = run.directory
        let commands = try Self.commands(in: directory.path)
        #expect(commands.count == 3)
        for command in commands {
            let program = try Program(command, environment: [:], output: directory.path("command"))
            #expect(try program.end() == "exits with 0", "\(command): \(program.error)")
        }
        let all = try directory.text("all").components(separatedBy: "\n")
        let own = all.filter { $0.contains(#/^(?:# [A-Z]+ )?process_/#) }
        #expect(own.count >= 6)
        #expect(try directory.text("madoguchi.prom").components(separatedBy: "\n") == all.filter { !own.contains($0) })
    }
}
