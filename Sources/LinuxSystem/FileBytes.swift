import Glibc

/// Why a file's bytes can't be had: one line without the path.
package struct FileBytesError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

/// Whole small files.
package enum FileBytes {
    /// - Parameter limit: bytes that the file may have.
    package static func read(_ path: String, atMost limit: Int) throws(FileBytesError) -> [UInt8] {
        // Not to wait for a writer if it is a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileBytesError(description: SystemError.current.description) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw FileBytesError(description: SystemError.current.description)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let what = status.st_mode & S_IFMT == S_IFDIR ? "is a directory" : "is no regular file"
            throw FileBytesError(description: "\(what), expected a file")
        }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            var failure: SystemError?
            let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                let length = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                failure = length < 0 ? SystemError.current : nil
                count = max(0, length)
            }
            if let failure {
                guard failure.code == EINTR else { throw FileBytesError(description: failure.description) }
                continue
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
        throw FileBytesError(description: "has more than \(limit) bytes")
    }
}

/// A failed system call's `errno`.
package struct SystemError: Error, Hashable, CustomStringConvertible {
    /// The `errno`.
    package let code: CInt

    package static var current: SystemError { SystemError(code: errno) }

    /// As `No such file or directory`.
    package var description: String {
        var text = [CChar](repeating: 0, count: 128)
        guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
