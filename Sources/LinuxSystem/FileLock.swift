import Glibc
package import SystemPackage

/// A file that one process at a time holds. The kernel releases it when the process ends, in whatever way. [flock(2)]
package final class FileLock: Sendable {
    private let descriptor: FileDescriptor

    /// - Parameter path: created where it is missing; a symbolic link isn't followed.
    /// - Throws: `wouldBlock` where another process holds it.
    package init(_ path: String) throws(Errno) {
        let descriptor = try Errno.typed {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .noFollow, .closeOnExec], permissions: .ownerReadWrite)
        }
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let error = Errno.current
            try? descriptor.close()
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        // A child between fork and exec has a copy of the descriptor, with which closing alone would leave the lock.
        flock(descriptor.rawValue, LOCK_UN)
        try? descriptor.close()
    }

    /// Whether another process holds a file, which isn't created for that.
    ///
    /// - Returns: nil where this user can't tell.
    package static func isHeld(_ path: String) -> Bool? {
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec])
            return try descriptor.closeAfter {
                guard flock(descriptor.rawValue, LOCK_SH | LOCK_NB) == 0 else { return true }
                flock(descriptor.rawValue, LOCK_UN)
                return false
            }
        } catch {
            return error as? Errno == .noSuchFileOrDirectory ? false : nil
        }
    }
}
