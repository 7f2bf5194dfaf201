internal import Foundation
internal import MailAddress

/// Words to search for. A text matches that contains each of them, within longer words too, for Japanese has no spaces
/// between its words.
package struct SearchWords: Hashable, Sendable {
    /// Folded; none matches every text.
    package let words: [String]

    package static let none = SearchWords("")

    /// The longest, which as a rule the fewest texts contain: cheap to look for before all of them; nil where there is none.
    package var longest: String? { words.max { $0.utf8.count < $1.utf8.count } }

    /// - Parameter text: words between blanks of any kind.
    package init(_ text: String) {
        words = Self.folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// - Parameter text: a folded one.
    package func match(_ text: String) -> Bool {
        words.allSatisfy { word in text.utf8.contains(word.utf8) }
    }

    /// The form in which texts are compared: case, width and composition make no difference.
    static func folded(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.caseFolded
    }
}

extension String.UTF8View {
    fileprivate func contains(_ other: String.UTF8View) -> Bool {
        guard let first = other.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: other) { return true }
            rest = rest[start...].dropFirst()
        }
        return false
    }
}
