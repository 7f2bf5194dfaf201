extension DocumentNode {
    /// The value on one line, in YAML's flow style.
    package var flowText: String {
        switch content {
        case .null: "null"
        case .boolean(let word), .number(let word): word
        case .text(let text): text.flowText
        case .sequence(let elements): "[\(elements.map(\.flowText).joined(separator: ", "))]"
        case .mapping(let entries):
            "{\(entries.map { "\($0.key.flowText): \($0.value.flowText)" }.joined(separator: ", "))}"
        }
    }
}

extension String {
    /// The text on one line, in YAML's flow style: quoted where it would otherwise be read as something else.
    package var flowText: String {
        isPlain ? self : "\"" + unicodeScalars.map(\.escapedInQuotes).joined() + "\""
    }

    private var isPlain: Bool {
        guard let first = unicodeScalars.first, first.isWordLike || first == "/", unicodeScalars.last != " ",
            unicodeScalars.last != ":", case .text = DocumentNode.Content(plain: self)
        else { return false }
        let areHarmless = unicodeScalars.allSatisfy { $0.isWordLike || " /-_.:;@+<>=?".unicodeScalars.contains($0) }
        return areHarmless && !contains(": ")
    }
}

extension Unicode.Scalar {
    fileprivate var isWordLike: Bool {
        properties.isAlphabetic || ("0"..."9").contains(self)
    }

    fileprivate var escapedInQuotes: String {
        switch self {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case _ where properties.generalCategory == .control || value == 0x2028 || value == 0x2029:
            "\\u" + String(repeating: "0", count: max(0, 4 - String(value, radix: 16).count)) + String(value, radix: 16)
        default: String(self)
        }
    }
}
