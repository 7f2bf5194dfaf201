import Documents

/// Every effective key, with its origin and its value.
struct ConfigurationExplanation {
    struct Line: Hashable {
        /// `plans.basic.hours`
        let key: String
        /// `FILE:LINE`, an option of the command line, or `default`.
        var origin: String
        var value: String
    }

    private(set) var lines: [Line]

    init(_ record: ReadingRecord) {
        lines = record.entries.map { entry in
            let origin = entry.location.map { "\($0.file ?? ""):\($0.line)" } ?? "default"
            return Line(key: Self.key(entry.pointer), origin: origin, value: entry.value)
        }
    }

    /// Replaces a key by an option of the command line.
    mutating func override(_ key: String, with value: String?, by option: String) {
        guard let value, let index = lines.firstIndex(where: { $0.key == key }) else { return }
        lines[index].origin = option
        lines[index].value = value.flowText
    }

    /// In three columns; values come last, because they may be long.
    var text: String {
        func padded(_ text: String, to width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
        }
        let keys = lines.map(\.key.unicodeScalars.count).max() ?? 0
        let origins = lines.map(\.origin.unicodeScalars.count).max() ?? 0
        return lines.map { "\(padded($0.key, to: keys))  \(padded($0.origin, to: origins))  \($0.value)" }
            .joined(separator: "\n")
    }

    /// A JSON Pointer as a dotted path; parts with other characters are quoted.
    private static func key(_ pointer: String) -> String {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
            let name = step.replacing("~1", with: "/").replacing("~0", with: "~")
            let isOneWord = name.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
            }
            return isOneWord && !name.isEmpty ? String(name) : String(name).quotedForMessage
        }
        .joined(separator: ".")
    }
}
