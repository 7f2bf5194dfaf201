/// Stub.
package struct OpeningHours: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(parsing text: String) throws(OpeningHoursSyntaxError) { description = text }
}
package struct OpeningHoursSyntaxError: Error, CustomStringConvertible, Sendable {
    /// The expression as given.
    package let expression: String
    /// Characters before the fault, from 0.
    package let position: Int
    /// What is wrong, in English: one line, without the expression.
    package let message: String
    /// What was probably meant, as text to put in its place (`Mo`).
    package let suggestion: String?
    /// Several lines: message with position, the expression, a caret below the fault, the suggestion.
    package var description: String { message }
}
