import Foundation
package import Guidance

extension GuidanceSet {
    /// The project's own letters and playbooks.
    package static func ofTheProject() throws -> GuidanceSet {
        let directory = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Config/guidance"
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
