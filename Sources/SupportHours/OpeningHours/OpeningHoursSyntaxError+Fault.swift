extension OpeningHoursSyntaxError {
    /// What is wrong. Texts are pieces of the expression, short and printable.
    package enum Fault: Hashable, Sendable {
        // The whole
        case empty
        case longerThan(characters: Int)
        case moreRulesThan(Int)

        // Anywhere
        case endsBefore(Expectation)
        case unexpected(String, expected: Expectation)
        case unknownWord(String)
        case unknownSign(Character)
        case invisible(Character)
        case unclosedQuote
        /// A word that names a time zone.
        case timeZone(String)
        case sunEvent
        case outOfRange(String, Quantity, ClosedRange<Int>)

        // Rules
        case ruleMissing
        case separatorMissing(before: String)
        case outOfOrder(String)
        case daysAfterTimes
        /// A comma between days and times.
        case commaBeforeTimes
        /// A comma before something else that doesn't go on with the days.
        case commaBefore(String)
        case notACommentText
        case stateBeforeDays
        case stateAfterComment
        /// A state in a rule that begins with a comment.
        case stateOfLabelled

        // Days
        case daysWithoutComma
        case daysBackwards(from: Int, to: Int)
        case ordinalsBackwards(from: Int, to: Int)
        case weeksBackwards
        case yearsBackwards
        case datesBackwards
        case rangeWithoutMonth
        /// A range from a month to a day, or the other way round.
        case rangeOfTwoKinds
        case rangeWithoutFirstYear
        /// `2026-12-25`
        case monthAsNumber
        /// `25 Dec`
        case monthAfterDay
        /// `Dec 2026`
        case yearAfterMonth(year: Int, month: String)
        /// Four digits that are too few for a year, and could be a time.
        case yearOrTime(ClosedRange<Int>)

        // Times
        case timesWithoutComma
        case timeWithoutColon
        case timeWithoutMinutes
        case minutes
        case twelveHourClock
        case beginsTooLate
        case endsTooLate
        /// A time of day without an end.
        case pointInTime(String)
        case interval
        /// `24h`
        case aroundTheClock
        /// `24/7` beside other parts.
        case alwaysAmongOthers
    }

    /// What should stand somewhere.
    package enum Expectation: Hashable, Sendable {
        case daysTimesOrState
        case timesOrState
        case monthOrEaster
        case weekday
        case time
        case nextOfList
        case endOfRule
        case quantity(Quantity)
        case sign(Character)
    }

    /// What a number counts.
    package enum Quantity: Hashable, Sendable {
        case year
        case week
        /// - month: the notation's name of it.
        case dayOfMonth(month: String)
        case weekOfMonth
        case dayShift
        case step
    }
}
