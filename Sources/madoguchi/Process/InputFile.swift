import Messages
import SystemPackage

/// A file that the user named, or standard input for `-`; closed with its last owner.
struct InputFile: ~Copyable {
    private let file: FileDescriptor
    private let path: String

    /// For poll(2).
    var descriptor: CInt { file.rawValue }

    init(at path: String) throws(Failure) {
        do {
            file =
                path == "-" ? .standardInput : try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch {
            throw Self.unreadable(path, error)
        }
        self.path = path
    }

    deinit {
        if file != .standardInput { try? file.close() }
    }

    /// How many bytes there are to read; nil where that isn't known beforehand.
    var size: Int64? {
        guard let status = try? file.stat(), status.type == .regular else { return nil }
        return status.size
    }

    /// Whether a path leads to this very file, under any name.
    func isFile(at path: String) -> Bool {
        guard let own = try? file.stat(), let other = try? Stat(FilePath(path)), own.type == .regular else {
            return false
        }
        return own.deviceID == other.deviceID && own.inode == other.inode
    }

    /// Waits for bytes and puts some into `buffer`.
    ///
    /// - Returns: how many; 0 at the end.
    func readSome(into buffer: inout [UInt8]) throws(Failure) -> Int {
        do {
            return try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
        } catch {
            throw Self.unreadable(path, error)
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> Failure {
        Failure(.badInput, .fileNotReadable(path, SystemError.wording(error)))
    }

    /// Reads a text of at most `limit` bytes, without a byte order mark.
    static func text(at path: String, of option: String, limit: Int = 16 << 20) throws(Failure) -> String {
        let file = try InputFile(at: path)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try file.readSome(into: &buffer), count > 0 {
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw Failure(.badInput, .fileLongerThan(option, path: path, limit: limit))
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badInput, .inputFileNotUTF8(option, path: path))
        }
        return text
    }
}
