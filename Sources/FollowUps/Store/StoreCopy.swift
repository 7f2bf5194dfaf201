import Glibc

/// All that a store kept at one moment, as a file that has no name any more: it goes with its owner, however that ends.
package final class StoreCopy: Sendable {
    private let descriptor: CInt
    /// Bytes.
    package let size: Int64

    /// - Parameter path: a file that nobody else uses; its name is taken away.
    init(takingOver path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        let failure = StoreError(errno: errno, doing: "the copy can't be read")
        unlink(path)
        guard file >= 0 else { throw failure }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            close(file)
            throw failure
        }
        descriptor = file
        size = Int64(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: at most so many of the bytes from `offset` on; none at the end.
    package func read(at offset: Int64, atMost limit: Int) throws(StoreError) -> [UInt8] {
        while true {
            var failure: CInt = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                let length = pread(descriptor, buffer.baseAddress, limit, off_t(offset))
                if length < 0 { failure = errno }
                count = max(0, length)
            }
            if failure == 0 { return bytes }
            guard failure == EINTR else { throw StoreError(errno: failure, doing: "the copy can't be read") }
        }
    }
}
