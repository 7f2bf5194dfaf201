package import Messages
import SupportHours

/// Why a text and a start are no supported recurrence, and where.
package struct RecurrenceError: WordedError, Hashable {
    /// The rule as given.
    package let rule: String
    /// Characters before the fault, from 0.
    package let position: Int
    /// What is wrong and what to write: one line, without the rule.
    package let wording: Wording
    /// The replacement that was probably meant (`MONTHLY`).
    package let suggestion: String?
}

extension RecurrenceError {
    /// One line: the rule, position (from 1), what is wrong, suggestion.
    package var placedWording: Wording {
        let line = Wording.inRule(rule.asciiExcerpt, .atPosition(position, wording))
        return suggestion.map { .withQuestion(line, meant: $0) } ?? line
    }
}

extension String {
    /// At most 120 characters on one line, with placeholders for everything but visible ASCII.
    fileprivate var asciiExcerpt: String {
        let shown = unicodeScalars.prefix(120).map { (" "..."~").contains($0) ? Character($0) : "\u{FFFD}" }
        return String(shown) + (unicodeScalars.count > 120 ? "…" : "")
    }
}
