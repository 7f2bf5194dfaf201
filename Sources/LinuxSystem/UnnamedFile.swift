import Glibc

/// A file without a name, which goes with its owner: nobody else can open it. [O_TMPFILE, open(2)]
package final class UnnamedFile: Sendable {
    private let descriptor: CInt

    /// - Parameter directory: on whose file system it is.
    package init(in directory: String) throws(SystemError) {
        // Glibc's header defines it by an expression that Swift doesn't import.
        let temporary: CInt = 0o20000000 | O_DIRECTORY
        let descriptor = open(directory, temporary | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .current }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    package func write(_ bytes: [UInt8], at offset: Int64) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(offset) + done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .current }
            done += count
        }
    }

    /// - Returns: fewer than asked for only at the end.
    package func read(at offset: Int64, atMost limit: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit {
                let place = buffer.baseAddress?.advanced(by: count)
                let length = pread(descriptor, place, limit - count, off_t(offset) + count)
                if length < 0, errno == EINTR { continue }
                if length < 0 { failure = .current }
                guard length > 0 else { return }
                count += length
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Gives its space back.
    package func empty() {
        ftruncate(descriptor, 0)
    }
}
