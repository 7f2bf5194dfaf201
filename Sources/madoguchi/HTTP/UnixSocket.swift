import Glibc

/// A connected stream socket, closed with its last owner.
struct UnixSocket: ~Copyable {
    /// For poll(2), beside others.
    let descriptor: CInt

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

        // A full backlog blocks connect(2); the send timeout limits that, and ends it with EAGAIN.
        let milliseconds = Int(deadline.remainingMilliseconds)
        var timeout = timeval(tv_sec: milliseconds / 1_000, tv_usec: max(1, milliseconds % 1_000 * 1_000))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
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
            let sent = try sendSome(rest)
            rest.removeFirst(sent)
            if sent == 0 { _ = try wait(toSend: true, toReceive: false, by: deadline) }
        }
    }

    /// Waits for bytes and puts some into `buffer`.
    ///
    /// - Returns: how many; 0 where the peer has ended the stream.
    func receive(into buffer: inout [UInt8], by deadline: Deadline) throws(TransportError) -> Int {
        while true {
            if let received = try receiveSome(into: &buffer) { return received }
            _ = try wait(toSend: false, by: deadline)
        }
    }

    /// - Returns: how many bytes were sent; as many as the peer had room for.
    func sendSome(_ bytes: ArraySlice<UInt8>) throws(TransportError) -> Int {
        let sent = bytes.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if sent < 0 { try Self.checkFailure(of: "send") }
        return max(0, sent)
    }

    /// - Returns: how many bytes are in `buffer` now, 0 where the peer has ended the stream; nil where none have
    ///   arrived.
    func receiveSome(into buffer: inout [UInt8]) throws(TransportError) -> Int? {
        let received = buffer.withUnsafeMutableBytes {
            recv(descriptor, $0.baseAddress, $0.count, CInt(MSG_DONTWAIT))
        }
        if received >= 0 { return received }
        try Self.checkFailure(of: "recv")
        return nil
    }

    /// The operations that don't block now. A lost connection can be both read and written, which shows the loss.
    struct Readiness {
        var sending = false
        var receiving = false
        var source = false

        var isAny: Bool { sending || receiving || source }
    }

    /// Waits until an operation is possible, or a signal arrives.
    ///
    /// - Parameters:
    ///   - source: another descriptor to read from.
    ///   - deadline: nil for none.
    func wait(
        toSend: Bool, toReceive: Bool = true, orFor source: CInt? = nil, by deadline: Deadline?
    ) throws(TransportError) -> Readiness {
        let events = (toSend ? POLLOUT : 0) | (toReceive ? POLLIN : 0)
        // A negative descriptor is ignored. [poll(2)]
        var queries = [
            pollfd(fd: descriptor, events: Int16(events), revents: 0),
            pollfd(fd: source ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&queries, nfds_t(queries.count), deadline?.remainingMilliseconds ?? -1)
        if ready == 0 { throw .timedOut }
        guard ready > 0 else {
            guard errno == EINTR else { throw .system(call: "poll", errno: errno) }
            return Readiness()
        }
        let lost = CInt(queries[0].revents) & (POLLERR | POLLHUP) != 0
        return Readiness(
            sending: toSend && (lost || CInt(queries[0].revents) & POLLOUT != 0),
            receiving: toReceive && (lost || CInt(queries[0].revents) & POLLIN != 0),
            source: queries[1].revents != 0)
    }

    /// Returns where the call that has just failed should be tried again.
    private static func checkFailure(of call: String) throws(TransportError) {
        switch errno {
        case EINTR, EAGAIN: return
        // The peer has closed the connection, or never accepted it, and left bytes unread; had it read all of them, there
        // would be an end of the stream. [unix_release_sock in Linux's net/unix/af_unix.c]
        case EPIPE, ECONNRESET: throw .unanswered
        default: throw .system(call: call, errno: errno)
        }
    }
}

// What a lost connection means depends on what has arrived before.
extension UnixSocket {
    /// Waits for bytes of a response. Where it has begun, a lost connection is ``TransportError/connectionLost``.
    func receive(
        into buffer: inout [UInt8], of response: HTTPResponseParser, by deadline: Deadline
    ) throws(TransportError) -> Int {
        do throws(TransportError) {
            return try receive(into: &buffer, by: deadline)
        } catch {
            throw response.hasBegun && error == .unanswered ? .connectionLost : error
        }
    }

    /// The same, without waiting.
    func receiveSome(into buffer: inout [UInt8], of response: HTTPResponseParser) throws(TransportError) -> Int? {
        do throws(TransportError) {
            return try receiveSome(into: &buffer)
        } catch {
            throw response.hasBegun && error == .unanswered ? .connectionLost : error
        }
    }
}
