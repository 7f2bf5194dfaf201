internal import Glibc

enum File {
    /// Reads a file's first bytes, at most `limit` of them.
    static func read(_ path: String, limit: Int) throws(Errno) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while contents.count < limit {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - contents.count))
            if count < 0 {
                guard errno == EINTR else { throw .current }
            } else if count == 0 {
                break
            } else {
                contents += buffer[..<count]
            }
        }
        return contents
    }
}

/// A failed system call's error number.
struct Errno: Error, Hashable {
    let code: Int32

    static var current: Errno { Errno(code: errno) }
}
