import FollowUps
import Synchronization

/// The outcomes of attempts and their durations, since the daemon started.
final class DeliveryFigures: Sendable {
    /// The labels of attempts.
    struct Result: Hashable, Comparable, Sendable {
        var outcome: String
        /// The reply's class, `2xx`; `none` where there was no reply.
        var reply: String

        static func < (a: Result, b: Result) -> Bool { (a.outcome, a.reply) < (b.outcome, b.reply) }
    }

    private struct State {
        var attempts = Dictionary(
            uniqueKeysWithValues: [
                ("delivered", "2xx"), ("retry", "4xx"), ("permanent", "5xx"), ("uncertain", "none"), ("unsent", "none"),
            ].map { (Result(outcome: $0, reply: $1), 0) })
        var durations: [DeliveryConfiguration.Transport: Histogram] = [:]
    }

    private let state = Mutex(State())

    /// Shows this transport's histogram even while it is empty.
    func expect(_ way: DeliveryConfiguration.Transport) {
        guard way != .maildir else { return }
        state.withLock { $0.durations[way] = $0.durations[way] ?? Histogram() }
    }

    func record(_ outcome: DeliveryOutcome, seconds: Double, by way: DeliveryConfiguration.Transport) {
        let result = Result(
            outcome: outcome.name, reply: outcome.report.code.map { "\($0 / 100)xx" } ?? "none")
        state.withLock { state in
            state.attempts[result, default: 0] += 1
            // A message that wasn't attempted took none of the relay's time, and files have no relay.
            if case .notAttempted = outcome { return }
            if way != .maildir { state.durations[way, default: Histogram()].record(seconds) }
        }
    }

    var families: [MetricFamily] {
        let (attempts, durations) = state.withLock { ($0.attempts, $0.durations) }
        let counts = attempts.sorted { $0.key < $1.key }.map { result, count in
            MetricFamily.Sample([("outcome", result.outcome), ("reply", result.reply)], count)
        }
        return [
            MetricFamily(
                "madoguchi_attempts", .counter,
                "Attempts to deliver a message since the daemon started, by outcome and the reply's class.",
                counts)
        ]
            + durations.sorted { $0.key.rawValue < $1.key.rawValue }.map { way, histogram in
                MetricFamily(
                    "madoguchi_\(way.rawValue)_duration_seconds", .histogram, unit: "seconds",
                    "Time from beginning data to the outcome.", histogram.samples)
            }
    }
}

extension DeliveryOutcome {
    fileprivate var name: String {
        switch self {
        case .delivered: "delivered"
        case .transientFailure: "retry"
        case .permanentFailure: "permanent"
        case .uncertain: "uncertain"
        case .notAttempted: "unsent"
        }
    }
}
