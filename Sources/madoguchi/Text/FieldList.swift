import TerminalText

/// Labels and values, one pair a line, the values aligned.
struct FieldList {
    private var fields: [(label: String, value: Line)] = []

    mutating func add(_ label: String, _ value: Line) {
        fields.append((label, value))
    }

    var lines: [Line] {
        let width = fields.map(\.label.displayWidth).max() ?? 0
        return fields.map { label, value in
            var line: Line = "  \(label.padded(to: width), .faint)  \(value)"
            line.continuation = width + 4
            return line
        }
    }
}
