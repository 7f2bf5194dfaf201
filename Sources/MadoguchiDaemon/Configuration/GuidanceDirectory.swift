import FoundationEssentials
import LinuxSystem
import Messages

/// Reads a guidance directory from disk.
enum GuidanceDirectory {
    /// The largest file in bytes: several times what any template needs.
    static let largestFile = 1 << 18
    static let mostFiles = 2_000
    /// How deep directories may nest; a link that leads back up would nest without end.
    static let greatestDepth = 8

    /// - Returns: every file's bytes by its path in the directory: `ja/greeting.mustache`; nil where there is no
    ///   directory. Hidden files are skipped.
    static func files(in directory: String) throws(FileBytesError) -> [String: [UInt8]]? {
        var files: [String: [UInt8]] = [:]
        guard let names = try DirectoryNames.read(directory) else { return nil }
        try read(names, of: "", in: directory, depth: 1, into: &files)
        return files
    }

    /// - Parameter folder: the path from the directory, empty or with a slash at its end.
    private static func read(
        _ names: [String], of folder: String, in directory: String, depth: Int, into files: inout [String: [UInt8]]
    ) throws(FileBytesError) {
        for name in names where !name.hasPrefix(".") {
            let path = folder + name
            if isDirectory("\(directory)/\(path)") {
                guard depth < greatestDepth else {
                    throw FileBytesError(.inFile(path, .directoryTooDeep(limit: greatestDepth)))
                }
                let inner = try naming(path) { () throws(FileBytesError) in
                    try DirectoryNames.read("\(directory)/\(path)") ?? []
                }
                try read(inner, of: path + "/", in: directory, depth: depth + 1, into: &files)
            } else {
                guard files.count < mostFiles else {
                    throw FileBytesError(.tooManyFiles(limit: mostFiles))
                }
                files[path] = try naming(path) { () throws(FileBytesError) in
                    try FileBytes.read("\(directory)/\(path)", atMost: largestFile)
                }
            }
        }
    }

    private static func naming<Value>(
        _ path: String, _ read: () throws(FileBytesError) -> Value
    ) throws(FileBytesError) -> Value {
        do {
            return try read()
        } catch {
            throw FileBytesError(.inFile(path, error.wording))
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
    }
}
