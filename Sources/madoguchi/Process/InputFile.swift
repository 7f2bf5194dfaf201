import Glibc

/// A file that the user named, or standard input for `-`; closed with its last owner.
struct InputFile: ~Copyable {
    let descriptor: CInt
    private let path: String
    private let isOwned: Bool

    init(at path: String) throws(Failure) {
        self.path = path
        isOwned = path != "-"
        descriptor = isOwned ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        guard descriptor >= 0 else { throw unreadable(errno) }
    }

    deinit {
        if isOwned, descriptor >= 0 { close(descriptor) }
    }

    /// How many bytes there are to read; nil where that isn't known beforehand.
    var size: Int64? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }

    /// Whether a path leads to this very file, by whatever name.
    func isFile(at path: String) -> Bool {
        var (own, other) = (stat(), stat())
        guard fstat(descriptor, &own) == 0, stat(path, &other) == 0, own.st_mode & S_IFMT == S_IFREG else {
            return false
        }
        return own.st_dev == other.st_dev && own.st_ino == other.st_ino
    }

    /// Waits for bytes and puts some into `buffer`.
    ///
    /// - Returns: how many; 0 at the end.
    func readSome(into buffer: inout [UInt8]) throws(Failure) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            guard errno == EINTR else { throw unreadable(errno) }
        }
    }

    private func unreadable(_ errno: Int32) -> Failure {
        let reason = String(cString: strerror(errno))
        return Failure(.badInput, en: "\(path) can't be read: \(reason)", ja: "\(path) を読めません: \(reason)")
    }

    /// Reads a text of at most `limit` bytes, without a byte order mark.
    static func text(at path: String, of option: String, limit: Int = 16 << 20) throws(Failure) -> String {
        let file = try InputFile(at: path)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try file.readSome(into: &buffer), count > 0 {
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw Failure(
                    .badInput, en: "\(option): \(path) has more than \(limit) bytes",
                    ja: "\(option): \(path) が \(limit) バイトを超えています")
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(
                .badInput, en: "\(option): \(path) is not UTF-8; convert it: iconv -f CP932 -t UTF-8",
                ja: "\(option): \(path) は UTF-8 ではありません。iconv -f CP932 -t UTF-8 で変換してください")
        }
        return text
    }
}
