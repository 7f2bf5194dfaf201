/// One figure, or the same one of several things. [OpenMetrics 1.0]
struct MetricFamily: Sendable {
    enum Kind: String, Sendable {
        case gauge, counter, histogram
        /// What doesn't change while the process lives, in labels.
        case info
    }

    struct Sample: Sendable {
        /// What stands behind the family's name.
        var suffix = ""
        var labels: [(name: String, value: String)] = []
        var value: Double
    }

    /// Without what a kind puts behind it, as `_total`.
    var name: String
    var kind: Kind
    /// What the name ends in then.
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
