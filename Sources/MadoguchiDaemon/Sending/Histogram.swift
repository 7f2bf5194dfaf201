/// Counts durations by bounds.
struct Histogram: Sendable {
    /// Seconds; up to the ten minutes that SMTP allows a relay.
    private static let bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]

    /// By bound, the last one unbounded; each value is counted once.
    private var counts = [Int](repeating: 0, count: bounds.count + 1)
    private var sum = 0.0

    mutating func record(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    var samples: [MetricFamily.Sample] {
        var samples: [MetricFamily.Sample] = []
        var total = 0
        for (bound, count) in zip(Self.bounds + [.infinity], counts) {
            total += count
            let label = bound.isInfinite ? "+Inf" : "\(bound)"
            samples.append(.init(suffix: "_bucket", labels: [("le", label)], value: Double(total)))
        }
        return samples + [
            .init(suffix: "_sum", value: sum), .init(suffix: "_count", value: Double(total)),
        ]
    }
}
