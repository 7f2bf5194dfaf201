import Messages
import SystemPackage

/// Reads a regular file from its beginning to its end, a piece at a time.
package final class FileChunks {
    /// Tells whether a path still leads to the same file with the same content.
    package struct Identity: Hashable, Sendable {
        private let numbers: [Int64]

        fileprivate init(_ status: Stat) {
            numbers = [
                Int64(truncatingIfNeeded: status.deviceID.rawValue), Int64(truncatingIfNeeded: status.inode.rawValue),
                status.size, Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec),
                Int64(status.st_ctim.tv_sec), Int64(status.st_ctim.tv_nsec),
            ]
        }
    }

    private let file: FileDescriptor
    private let limit: Int
    private var count = 0
    package let identity: Identity

    /// - Parameter limit: the most bytes that the file may have.
    package init(_ path: String, atMost limit: Int) throws(FileBytesError) {
        do {
            // Doesn't wait for a writer if it is a pipe.
            file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch {
            throw FileBytesError(error)
        }
        self.limit = limit
        let status: Stat
        do {
            status = try file.stat()
        } catch {
            try? file.close()
            throw FileBytesError(error)
        }
        identity = Identity(status)
        guard status.type == .regular else {
            try? file.close()
            throw FileBytesError(status.type == .directory ? .directoryForFile : .noRegularFile)
        }
    }

    deinit { try? file.close() }

    /// - Returns: nil at the end.
    package func next() throws(FileBytesError) -> [UInt8]? {
        do {
            let chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            count += chunk.count
            guard count <= limit else { throw FileBytesError(.fileTooLarge(limit: limit)) }
            return chunk.isEmpty ? nil : chunk
        } catch {
            throw FileBytesError(error)
        }
    }

    /// - Returns: nil where there is no file to be read.
    package static func identity(of path: String) -> Identity? {
        (try? Stat(FilePath(path))).map(Identity.init)
    }
}
