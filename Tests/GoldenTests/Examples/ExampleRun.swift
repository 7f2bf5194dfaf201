import Foundation
import TestSupport

/// A daemon, and the files of `examples` to be tried beside it.
struct ExampleRun {
    static let folder = Places.repository.appending(path: "examples")

    let scenario: ScenarioRun

    /// - Parameter steps: what is done before, as in `Scenarios`.
    init(_ steps: String = "start hours") throws {
        scenario = try ScenarioRun(Scenario("examples", steps))
        _ = try scenario.golden()
    }

    var directory: TemporaryDirectory { scenario.directory }

    /// What programs find in their environment: the daemon's sockets, and the built programs.
    var environment: [String: String] {
        let programs = URL(fileURLWithPath: Executables.client).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return [
            "LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "MADOGUCHI_RUNTIME_DIR": directory.path("run"),
            "PATH": "\(programs):\(path)", "PYTHONDONTWRITEBYTECODE": "1", "TZDIR": scenario.zones,
        ]
    }

    /// Runs a program to its end; the first word may be a file of `examples`.
    func run(_ command: [String], _ more: [String: String] = [:]) throws -> ChildProcess.Output {
        try ChildProcess.run(Self.found(command), environment: environment.merging(more) { $1 })
    }

    /// Runs a program that has to succeed.
    ///
    /// - Returns: the lines that it wrote.
    func lines(_ command: [String], _ more: [String: String] = [:]) throws -> [String] {
        let output = try run(command, more)
        guard output.isSuccess else {
            throw TestFailure("\(command) \(output.ending): \(output.text) \(output.error)")
        }
        return output.text.split(separator: "\n").map(String.init)
    }

    /// The same, where each line is JSON.
    func documents(_ command: [String]) throws -> [JSONText] {
        try lines(command).map { try JSONText($0) }
    }

    static func found(_ command: [String]) -> [String] {
        command.map { word in
            let file = folder.appending(path: word).path
            return word.contains("/") && FileManager.default.fileExists(atPath: file) ? file : word
        }
    }

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}

/// Programs that the examples need, and that aren't everywhere.
enum ExampleTools {
    static func has(_ command: String...) -> Bool {
        (try? ChildProcess.run(command))?.isSuccess ?? false
    }
}
