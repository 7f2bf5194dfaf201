import Guidance
import LinuxSystem
import Messages

/// Where templates are looked for.
struct GuidanceSource {
    /// Where packages and installations put the templates; the first directory that exists is used.
    static let packaged = ["/usr/local/share/madoguchi/guidance", "/usr/share/madoguchi/guidance"]

    var packaged = Self.packaged
    /// Reads a directory's files by their paths from there; nil where there is none.
    var read: (String) throws(FileBytesError) -> [String: [UInt8]]? = GuidanceDirectory.files(in:)

    /// - Returns: nil where there is no such directory.
    func files(in directory: String) throws(GuidanceError) -> GuidanceFiles? {
        do {
            return try read(directory).map { GuidanceFiles($0, in: directory) }
        } catch {
            throw GuidanceError(wording: .guidanceUnreadable(directory, error.wording))
        }
    }

    /// The packaged templates, overridden file by file by the operator's.
    ///
    /// - Parameter directory: the operator's directory; it needn't exist.
    func usual(beside directory: String) throws(GuidanceError) -> GuidanceFiles {
        var files = GuidanceFiles()
        for packaged in packaged {
            guard let found = try self.files(in: packaged) else { continue }
            files = found
            break
        }
        return try self.files(in: directory).map { files.overridden(by: $0) } ?? files
    }
}
