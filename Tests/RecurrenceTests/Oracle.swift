import Foundation
import SupportHours

@testable import Recurrence

/// python-dateutil, asked for many rules at once.
enum Oracle {
    struct Question: Encodable {
        var rule: String
        var start: String
        var end: String
    }

    struct Failed: Error {
        let status: Int32
    }

    static let isInstalled = (try? run(["python3", "-c", "import dateutil.rrule"], input: Data())) != nil

    /// The most occurrences that it tells of one rule.
    static let most = 300

    /// For each rule, its first occurrences up to the end.
    static func occurrences(_ questions: [Question]) throws -> [[String]] {
        guard let script = Bundle.module.url(forResource: "recurrences", withExtension: "py", subdirectory: "Oracle")
        else { throw CocoaError(.fileNoSuchFile) }
        let answer = try run(["python3", script.path], input: JSONEncoder().encode(questions))
        return try JSONDecoder().decode([[String]].self, from: answer)
    }

    /// Through files: a pipe that nobody empties while the other is being filled would hold both up.
    private static func run(_ arguments: [String], input: Data) throws -> Data {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let (asked, answered) = (directory.appendingPathComponent("in"), directory.appendingPathComponent("out"))
        try input.write(to: asked)
        try Data().write(to: answered)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: asked)
        process.standardOutput = try FileHandle(forWritingTo: answered)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
        return try Data(contentsOf: answered)
    }
}
