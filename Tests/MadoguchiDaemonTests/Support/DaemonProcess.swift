import Foundation
import TestSupport

/// A real `madoguchid`, with its files in a directory of its own.
final class DaemonProcess {
    let directory: TemporaryDirectory
    private let process: ChildProcess
    private let errors: String

    var query: String { "\(directory.path)/run/query.sock" }
    var control: String { "\(directory.path)/run/control.sock" }
    var pid: Int32 { process.id }

    /// - Parameters:
    ///   - launcher: a command that starts the daemon, whose own command line follows it.
    ///   - arguments: beside those that say where its files are.
    init(
        _ yaml: String = threePlans, in directory: TemporaryDirectory? = nil, launcher: [String] = [],
        environment: [String: String] = [:], arguments: [String] = []
    ) throws {
        self.directory = try directory ?? TemporaryDirectory()
        let path = self.directory.path
        if !FileManager.default.fileExists(atPath: "\(path)/m.yaml") { try self.directory.write(yaml, to: "m.yaml") }
        let own = [
            "--config", "\(path)/m.yaml", "--runtime-dir", "\(path)/run", "--state-dir", "\(path)/state",
        ]
        let command = launcher + [BuiltPrograms.path("madoguchid")] + own + arguments
        errors = "\(path)/errors-\(UInt32.random(in: 0...UInt32.max))"
        process = try ChildProcess(
            command, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }, output: errors)
    }

    /// What it has said so far.
    var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    func signal(_ signal: Int32) {
        process.signal(signal)
    }

    /// Waits until it answers.
    func ready() throws {
        try eventually("the daemon answers; it says: \(log)") {
            guard process.isRunning else { throw TestFailure("the daemon has gone: \(log)") }
            // In the language of its configuration.
            return log.contains("answering on") || log.contains("で応答しています")
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: its exit status, or the number of the signal that ended it.
    func exitStatus() throws -> Int32 {
        switch try process.end(within: 10, said: log) {
        case .status(let status): status
        case .signal(let signal): signal
        }
    }

    /// Runs it for something else than answering.
    ///
    /// - Returns: its exit status.
    static func status(_ arguments: String...) throws -> Int32? {
        try ChildProcess.run([BuiltPrograms.path("madoguchid")] + arguments).ending.status
    }
}
