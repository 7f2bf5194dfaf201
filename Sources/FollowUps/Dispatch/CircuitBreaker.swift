/// Holds messages back while the relay is down, and lets one through from time to time to probe it, so that no attempts
/// are wasted on a relay that accepts nothing.
struct CircuitBreaker: Sendable {
    enum State: Hashable, Sendable {
        /// Messages flow; `refusals` in a row were transient failures.
        case closed(refusals: Int)
        /// Nothing leaves until this uptime.
        case open(until: Int64, pause: Int64)
        /// One message may leave.
        case probing(pause: Int64)
        /// Halted: nothing leaves until the operator has changed something.
        case halted
    }

    /// A change that is logged.
    enum Change: Hashable, Sendable {
        case opened, halted, closed
    }

    /// This many refusals in a row without a delivery between them are blamed on the relay, not on the recipients.
    static let refusalLimit = 20
    /// Milliseconds.
    private static let pauses: ClosedRange<Int64> = 1_000...300_000

    private(set) var state = State.closed(refusals: 0)
    /// Permanent failures in a row. After this many, the likely cause is a sender that the relay rejects or a bad list
    /// rather than single wrong addresses, and going on would fail every queued message.
    private var rejections = 0
    /// What the relay said last when something was wrong; nil while nothing is.
    private(set) var reason: String?

    /// How many messages may be in flight now.
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

    /// When to probe; nil where time alone changes nothing.
    var opensAt: Int64? {
        if case .open(let until, _) = state { until } else { nil }
    }

    /// - Parameter jitter: 0 to 1.
    mutating func record(_ outcome: DeliveryOutcome, at uptime: Int64, jitter: Double) -> Change? {
        switch outcome {
        case .delivered:
            rejections = 0
            return close()
        case .permanentFailure(let report):
            // Without a reply code the fault is ours, not the relay's.
            guard report.code != nil else { return nil }
            rejections += 1
            guard rejections >= Self.refusalLimit else { return close() }
            return halt(Self.rejected(lastWith: report.description))
        case .uncertain, .notAttempted(_, .none):
            // Says nothing about the relay; another message will tell more.
            return nil
        case .notAttempted(let report, .needsOperator):
            return halt(report.description)
        case .notAttempted(let report, .passing):
            return fail(report, at: uptime, jitter: jitter)
        case .transientFailure(let report):
            switch state {
            case .closed(let refusals) where refusals + 1 < Self.refusalLimit:
                state = .closed(refusals: refusals + 1)
                return nil
            default:
                return fail(report, at: uptime, jitter: jitter)
            }
        }
    }

    /// Why sending halts after this many rejections, and what to check.
    static func rejected(lastWith answer: String) -> String {
        "\(refusalLimit) permanent failures in a row, the last one with \(answer); check delivery.from "
            + "and the recipients"
    }

    /// The operator asks for another try.
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
