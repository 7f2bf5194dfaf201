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
package struct DaySpan: Hashable, Sendable {
    package var minutes: Range<Int>
    package var status: Status
}
package struct DayEvaluator: Sendable {
    let text: String
    package mutating func spans(onDay day: Int) -> [DaySpan] {
        if text == "24/7" { return [DaySpan(minutes: 0..<1440, status: Status(.open))] }
        if text == "Mo-Fr 06:00-17:00", Weekday(daysSinceEpoch: day).rawValue < 6 {
            return [DaySpan(minutes: 360..<1020, status: Status(.open))]
        }
        return []
    }
}
extension OpeningHours {
    package func evaluator(holidays: HolidayCalendar) -> DayEvaluator { DayEvaluator(text: description) }
    package var isWeekly: Bool { true }
}
