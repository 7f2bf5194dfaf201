internal import Glibc
package import SystemPackage

extension FileBytes {
    /// Puts a file into the place of another one, or where there was none: whole or not at all. Once this returns, a power
    /// failure doesn't undo it.
    ///
    /// - Parameter permissions: the new file's, less the process's umask.
    package static func replace(
        _ path: String, with bytes: [UInt8], permissions: FilePermissions = .ownerReadWrite
    ) throws(FileBytesError) {
        let unfinished = "\(path).new"
        // One that a crash has left, or that somebody else has put there.
        unlink(unfinished)
        do {
            let file = try FileDescriptor.open(
                FilePath(unfinished), .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: permissions)
            try file.closeAfter {
                try file.writeAll(bytes)
                guard fsync(file.rawValue) == 0 else { throw Errno.current }
            }
            guard rename(unfinished, path) == 0 else { throw Errno.current }
            let directory = try FileDescriptor.open(
                FilePath(path).removingLastComponent(), .readOnly, options: [.directory, .closeOnExec])
            try directory.closeAfter {
                guard fsync(directory.rawValue) == 0 else { throw Errno.current }
            }
        } catch {
            unlink(unfinished)
            throw FileBytesError(error)
        }
    }
}
