package import Documents

/// A document as JSON, which YAML reads too: words and numbers as they stand, all else in quotes, and escaped but for
/// ASCII and what is beyond the Basic Multilingual Plane.
package func written(_ node: DocumentNode) -> String {
    switch node.content {
    case .null: "null"
    case .boolean(let word): word
    case .number(let digits): digits
    case .text(let text): quoted(text)
    case .sequence(let nodes): "[" + nodes.map(written).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\(quoted($0.key)): \(written($0.value))" }.joined(separator: ", ") + "}"
    }
}

private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        // YAML has no pairs of escapes.
        case " "..."~", "\u{10000}"...: result.unicodeScalars.append(scalar)
        default: for unit in UTF16.encode(scalar) ?? .init() { result += escaped(unit) }
        }
    }
    return result + "\""
}

private func escaped(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
}
