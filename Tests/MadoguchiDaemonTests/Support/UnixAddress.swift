import Glibc
import TestSupport

/// Calls `connect` or `bind` with a Unix socket's address.
func withUnixAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}

/// Bounds how long a read may take.
func setTimeout(_ descriptor: CInt, seconds: Int) {
    var timeout = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
}

/// Somebody else who listens on a Unix socket.
final class UnixListener {
    private let descriptor: CInt

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        guard withUnixAddress(path, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 5) == 0 else {
            throw TestFailure("can't listen at \(path): errno \(errno)")
        }
    }

    deinit {
        close(descriptor)
    }
}
