/// A metric with its samples. [OpenMetrics 1.0]
struct MetricFamily: Sendable {
    enum Kind: String, Sendable {
        case gauge, counter, histogram
        /// Labels that don't change while the process runs.
        case info
    }

    struct Sample: Sendable {
        /// What follows the family's name.
        var suffix = ""
        var labels: [(name: String, value: String)] = []
        var value: Double
    }

    /// Without the suffix of its kind, such as `_total`.
    var name: String
    var kind: Kind
    /// The unit, which the name ends in.
    var unit: String?
    var help: String
    var samples: [Sample]

    init(_ name: String, _ kind: Kind, unit: String? = nil, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.help = help
        self.samples = samples
    }
}

extension MetricFamily.Sample {
    init(_ labels: [(name: String, value: String)] = [], _ value: some BinaryInteger) {
        self.init(labels: labels, value: Double(value))
    }
}
