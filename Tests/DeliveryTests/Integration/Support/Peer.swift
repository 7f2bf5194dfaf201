import Foundation
import Testing

/// A server that runs while a test talks to it.
struct Peer {
    let directory: TestDirectory
    private let process: ChildProcess
    private let output: String

    init(_ arguments: [String], in directory: TestDirectory) throws {
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
        try await eventually("\(process.name) listens") {
            let said = try lines
            try #require(process.isRunning, "it ended: \(said)")
            return LoopbackPort.isTaken(port)
        }
    }
}

/// Waits until a condition holds, for ten seconds at most.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    for _ in 0..<1_000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("in vain: \(what)")
}

/// A directory that goes with its owner.
final class TestDirectory: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "madoguchi-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}
