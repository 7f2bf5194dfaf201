import Documents
import MailAddress
import Messages

/// A domain or a domain's ending, with its place in the file.
struct PlacedName {
    let text: String
    let node: DocumentNode
}

extension ValueReader where Value == PlacedName {
    /// A domain of at least two labels.
    static var domain: ValueReader {
        name(.lowerCaseDomain) { $0.utf8.contains(UInt8(ascii: ".")) }
    }

    /// What people may write for a domain, even without a dot.
    static var miswritten: ValueReader {
        name(.miswrittenDomain) { _ in true }
    }

    /// One or more labels, without a dot before them.
    static var ending: ValueReader {
        name(.lowerCaseEnding) { _ in true }
    }

    private static func name(_ expected: Wording, _ isOne: @escaping (String) -> Bool) -> ValueReader {
        ValueReader<String>.text(expected).then { text, node, problems in
            let labels = text.split(separator: ".", omittingEmptySubsequences: false)
            if labels.allSatisfy(isLabel), isOne(text) { return PlacedName(text: text, node: node) }
            problems.report(.found(node.found, expected: expected), at: node)
            return nil
        }
    }

    /// Lower-case letters, digits and hyphens.
    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && label.lowercased() == label
            && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
}
