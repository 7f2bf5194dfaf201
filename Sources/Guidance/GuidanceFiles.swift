/// The files that templates and playbooks are read from: of one directory, or of several that override one another file
/// by file.
package struct GuidanceFiles: Sendable {
    /// By path within the directory: `ja/greeting.mustache`.
    package private(set) var bytes: [String: [UInt8]] = [:]
    /// Their directories; files of a later one override those of an earlier one.
    package private(set) var directories: [String] = []
    private var origins: [String: String] = [:]

    /// None.
    package init() {}

    package init(_ bytes: [String: [UInt8]], in directory: String) {
        self.bytes = bytes
        directories = [directory]
        origins = bytes.mapValues { _ in directory }
    }

    /// These files with others applied over them: a file replaces the one of the same path, and an empty one removes
    /// it.
    package func overridden(by others: GuidanceFiles) -> GuidanceFiles {
        var files = self
        files.directories += others.directories
        for (file, content) in others.bytes {
            files.bytes[file] = content.isEmpty ? nil : content
            files.origins[file] = content.isEmpty ? nil : others.origins[file]
        }
        return files
    }

    /// A file's path on disk.
    package func path(of file: String) -> String {
        let directory = origins[file] ?? directories.last ?? ""
        return directory.isEmpty || directory.hasSuffix("/") ? directory + file : "\(directory)/\(file)"
    }
}
