import Glibc

/// A connected stream socket, closed with its last owner.
struct UnixSocket: ~Copyable {
    private let descriptor: CInt

    /// Connects to the socket at `path`.
    init(connectingTo path: String, by deadline: Deadline) throws(TransportError) {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(call: "socket", errno: errno) }

        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard path.utf8.count < room.count, !path.utf8.contains(0) else { return false }
            room.copyBytes(from: path.utf8)
            return true
        }
        guard fits else { throw .system(call: "connect", errno: ENAMETOOLONG) }

        // A full backlog holds connect(2) back; the send timeout bounds that, and ends it with EAGAIN.
        let milliseconds = Int(deadline.remainingMilliseconds)
        var patience = timeval(tv_sec: milliseconds / 1_000, tv_usec: max(1, milliseconds % 1_000 * 1_000))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        while true {
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if result == 0 { return }
            switch errno {
            case EINTR: continue
            case ENOENT, ENOTDIR, ECONNREFUSED: throw .nobodyThere
            case EACCES, EPERM: throw .notPermitted
            case EAGAIN, ETIMEDOUT: throw .timedOut
            default: throw .system(call: "connect", errno: errno)
            }
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Sends everything.
    func send(_ bytes: [UInt8], by deadline: Deadline) throws(TransportError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if sent >= 0 {
                rest.removeFirst(sent)
            } else {
                try waitAfterFailure(of: "send", for: POLLOUT, by: deadline)
            }
        }
    }

    /// Waits for bytes and puts some into `buffer`.
    ///
    /// - Returns: how many; 0 where the peer has ended the stream.
    func receive(into buffer: inout [UInt8], by deadline: Deadline) throws(TransportError) -> Int {
        while true {
            let received = buffer.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress, $0.count, CInt(MSG_DONTWAIT))
            }
            if received >= 0 { return received }
            try waitAfterFailure(of: "recv", for: POLLIN, by: deadline)
        }
    }

    /// Returns when the call that has just failed is worth trying again.
    private func waitAfterFailure(of call: String, for event: CInt, by deadline: Deadline) throws(TransportError) {
        switch errno {
        case EINTR: return
        case EAGAIN: break
        case EPIPE, ECONNRESET: throw .connectionLost
        default: throw .system(call: call, errno: errno)
        }
        var query = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        let ready = poll(&query, 1, deadline.remainingMilliseconds)
        if ready == 0 { throw .timedOut }
        if ready < 0, errno != EINTR { throw .system(call: "poll", errno: errno) }
    }
}
