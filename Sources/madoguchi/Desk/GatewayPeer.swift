import Glibc

/// A browser's connection with its sockets: does what ``GatewayConnection`` says.
final class GatewayPeer {
    /// Bytes of an answer that may wait for the browser before more is read from the daemon.
    private static let unsentLimit = 1 << 18
    /// Milliseconds in which the browser must take something of what waits for it.
    private static let sendLimit: Int64 = 60_000
    /// The same in which it must have closed, once everything is said: closing before would destroy what it hasn't read.
    private static let lingerLimit: Int64 = 2_000

    let descriptor: CInt
    private let socketPath: String
    private var connection: GatewayConnection
    private var unsent: [UInt8] = []
    private var isSaid = false
    private var isLingering = false
    private(set) var isClosed = false
    private var daemon: UnixSocket?
    private var daemonDescriptor: CInt = -1
    private var forwarded: ArraySlice<UInt8> = []
    private var hasForwardedAny = false
    /// By when something must have been sent, or the browser must have closed.
    private var deadline: Int64?

    init(_ descriptor: CInt, socketPath: String, page: @escaping @Sendable (GatewayRefusal) -> [UInt8], at now: Int64) {
        self.descriptor = descriptor
        self.socketPath = socketPath
        connection = GatewayConnection(at: now, page: page)
    }

    deinit { close(descriptor) }

    var isAdmitted: Bool { connection.isAdmitted }
    var activity: Int { connection.activity }
    var nextDeadline: Int64? { [connection.deadline, deadline].compactMap(\.self).min() }

    // MARK: Waiting

    /// Two, the browser's and the daemon's; a negative descriptor is passed over. [poll(2)]
    var queries: [pollfd] {
        let reads = isLingering || (connection.wantsInput && unsent.count < Self.unsentLimit)
        let browser = (reads ? POLLIN : 0) | (unsent.isEmpty ? 0 : POLLOUT)
        let daemon = (unsent.count < Self.unsentLimit ? POLLIN : 0) | (forwarded.isEmpty ? 0 : POLLOUT)
        return [
            pollfd(fd: descriptor, events: Int16(browser), revents: 0),
            // One that is at its end and isn't read yet would be ready all the time.
            pollfd(fd: daemon == 0 ? -1 : daemonDescriptor, events: Int16(daemon), revents: 0),
        ]
    }

    func proceed(browser: Int16, daemon: Int16, at now: Int64, session: inout DeskSession) {
        let lost = CInt(browser) & (POLLERR | POLLHUP | POLLNVAL) != 0
        if CInt(daemon) != 0 { proceedWithDaemon(CInt(daemon), at: now, session: &session) }
        if CInt(browser) & POLLIN != 0 || (lost && connection.wantsInput) { read(at: now, session: &session) }
        if lost, !connection.wantsInput { end() }
        if CInt(browser) & POLLOUT != 0 { send(at: now) }
        if let deadline, now >= deadline { end() }
        perform(connection.timePassed(now), at: now, session: &session)
    }

    /// Ends it, whatever is still to be said.
    func end() {
        isClosed = true
        endForward()
    }

    func refuseUser(at now: Int64, session: inout DeskSession) {
        perform(connection.refuseUser(at: now), at: now, session: &session)
    }

    // MARK: The browser's side

    private func read(at now: Int64, session: inout DeskSession) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
        if count > 0 {
            guard !isLingering else { return }
            perform(connection.received(buffer[..<count], at: now, session: &session), at: now, session: &session)
        } else if count == 0 {
            if isLingering { return end() }
            perform(connection.inputEnded(), at: now, session: &session)
        } else if errno != EAGAIN, errno != EINTR {
            end()
        }
    }

    private func send(at now: Int64) {
        guard !isClosed, !unsent.isEmpty else { return }
        let sent = unsent.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if sent > 0 {
            unsent.removeFirst(sent)
            deadline = unsent.isEmpty ? nil : now + Self.sendLimit
        } else if errno != EAGAIN, errno != EINTR {
            return end()
        }
        if unsent.isEmpty, isSaid, !isLingering {
            isLingering = true
            shutdown(descriptor, CInt(SHUT_WR))
            deadline = now + Self.lingerLimit
        }
    }

    private func perform(_ actions: [GatewayConnection.Action], at now: Int64, session: inout DeskSession) {
        for action in actions where !isClosed {
            switch action {
            case .send(let bytes):
                if unsent.isEmpty { deadline = now + Self.sendLimit }
                unsent += bytes
            case .forward(let bytes): forward(bytes, at: now, session: &session)
            case .endForward: endForward()
            case .close: isSaid = true
            }
        }
        guard !actions.isEmpty, !isClosed else { return }
        if isSaid, unsent.isEmpty { end() } else { send(at: now) }
    }

    // MARK: The daemon's side

    private func forward(_ bytes: [UInt8], at now: Int64, session: inout DeskSession) {
        hasForwardedAny = false
        do throws(TransportError) {
            let socket = try UnixSocket(connectingTo: socketPath, by: Deadline(in: .seconds(1)))
            daemonDescriptor = socket.descriptor
            daemon = consume socket
            forwarded = bytes[...]
        } catch {
            perform(connection.daemonFailed(error, wasSent: false, at: now), at: now, session: &session)
        }
    }

    private func endForward() {
        daemon = nil
        daemonDescriptor = -1
        forwarded = []
    }

    private func proceedWithDaemon(_ events: CInt, at now: Int64, session: inout DeskSession) {
        do throws(TransportError) {
            if events & POLLOUT != 0, !forwarded.isEmpty {
                let sent = try daemon?.sendSome(forwarded) ?? 0
                forwarded = forwarded.dropFirst(sent)
                hasForwardedAny = hasForwardedAny || sent > 0
            }
            guard events & (POLLIN | POLLHUP | POLLERR) != 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            guard let count = try daemon?.receiveSome(into: &buffer) else { return }
            if count == 0 {
                let actions = connection.daemonEnded(at: now, session: &session)
                endForward()
                perform(actions, at: now, session: &session)
            } else {
                perform(connection.daemonSent(buffer[..<count], at: now, session: &session), at: now, session: &session)
            }
        } catch {
            let wasSent = hasForwardedAny
            endForward()
            perform(connection.daemonFailed(error, wasSent: wasSent, at: now), at: now, session: &session)
        }
    }
}
