import SupportHours

/// Why a text and a start are no supported recurrence, and where.
package struct RecurrenceError: Error, Hashable, Sendable {
    /// The rule as given.
    package let rule: String
    /// Characters before the fault, from 0.
    package let position: Int
    /// What is wrong and what to write: one line, without the rule.
    package let message: String
    /// The replacement that was probably meant (`MONTHLY`).
    package let suggestion: String?
}

extension RecurrenceError: CustomStringConvertible {
    /// One line: the rule, position (from 1), message, suggestion.
    package var description: String {
        let question = suggestion.map { "; did you mean `\($0)`?" } ?? ""
        return "\"\(rule.asciiExcerpt)\", position \(position + 1): \(message)\(question)"
    }
}

extension String {
    /// At most 120 characters on one line, with placeholders for everything but visible ASCII.
    var asciiExcerpt: String {
        let shown = unicodeScalars.prefix(120).map { (" "..."~").contains($0) ? Character($0) : "\u{FFFD}" }
        return String(shown) + (unicodeScalars.count > 120 ? "…" : "")
    }
}
