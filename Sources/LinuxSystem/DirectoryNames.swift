import Glibc
import SystemPackage

/// Lists directories.
package enum DirectoryNames {
    /// - Returns: the names, sorted by their bytes; nil where there is no such directory.
    package static func read(_ path: String) throws(FileBytesError) -> [String]? {
        guard let directory = opendir(path) else {
            let failure = Errno.current
            if failure == .noSuchFileOrDirectory { return nil }
            throw FileBytesError(failure)
        }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw FileBytesError(Errno.current) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
