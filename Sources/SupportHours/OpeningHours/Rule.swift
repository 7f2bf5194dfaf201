extension OpeningHours {
    /// One rule: on which days, at which times, which state (`<rule_sequence>`).
    struct Rule: Hashable, Sendable {
        /// The separator in front of a rule: how it joins what the rules before it said.
        enum Joint: Hashable, Sendable {
            /// `;`, and the first rule.
            case normal
            /// `,`
            case additional
            /// `||`
            case fallback
        }

        var joint: Joint = .normal
        var days = DaySelector()
        /// No spans: the whole day.
        var times: [TimeSpan] = []
        /// A comment alone stands for unknown hours.
        var status = Status(.open)

        /// Whether the rule wipes out what earlier rules said about a day that it selects. Closing rules only cut.
        var overrides: Bool {
            joint == .normal && status.state != .closed
        }
    }

    /// A span of a day's times (`<timespan>`), in minutes since 00:00.
    struct TimeSpan: Hashable, Sendable {
        /// What the rule says for certain: from 00:00 to 23:59 until at most 48:00. Empty for `10:00+`.
        var minutes: Range<Int>
        /// `+`: goes on for an unknown while.
        var hasOpenEnd = false

        /// Where an open end is taken to have ended: at midnight, or some hours later where it begins in the evening.
        /// The guess is opening_hours.js's.
        var guessedEnd: Int {
            let begin = minutes.upperBound
            let guess =
                switch begin {
                case ..<(17 * 60): 24 * 60
                case ..<(22 * 60): begin + 10 * 60
                default: begin + 8 * 60
                }
            return min(guess, 48 * 60)
        }
    }
}
