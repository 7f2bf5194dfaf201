import Glibc

/// Holds a file so that one process only works on what is beside it. The kernel lets go of it when the process ends,
/// however it ends.
final class FileLock: Sendable {
    private let descriptor: CInt

    init(_ path: String) throws(StoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, doing: "the lock file can't be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // `deinit` closes it: it runs for an object whose `init` throws once every property has its value.
            let code = errno
            guard code == EWOULDBLOCK else { throw StoreError(errno: code, doing: "the lock file can't be locked") }
            throw StoreError(.locked, detail: "another madoguchid uses this state directory")
        }
    }

    deinit {
        close(descriptor)
    }
}
