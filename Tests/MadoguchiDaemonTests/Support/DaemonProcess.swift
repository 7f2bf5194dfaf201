import Foundation
import Testing

/// A directory of its own that goes with its owner.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/madoguchi-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure("no temporary directory") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// A real `madoguchid`, with its files in a directory of its own.
final class DaemonProcess {
    let directory: TemporaryDirectory
    private let process = Process()
    private let errors: String

    var query: String { "\(directory.path)/run/query.sock" }
    var control: String { "\(directory.path)/run/control.sock" }
    var pid: pid_t { process.processIdentifier }

    /// Built beside the tests.
    static var executable: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "madoguchid")
    }

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
        let command = launcher + [Self.executable.path] + own + arguments
        errors = "\(path)/errors-\(UInt32.random(in: 0...UInt32.max))"
        try Data().write(to: URL(fileURLWithPath: errors))
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // One handle, so that the two don't write over each other.
        let output = FileHandle(forWritingAtPath: errors)
        process.standardError = output
        process.standardOutput = output
        try process.run()
    }

    deinit {
        if process.isRunning { kill(pid, SIGKILL) }
    }

    /// What it has said so far.
    var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    func signal(_ signal: CInt) {
        kill(pid, signal)
    }

    /// Waits until it answers.
    func ready() throws {
        try eventually("the daemon answers; it says: \(log)") {
            guard process.isRunning else { throw TestFailure("the daemon has gone: \(log)") }
            return log.contains("answering on")
        }
    }

    /// Waits for its end.
    func exitStatus() throws -> Int32 {
        try eventually("the daemon ends; it says: \(log)") { !process.isRunning }
        return process.terminationStatus
    }
}

/// Looks again and again, for some seconds at most, whether something has come true.
func eventually(_ what: @autoclosure () -> String, within seconds: Int = 10, _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw TestFailure("waited in vain: \(what())") }
        usleep(5_000)
    }
}

/// Runs a command to its end.
@discardableResult
func run(_ command: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
