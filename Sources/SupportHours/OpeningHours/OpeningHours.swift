/// Hours in OpenStreetMap's `opening_hours` notation, specification 0.7.2, but for sun events.
///
/// A value is a list of rules, and rules apply in order. It knows nothing of time zones: it tells what each civil day
/// looks like on the wall clock (`evaluator(holidays:)`).
package struct OpeningHours: Hashable, Sendable {
    let rules: [Rule]

    /// Reads an expression.
    ///
    /// Typographic variants of the notation's own characters (en and em dashes, full-width digits, letters and signs,
    /// curly quotation marks) are read as what they stand for; keywords are read in any case. Everything else that
    /// isn't the notation is an error.
    ///
    /// - Throws: where the text isn't an expression, or one without a meaning here: points in time, sun events.
    package init(parsing text: String) throws(OpeningHoursSyntaxError) {
        rules = try Parser.rules(in: text)
    }

    init(rules: [Rule]) {
        self.rules = rules
    }

    /// Whether the hours repeat every seven days: no rule looks at more of a date than its weekday.
    package var isWeekly: Bool {
        rules.allSatisfy { $0.days.isWeekly }
    }
}
