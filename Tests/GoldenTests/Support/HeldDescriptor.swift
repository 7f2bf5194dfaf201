import Glibc
import TestSupport

/// A file or a port that is held as long as its owner lives.
final class HeldDescriptor {
    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// A file that nobody else can lock.
    static func lock(_ path: String) throws -> HeldDescriptor {
        let lock = HeldDescriptor(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600))
        guard lock.descriptor >= 0, flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw TestFailure(errno: errno, doing: "\(path) can't be locked")
        }
        return lock
    }

    /// A port of this machine that refuses connections: it is taken, and nobody listens.
    static func closedPort() throws -> (held: HeldDescriptor, port: UInt16) {
        let held = HeldDescriptor(socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(held.descriptor, $0, size) == 0 && getsockname(held.descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw TestFailure(errno: errno, doing: "a port can't be taken") }
        return (held, UInt16(bigEndian: address.sin_port))
    }
}
