import Foundation

/// Runs another program to its end.
enum Command {
    struct Failed: Error {
        let status: Int32
        let errors: String
    }

    static func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
    ) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Through files: a pipe that nobody empties while the other is being filled would hold both up.
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let files = try ["in", "out", "err"].map { name in
            let url = directory.appendingPathComponent(name)
            try (name == "in" ? input : Data()).write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = files[0]
        process.standardOutput = files[1]
        process.standardError = files[2]
        try process.run()
        process.waitUntilExit()
        let output = try Data(contentsOf: directory.appendingPathComponent("out"))
        guard process.terminationStatus == 0 else {
            let errors = try Data(contentsOf: directory.appendingPathComponent("err"))
            throw Failed(status: process.terminationStatus, errors: String(decoding: errors, as: UTF8.self))
        }
        return output
    }
}
