internal import NIOCore

/// How long a connection may stay in its present state.
struct SMTPConnectionWatch {
    enum Lapse {
        /// The server's answer didn't come.
        case wait
        /// The server accepts no more bytes.
        case dataBlock
        /// There were no messages.
        case idle
        /// The end that was set.
        case end
    }

    /// When everything must be over; nil for no limit.
    var end: NIODeadline?

    private let timeouts: SMTPTimeouts
    private let idleTimeout: TimeAmount
    private var wait: (wait: SMTPWait, deadline: NIODeadline)?
    private var unwritten: (count: Int, deadline: NIODeadline)?
    private var idle: NIODeadline?

    init(relay: SMTPRelay) {
        timeouts = relay.timeouts
        idleTimeout = .seconds(Int64(relay.idleTimeout))
    }

    /// Records the connection's present state.
    ///
    /// - Parameters:
    ///   - wait: the reply that is awaited.
    ///   - unwritten: how many bytes the system hasn't taken yet.
    ///   - mayLinger: whether it is an open connection that may wait for messages.
    mutating func update(at now: NIODeadline, wait: SMTPWait?, unwritten: Int, mayLinger: Bool) {
        if let wait {
            if self.wait?.wait != wait { self.wait = (wait, now + .seconds(Int64(timeouts[wait.timer]))) }
        } else {
            self.wait = nil
        }
        if unwritten == 0 {
            self.unwritten = nil
        } else if self.unwritten.map({ unwritten < $0.count }) ?? true {
            self.unwritten = (unwritten, now + .seconds(Int64(timeouts[.dataBlock])))
        }
        let isIdle = mayLinger && wait == nil
        idle = isIdle ? idle ?? now + idleTimeout : nil
        // Nothing was left to hurry.
        if isIdle { end = nil }
    }

    /// The next instant at which a limit is reached.
    var deadline: NIODeadline? {
        [wait?.deadline, unwritten?.deadline, idle, end].compactMap { $0 }.min()
    }

    /// Which limit has been reached.
    func lapsed(at now: NIODeadline) -> Lapse? {
        func isOver(_ deadline: NIODeadline?) -> Bool { deadline.map { $0 <= now } ?? false }
        if isOver(end) { return .end }
        if isOver(unwritten?.deadline) { return .dataBlock }
        if isOver(wait?.deadline) { return .wait }
        return isOver(idle) ? .idle : nil
    }
}
