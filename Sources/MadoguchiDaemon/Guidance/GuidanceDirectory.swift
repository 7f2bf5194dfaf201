import Foundation
import LinuxSystem

/// Reads a guidance directory as it is on disk.
enum GuidanceDirectory {
    /// Bytes that one file may have: several times what any letter needs.
    static let largestFile = 1 << 18
    static let mostFiles = 2_000

    /// - Returns: every file's bytes by its path from the directory: `ja/greeting.mustache`; nil where there is no
    ///   directory.
    static func files(in directory: String) throws(FileBytesError) -> [String: [UInt8]]? {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else { return nil }
        guard isDirectory.boolValue, let paths = FileManager.default.enumerator(atPath: directory) else {
            throw FileBytesError(description: "it is no directory, or may not be read")
        }
        var files: [String: [UInt8]] = [:]
        for case let path as String in paths {
            guard FileManager.default.fileExists(atPath: "\(directory)/\(path)", isDirectory: &isDirectory),
                !isDirectory.boolValue
            else { continue }
            guard files.count < mostFiles else {
                throw FileBytesError(description: "it has more than \(mostFiles) files")
            }
            do {
                files[path] = try FileBytes.read("\(directory)/\(path)", atMost: largestFile)
            } catch {
                throw FileBytesError(description: "\(path): \(error)")
            }
        }
        return files
    }
}
