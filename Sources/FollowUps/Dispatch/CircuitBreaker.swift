import Messages

/// Holds messages back while the relay as a whole can't be used, and lets one through from time to time to see whether
/// it can be again: no attempt is burnt on a relay that takes nothing.
///
/// Only what says something of the relay counts ([0019](../../../docs/decisions/0019-refusals-in-a-row.md)): a mailbox
/// that isn't there, or one that greylists, holds up nobody else.
struct CircuitBreaker: Sendable {
    enum State: Hashable, Sendable {
        /// Messages flow.
        case closed
        /// Nothing leaves until an uptime.
        case open(until: Int64, pause: Int64)
        /// One message may leave.
        case probing(pause: Int64)
        /// Nothing leaves until somebody has changed something.
        case halted
    }

    /// What is worth a line in the log.
    enum Change: Hashable, Sendable {
        case opened, halted, closed
    }

    /// A refusal that doesn't say what it is about, as often as it came in a row with no message taken in between.
    private struct Repetition: Sendable {
        let isPermanent: Bool
        let words: [Substring]
        var count = 1

        /// - Parameter report: of which everything counts but what is another one each time: ids, addresses, times.
        init(_ report: DeliveryReport, isPermanent: Bool) {
            self.isPermanent = isPermanent
            let words = report.text.split(separator: " ").filter { word in
                !word.utf8.contains { (0x30...0x39).contains($0) || "@<=".utf8.contains($0) }
            }
            self.words = ["\(report.code ?? 0)", "\(report.enhancedCode?.description ?? "")"] + words
        }
    }

    /// A refusal that repeats so often, message after message, is the relay's and not the recipients'.
    static let repetitionLimit = 20
    /// Milliseconds.
    private static let pauses: ClosedRange<Int64> = 1_000...300_000

    private(set) var state = State.closed
    private var repetition: Repetition?
    /// What the relay said last when something was wrong; nil while it isn't.
    private(set) var reason: Trouble?

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

    /// When to look again; nil where time alone changes nothing.
    var opensAt: Int64? {
        if case .open(let until, _) = state { until } else { nil }
    }

    /// Whether a message may leave within so many milliseconds.
    func isUsable(within time: Int64, at uptime: Int64) -> Bool {
        switch state {
        case .closed, .probing: true
        case .open(let until, _): until <= uptime + time
        case .halted: false
        }
    }

    /// - Parameter jitter: 0 to 1.
    mutating func record(_ outcome: DeliveryOutcome, at uptime: Int64, jitter: Double) -> Change? {
        switch outcome {
        case .delivered:
            repetition = nil
            return close()
        case .uncertain, .notAttempted(_, .none):
            // Says nothing about the relay that another message wouldn't say better.
            return nil
        case .notAttempted(let report, .needsOperator):
            return halt(report.trouble)
        case .notAttempted(let report, .passing):
            return fail(report, at: uptime, jitter: jitter)
        case .permanentFailure(let report):
            // Without a code the fault was found on this side.
            guard report.code != nil else { return nil }
            switch report.subject {
            case .recipient, .message: return close()
            case .relay: return halt(report.trouble)
            case .unknown: return repeats(report, isPermanent: true) ? halt(Self.repeated(report.description)) : close()
            }
        case .transientFailure(let report):
            switch report.subject {
            case .recipient, .message: return close()
            case .relay: return fail(report, at: uptime, jitter: jitter)
            case .unknown:
                let isTheRelays = repeats(report, isPermanent: false) || state != .closed
                return isTheRelays ? fail(report, at: uptime, jitter: jitter) : nil
            }
        }
    }

    /// - Returns: whether the same refusal has come too often in a row.
    private mutating func repeats(_ report: DeliveryReport, isPermanent: Bool) -> Bool {
        var present = Repetition(report, isPermanent: isPermanent)
        if let last = repetition, last.isPermanent == isPermanent, last.words == present.words {
            present.count = last.count + 1
        }
        repetition = present
        return present.count >= Self.repetitionLimit
    }

    /// Why sending stops after so many refusals, and what to look at.
    static func repeated(_ answer: String) -> Trouble { .refusedInARow(repetitionLimit, answer) }

    /// Somebody says that it is worth another try.
    mutating func reset() {
        self = CircuitBreaker()
    }

    private mutating func close() -> Change? {
        guard state != .halted else { return nil }
        let wasClosed = state == .closed
        state = .closed
        reason = nil
        return wasClosed ? nil : .closed
    }

    private mutating func halt(_ reason: Trouble) -> Change? {
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
        reason = report.trouble
        let asked = min(report.retryAfter ?? 0, RetryPolicy.longestAsked) * 1_000
        state = .open(until: uptime + max(asked, Int64(Double(pause) * (0.8 + 0.4 * jitter))), pause: pause)
        return pause == Self.pauses.lowerBound ? .opened : nil
    }
}
