import Foundation
import TestSupport
import Testing

/// A server that runs while a test talks to it.
struct Peer {
    let directory: TemporaryDirectory
    private let process: ChildProcess
    private let output: String

    init(_ arguments: [String], in directory: TemporaryDirectory) throws {
        self.directory = directory
        output = directory.path("output")
        process = try ChildProcess(arguments, output: output)
    }

    func stop() { process.stop() }

    /// What it has written so far, by whole lines.
    var lines: [String] {
        get throws {
            guard FileManager.default.fileExists(atPath: output) else { return [] }
            let text = String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    /// Waits until it takes connections on a port of loopback.
    func waitUntilListening(port: Int) async throws {
        try await eventually("\(process.command[0]) listens") {
            let said = try lines
            try #require(process.isRunning, "it ended: \(said)")
            return LoopbackPort.isTaken(port)
        }
    }
}
