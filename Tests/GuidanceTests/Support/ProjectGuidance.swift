import Foundation
import Messages
import SupportHours
import TestZones

@testable import Guidance

extension GuidanceSet {
    /// The project's own letters and playbooks.
    static func ofTheProject() throws -> GuidanceSet {
        let directory = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Config/guidance"
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory) {
            var isDirectory: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(directory)/\(path)", isDirectory: &isDirectory)
            if isDirectory.boolValue { continue }
            files[path] = Array(try Data(contentsOf: URL(filePath: "\(directory)/\(path)")))
        }
        return try GuidanceSet(GuidanceFiles(files, in: directory))
    }
}

extension MessageHours {
    /// Of a plan that is open at all times.
    static func open() throws -> MessageHours {
        MessageHours(
            planName: "Basic",
            schedule: Schedule(hours: try OpeningHours(parsing: "24/7"), zone: try .california()),
            at: Instant(secondsSinceEpoch: 1_795_608_000), display: try .japan())
    }
}
