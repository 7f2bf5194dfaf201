import Glibc
import Messages
import SystemPackage

/// A listening TCP socket on 127.0.0.1, which no other machine reaches; closed with its last owner.
final class LoopbackListener {
    let descriptor: CInt
    let port: UInt16

    /// - Parameter port: 0 for a free one.
    init(port: UInt16) throws(Failure) {
        let descriptor = socket(
            AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failed(port) }
        self.descriptor = descriptor
        // Connections of an earlier run that aren't forgotten yet are no reason to wait.
        var yes: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        self.port = UInt16(bigEndian: address.sin_port)
        guard isListening else { throw Self.failed(port) }
    }

    deinit { close(descriptor) }

    /// - Returns: a connection that doesn't block; nil where none waits.
    func accept() -> (descriptor: CInt, peer: ConnectionOwner.End)? {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let accepted = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.accept(descriptor, $0, &length) }
        }
        guard accepted >= 0 else { return nil }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        _ = fcntl(accepted, F_SETFL, O_NONBLOCK)
        var yes: CInt = 1
        setsockopt(accepted, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<CInt>.size))
        let peer = ConnectionOwner.End(address: address.sin_addr.s_addr, port: UInt16(bigEndian: address.sin_port))
        return (accepted, peer)
    }

    /// This end of its connections.
    var end: ConnectionOwner.End { ConnectionOwner.End(address: UInt32(0x7F00_0001).bigEndian, port: port) }

    private static func failed(_ port: UInt16) -> Failure {
        switch errno {
        case EADDRINUSE: Failure(.tryAgainLater, .portTaken(port))
        case EACCES, EPERM: Failure(.notPermitted, .portNotPermitted(port))
        default: Failure(.tryAgainLater, .portUnusable(port, SystemError.wording(Errno(rawValue: errno))))
        }
    }
}
