/// Writes metrics. [OpenMetrics 1.0; Prometheus text format 0.0.4]
///
/// The formats differ in three things: whether `_total` and `_info` belong to a family's name, how a quotation mark is
/// written in a help text, and how the text ends.
struct MetricsText: Sendable {
    private let format: MetricsFormat
    private(set) var text = ""

    /// - Parameter families: those without a sample are left out.
    init(_ families: [MetricFamily], as format: MetricsFormat) {
        self.format = format
        for family in families where !family.samples.isEmpty { add(family) }
        if format == .openMetrics { text += "# EOF\n" }
    }

    private mutating func add(_ family: MetricFamily) {
        var name = family.name
        var kind = family.kind
        if format == .prometheus {
            name += kind.suffix
            if kind == .info { kind = .gauge }
        }
        text += "# HELP \(name) \(escaped(family.help, quotes: format == .openMetrics))\n"
        text += "# TYPE \(name) \(kind.rawValue)\n"
        if let unit = family.unit, format == .openMetrics { text += "# UNIT \(name) \(unit)\n" }
        for sample in family.samples {
            let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
            text += family.name + family.kind.suffix + sample.suffix
            if !labels.isEmpty { text += "{\(labels.joined(separator: ","))}" }
            text += " \(Self.number(sample.value))\n"
        }
    }

    private func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whole numbers without a fraction, and infinity as both formats spell it.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension MetricFamily.Kind {
    /// The suffix of each sample's name.
    fileprivate var suffix: String {
        switch self {
        case .counter: "_total"
        case .info: "_info"
        case .gauge, .histogram: ""
        }
    }
}
