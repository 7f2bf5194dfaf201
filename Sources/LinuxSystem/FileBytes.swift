package import Messages
import SystemPackage

/// Why a file's bytes can't be read: one line without the path.
package struct FileBytesError: WordedError {
    package let wording: Wording

    package init(_ wording: Wording) {
        self.wording = wording
    }

    /// - Parameter error: of a system call.
    init(_ error: any Error) {
        self = error as? FileBytesError ?? FileBytesError(Wording(error))
    }
}

/// Reads small files.
package enum FileBytes {
    /// - Parameter limit: the most bytes that the file may have.
    package static func read(_ path: String, atMost limit: Int) throws(FileBytesError) -> [UInt8] {
        do {
            // Doesn't wait for a writer if it is a pipe.
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter { try contents(of: file, atMost: limit) }
        } catch {
            throw FileBytesError(error)
        }
    }

    /// The first bytes of a file, or all where it has fewer.
    static func head(of path: String, atMost limit: Int) throws -> [UInt8] {
        let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
        return try file.closeAfter {
            try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    private static func contents(of file: FileDescriptor, atMost limit: Int) throws -> [UInt8] {
        let type = try file.stat().type
        guard type == .regular else {
            throw FileBytesError(type == .directory ? .directoryForFile : .noRegularFile)
        }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
        throw FileBytesError(.fileTooLarge(limit: limit))
    }
}
