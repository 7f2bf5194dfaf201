/// Figures without their values: what they are called, what they are about, and which labels they have.
enum MetricsMask {
    static func mask(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard !line.isEmpty, !line.hasPrefix("#"), let blank = line.lastIndex(of: " ") else { return String(line) }
            return line[..<blank] + " <value>"
        }.joined(separator: "\n")
    }
}
