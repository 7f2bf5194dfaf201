import FoundationEssentials
import Glibc
import Synchronization

/// Directories that go when the test process does, with paths short enough for sockets.
enum TemporaryDirectory {
    private static let count = Atomic(0)

    private static let root: String? = {
        var template = Array("/tmp/madoguchi-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        atexit { TemporaryDirectory.removeAll() }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }()

    /// - Returns: the path of a new, empty directory.
    static func make() throws -> String {
        guard let root else { throw SystemError(errno: errno) }
        let path = "\(root)/\(count.add(1, ordering: .relaxed).newValue)"
        guard mkdir(path, 0o700) == 0 else { throw SystemError(errno: errno) }
        return path
    }

    /// - Returns: the path of a new file with `contents`.
    static func write(_ contents: String) throws -> String {
        let path = try make() + "/file"
        if let error = contents.withCString({ text in
            guard let file = fopen(path, "w") else { return errno }
            defer { fclose(file) }
            return fputs(text, file) < 0 ? errno : nil
        }) {
            throw SystemError(errno: error)
        }
        return path
    }

    private static func removeAll() {
        if let root { try? FileManager.default.removeItem(atPath: root) }
    }
}

struct SystemError: Error {
    var errno: CInt
}
