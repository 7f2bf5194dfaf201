/// The formats of metrics.
enum MetricsFormat: Hashable, CaseIterable, Sendable {
    /// Prometheus's text format, which every collector reads.
    case prometheus
    case openMetrics

    var contentType: String {
        switch self {
        case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }

    /// The format that the client prefers; Prometheus's where it doesn't say. [RFC 9110 §12.5.1]
    init(accepting field: String?) {
        var best = (openMetrics: 0.0, plain: 0.0)
        for range in (field ?? "").lowercased().split(separator: ",") {
            let parts = range.split(separator: ";").map { part in
                String(part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            let version = parts.dropFirst().first { $0.hasPrefix("version=") }.map {
                $0.dropFirst(8).filter { $0 != "\"" }
            }
            switch (parts.first, version) {
            case ("application/openmetrics-text", nil), ("application/openmetrics-text", "1.0.0"):
                best.openMetrics = max(best.openMetrics, weight)
            case ("text/plain", nil), ("text/plain", "0.0.4"):
                best.plain = max(best.plain, weight)
            default: break
            }
        }
        self = best.openMetrics > 0 && best.openMetrics >= best.plain ? .openMetrics : .prometheus
    }
}
