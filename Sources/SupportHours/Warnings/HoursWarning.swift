/// Something about hours that is legal and probably not what was meant.
///
/// Data: the sentences are made where they are shown, of ``parameters``.
package struct HoursWarning: Hashable, Sendable {
    /// Scripts rely on the names.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// No day from now on has an open hour.
        case neverOpen = "never-open"
        /// Holidays are named in the hours and matter there, and there are no dates for them.
        case holidaysMissing = "holidays-missing"
        /// All the dates of holidays lie in the past.
        case holidaysEnded = "holidays-ended"
        /// The end of a night whose beginning is closed.
        case tailAfterClosedDay = "tail-after-closed-day"
        /// A night that the next day's rule ends at midnight.
        case cutByNextDay = "cut-by-next-day"
        /// Hours over midnight that are probably the afternoon's, on a clock of twelve hours.
        case longWindow = "long-window"
        /// What other rules leave nothing of.
        case ruleWithoutEffect = "rule-without-effect"
        /// A combination of other hours that has no open hour for weeks.
        case seldomOpen = "seldom-open"
    }

    package let code: Code
    /// The rule that it is about, in canonical form.
    package var rule: String?
    /// The rule that closes, cuts or replaces it.
    package var otherRule: String?
    /// `PH` or `SH`.
    package var holidayKey: String?
    /// The first day to see it, or the last holiday; nil where it comes with the next holiday that falls so.
    package var date: CivilDate?
    /// The day on which it is open again; nil where none is known.
    package var lastDate: CivilDate?
    /// `00:00-03:00`
    package var hours: String?
    /// The whole hours as they were probably meant, in canonical form.
    package var suggestion: String?

    package init(
        _ code: Code, rule: String? = nil, otherRule: String? = nil, holidayKey: String? = nil,
        date: CivilDate? = nil, lastDate: CivilDate? = nil, hours: String? = nil, suggestion: String? = nil
    ) {
        self.code = code
        self.rule = rule
        self.otherRule = otherRule
        self.holidayKey = holidayKey
        self.date = date
        self.lastDate = lastDate
        self.hours = hours
        self.suggestion = suggestion
    }

    /// What a sentence about it is made of, by name.
    package var parameters: [String: String] {
        let all = [
            "rule": rule, "other": otherRule, "key": holidayKey, "date": date?.description,
            "last": lastDate?.description, "hours": hours,
        ]
        return all.compactMapValues(\.self)
    }
}

extension OpeningHours {
    /// What is suspicious about the hours, in the order of the codes.
    ///
    /// - Parameters:
    ///   - holidays: the dates that `PH` and `SH` stand for.
    ///   - date: what lies before it is no matter any more.
    package func warnings(holidays: HolidayCalendar, from date: CivilDate) -> [HoursWarning] {
        let inspection = HoursInspection(self, holidays: holidays, from: date)
        return inspection.neverOpen + inspection.holidayDates + inspection.nights + inspection.longWindows
            + inspection.rulesWithoutEffect
    }
}
