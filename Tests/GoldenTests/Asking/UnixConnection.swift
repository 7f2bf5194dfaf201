import Glibc
import TestSupport

/// A connection to a Unix socket, byte by byte.
final class UnixConnection {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw TestFailure(errno: errno, doing: "a socket") }
        var timeout = timeval(tv_sec: 30, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
        guard try Self.connect(descriptor, path) == 0 else {
            throw TestFailure(errno: errno, doing: "connecting to \(path)")
        }
    }

    deinit {
        close(descriptor)
    }

    private static func connect(_ descriptor: Int32, _ path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw TestFailure("\(path) is too long for a socket")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// Sends as much as the other side takes: one that has heard enough may close before the end.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    /// Says that nothing more comes.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Waits for bytes.
    ///
    /// - Returns: some; none at the end.
    func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count >= 0 { return Array(buffer.prefix(count)) }
            // A side that still had something to read when it closed resets the connection.
            if errno == ECONNRESET { return [] }
            guard errno == EINTR else { throw TestFailure(errno: errno, doing: "nothing came from the socket") }
        }
    }
}
