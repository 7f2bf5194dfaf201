import Foundation
import Glibc
import TestSupport

/// A real `madoguchid` with its files in a scenario's directory.
final class DaemonProcess {
    private let process: Program
    private let directory: String

    /// Starts it and waits until it answers on both sockets.
    ///
    /// - Parameter openFiles: how many files it may have open; nil for as many as the tests may.
    init(in directory: String, zones: String, openFiles: Int? = nil) throws {
        self.directory = directory
        var command =
            [Executables.daemon, "--config", "\(directory)/m.yaml"] + Self.places(directory) + ["--log-level", "debug"]
        if let openFiles { command = ["/bin/sh", "-c", "ulimit -n \(openFiles) && exec \"$0\" \"$@\""] + command }
        process = try Program(
            command, environment: ["TZDIR": zones], output: "\(directory)/daemon")
        for socket in ["query", "control"] {
            try eventually("the daemon answers on \(socket).sock; it says: \(process.error)") {
                guard process.child.isRunning else { throw TestFailure("the daemon has gone: \(process.error)") }
                return Self.answers("\(directory)/run/\(socket).sock")
            }
        }
    }

    static func places(_ directory: String) -> [String] {
        ["--runtime-dir", "\(directory)/run", "--state-dir", "\(directory)/state"]
    }

    private static func answers(_ path: String) -> Bool {
        guard let connection = try? UnixConnection(path) else { return false }
        connection.send(Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        return (try? connection.receive().isEmpty) == false
    }

    /// Has it read its configuration anew.
    func reload() {
        process.child.signal(SIGHUP)
    }

    /// Asks it to stop.
    func terminate() {
        process.child.signal(SIGTERM)
    }

    /// Ends it without a word, and waits for that.
    func kill() {
        process.child.signal(SIGKILL)
        process.child.wait()
    }

    /// What it has said so far.
    var log: String { process.error }

    /// - Returns: `exits with 0`.
    func end() throws -> String {
        try process.end()
    }
}
