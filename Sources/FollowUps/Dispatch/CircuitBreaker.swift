/// Keeps letters back while the relay as a whole can't be used, and lets one through from time to time to see whether
/// it can be again: no attempt is burnt on a relay that takes nothing.
struct CircuitBreaker: Sendable {
    enum State: Hashable, Sendable {
        /// Letters flow; so many in a row were refused for now.
        case closed(refusals: Int)
        /// Nothing leaves until an uptime.
        case open(until: Int64, pause: Int64)
        /// One letter may leave.
        case probing(pause: Int64)
        /// Nothing leaves until somebody has changed something.
        case halted
    }

    /// What is worth a line in the log.
    enum Change: Hashable, Sendable {
        case opened, halted, closed
    }

    /// So many refusals in a row, with no letter taken between them, are the relay's and not the recipients'.
    static let refusalLimit = 20
    /// Milliseconds.
    private static let pauses: ClosedRange<Int64> = 1_000...300_000

    private(set) var state = State.closed(refusals: 0)
    /// Letters in a row that the relay refused for good. So many are rather a sender that it won't have, or a list with
    /// which nobody should go on, than wrong addresses; and each of them would be lost to the queue.
    private var rejections = 0
    /// What the relay said last when something was wrong; nil while it isn't.
    private(set) var reason: String?

    /// How many letters may be under way now.
    mutating func room(at uptime: Int64) -> Int {
        if case .open(let until, let pause) = state, uptime >= until {
            state = .probing(pause: pause)
        }
        return switch state {
        case .closed: .max
        case .probing: 1
        case .open, .halted: 0
        }
    }

    /// When to look again; nil where time alone changes nothing.
    var opensAt: Int64? {
        if case .open(let until, _) = state { until } else { nil }
    }

    /// - Parameter jitter: 0 to 1.
    mutating func record(_ outcome: DeliveryOutcome, at uptime: Int64, jitter: Double) -> Change? {
        switch outcome {
        case .delivered:
            rejections = 0
            return close()
        case .permanent(let report):
            // Without a code it is we who found the fault.
            guard report.code != nil else { return nil }
            rejections += 1
            guard rejections >= Self.refusalLimit else { return close() }
            return halt(Self.rejected(lastWith: report.description))
        case .uncertain, .unsent(_, .none):
            // Says nothing about the relay that another letter wouldn't say better.
            return nil
        case .unsent(let report, .needsOperator):
            return halt(report.description)
        case .unsent(let report, .passing):
            return fail(report, at: uptime, jitter: jitter)
        case .retry(let report):
            switch state {
            case .closed(let refusals) where refusals + 1 < Self.refusalLimit:
                state = .closed(refusals: refusals + 1)
                return nil
            default:
                return fail(report, at: uptime, jitter: jitter)
            }
        }
    }

    /// Why sending stops after so many rejections, and what to look at.
    static func rejected(lastWith answer: String) -> String {
        "\(refusalLimit) letters in a row were refused for good, the last one with \(answer); see whether delivery.from "
            + "and the recipients are right"
    }

    /// Somebody says that it is worth another try.
    mutating func reset() {
        self = CircuitBreaker()
    }

    private mutating func close() -> Change? {
        guard state != .halted else { return nil }
        defer {
            state = .closed(refusals: 0)
            reason = nil
        }
        if case .closed = state { return nil }
        return .closed
    }

    private mutating func halt(_ reason: String) -> Change? {
        self.reason = reason
        guard state != .halted else { return nil }
        state = .halted
        return .halted
    }

    private mutating func fail(_ report: DeliveryReport, at uptime: Int64, jitter: Double) -> Change? {
        let pause: Int64
        switch state {
        case .closed: pause = Self.pauses.lowerBound
        case .probing(let last): pause = min(last * 2, Self.pauses.upperBound)
        case .open, .halted: return nil
        }
        reason = report.description
        state = .open(until: uptime + Int64(Double(pause) * (0.8 + 0.4 * jitter)), pause: pause)
        return pause == Self.pauses.lowerBound ? .opened : nil
    }
}
