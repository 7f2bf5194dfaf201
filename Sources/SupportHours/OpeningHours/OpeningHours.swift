/// Hours in OpenStreetMap's `opening_hours` notation, specification 0.7.2, but for sun events.
///
/// A value is a list of rules, and rules apply in order. It knows nothing of time zones: it tells what each civil day
/// looks like on the wall clock (`evaluator(holidays:)`).
package struct OpeningHours: Sendable {
    let rules: [Rule]
    /// Whether a separator stood at the end of the text (`Mo-Fr 09:00-17:00;`), which was passed over. Hours are the same
    /// with it and without.
    package let endsWithSeparator: Bool

    /// Reads an expression.
    ///
    /// Typographic variants of the notation's own characters (en and em dashes, full-width digits, letters and signs,
    /// curly quotation marks) are read as what they stand for; keywords are read in any case. Everything else that
    /// isn't the notation is an error; but a separator at the end is passed over.
    ///
    /// - Throws: where the text isn't an expression, or one without a meaning here: points in time, sun events.
    package init(parsing text: String) throws(OpeningHoursSyntaxError) {
        (rules, endsWithSeparator) = try Parser.parse(text)
    }

    init(rules: [Rule]) {
        self.rules = rules
        endsWithSeparator = false
    }

    /// `24/7`
    package static let alwaysOpen = OpeningHours(rules: [Rule()])

    /// The comment, where the hours are nothing else: hours between curly quotation marks are one.
    package var onlyComment: String? {
        guard rules.count == 1, rules[0].days.isEveryDay, rules[0].times.isEmpty, rules[0].status.state == .unknown
        else {
            return nil
        }
        return rules[0].status.comment
    }

    /// Whether the hours repeat every seven days: no rule looks at more of a date than its weekday.
    package var isWeekly: Bool {
        rules.allSatisfy { $0.days.isWeekly }
    }

    /// Whether the hours would repeat every seven days if no day were a holiday.
    package var isWeeklyButForHolidays: Bool {
        rules.allSatisfy { !$0.days.hasWideRange && $0.days.weekdays.nth.isEmpty }
    }
}

extension OpeningHours: Hashable {
    package static func == (lhs: OpeningHours, rhs: OpeningHours) -> Bool {
        lhs.rules == rhs.rules
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(rules)
    }
}

extension OpeningHours {
    /// The hours that a text was probably meant to be, in canonical form: itself where it parses, else as people write
    /// hours; nil where nobody can tell.
    package static func probable(_ text: String) -> String? {
        (try? OpeningHours(parsing: text))?.description ?? ProbableExpression(text)?.text
    }
}
