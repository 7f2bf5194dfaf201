import Messages

/// What a node that is halted tells the others: once for each time, until somebody resumes sending.
struct HaltNotice: Sendable {
    private enum State: Sendable {
        case none
        case telling(Trouble)
        /// The store has it since an uptime in milliseconds, or shortly before.
        case told(Trouble, since: Int64)
    }

    private var state = State.none

    /// - Parameter reason: why the node is halted; nil where it isn't.
    /// - Returns: what is to be told.
    mutating func toTell(_ reason: Trouble?) -> Trouble? {
        guard let reason else {
            if case .told = state { state = .none }
            return nil
        }
        guard case .none = state else { return nil }
        state = .telling(reason)
        return reason
    }

    mutating func hasBeenTold(at uptime: Int64) -> Trouble? {
        guard case .telling(let reason) = state else { return nil }
        state = .told(reason, since: uptime)
        return reason
    }

    mutating func hasFailed() {
        if case .telling = state { state = .none }
    }

    /// - Parameters:
    ///   - halt: what an answer shows.
    ///   - asked: when that was asked for. What was asked before the store had the halt doesn't say that it is over.
    mutating func follow(_ halt: Trouble?, askedAt asked: Int64) -> Trouble? {
        guard halt == nil, case .told(let reason, let since) = state else { return halt }
        if asked < since { return reason }
        // Somebody has resumed sending. Another halt is to be told again.
        state = .none
        return nil
    }
}
