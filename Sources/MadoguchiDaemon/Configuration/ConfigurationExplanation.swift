import Documents
import Messages
import SupportHours

/// Every effective key, with its origin and its value.
struct ConfigurationExplanation {
    struct Line: Hashable {
        /// `plans.basic.hours`
        let key: String
        /// `FILE:LINE`, an option of the command line, or `default`.
        var origin: Wording
        var value: Wording
    }

    private(set) var lines: [Line]

    init(_ record: ReadingRecord) {
        lines = record.entries.map { entry in
            let origin = entry.location.map { Wording(verbatim: "\($0.file ?? ""):\($0.line)") } ?? .usual
            return Line(key: Self.key(entry.pointer), origin: origin, value: entry.value)
        }
    }

    /// Replaces a key by an option of the command line.
    mutating func override(_ key: String, with value: String?, by option: String) {
        guard let value, let index = lines.firstIndex(where: { $0.key == key }) else { return }
        lines[index].origin = Wording(verbatim: option)
        lines[index].value = Wording(verbatim: value.flowText)
    }

    /// In three columns; values come last, because they may be long.
    var text: Wording { Wording(ja: text(in: .ja), en: text(in: .en)) }

    private func text(in language: Language) -> String {
        func padded(_ text: String, to width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.terminalColumns))
        }
        let keys = lines.map(\.key.terminalColumns).max() ?? 0
        let origins = lines.map(\.origin[language].terminalColumns).max() ?? 0
        return lines.map {
            "\(padded($0.key, to: keys))  \(padded($0.origin[language], to: origins))  \($0.value[language])"
        }
        .joined(separator: "\n")
    }

    /// A JSON Pointer as a dotted path; parts with other characters are quoted.
    private static func key(_ pointer: String) -> String {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
            let name = step.replacing("~1", with: "/").replacing("~0", with: "~")
            let isOneWord = name.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
            }
            return isOneWord && !name.isEmpty ? String(name) : quoted(String(name), .en)
        }
        .joined(separator: ".")
    }
}

extension String {
    fileprivate var terminalColumns: Int { reduce(0) { $0 + $1.columns } }
}
