import Glibc
package import SystemPackage

/// A file without a name, which disappears with its owner: nobody else can open it. [O_TMPFILE, open(2)]
package final class UnnamedFile: Sendable {
    private let descriptor: FileDescriptor

    /// - Parameter directory: a directory on the same file system.
    package init(in directory: String) throws(Errno) {
        // glibc defines it by an expression that Swift doesn't import.
        let temporary = FileDescriptor.OpenOptions(rawValue: 0o20000000 | O_DIRECTORY)
        descriptor = try Errno.typed {
            try FileDescriptor.open(
                FilePath(directory), .readWrite, options: [temporary, .closeOnExec], permissions: .ownerReadWrite)
        }
    }

    /// Removes a file's name after opening it.
    package init(takingOver path: String) throws(Errno) {
        defer { unlink(path) }
        descriptor = try Errno.typed {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec])
        }
    }

    deinit {
        try? descriptor.close()
    }

    /// Bytes.
    package func size() throws(Errno) -> Int64 {
        try Errno.typed { try descriptor.stat().size }
    }

    package func write(_ bytes: [UInt8], at offset: Int64) throws(Errno) {
        try Errno.typed { _ = try descriptor.writeAll(toAbsoluteOffset: offset, bytes) }
    }

    /// - Returns: fewer bytes than asked for only at the end.
    package func read(at offset: Int64, atMost limit: Int) throws(Errno) -> [UInt8] {
        try Errno.typed {
            try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                while count < limit {
                    let place = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                    let length = try descriptor.read(fromAbsoluteOffset: offset + Int64(count), into: place)
                    if length == 0 { return }
                    count += length
                }
            }
        }
    }

    /// Frees its space.
    package func empty() {
        try? descriptor.resize(to: 0)
    }
}
