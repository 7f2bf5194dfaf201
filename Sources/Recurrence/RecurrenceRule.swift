import Messages
package import SupportHours

/// A recurrence: a start and a rule. [RFC 5545 §3.3.10]
///
/// All times are civil ones, without a zone. The start itself is an occurrence only where the rule says so.
package struct RecurrenceRule: Hashable, Sendable {
    /// The rule as given, without `RRULE:`.
    package let text: String
    /// The first time that may be an occurrence (DTSTART).
    package let start: CivilDateTime
    let parts: RuleParts
    /// The last time that may be an occurrence, by UNTIL or COUNT.
    let end: CivilDateTime?

    /// - Parameters:
    ///   - text: as `FREQ=MONTHLY;BYDAY=1TU`; `RRULE:` may stand before it.
    ///   - start: in the years 1900 to 2400.
    /// - Throws: where the text is no rule, where it isn't supported (finer than daily, weeks of the year, an end in
    ///   UTC), where there is no occurrence within fifty years of the start, and where libical can't be loaded.
    package init(parsing text: String, start: CivilDateTime) throws(RecurrenceError) {
        let parser = try RuleParser(text)
        if let reason = Occurrences.failure { throw parser.fault(.rulesNeedLibical(reason), at: 0) }
        let values = try parser.values()
        try parser.checkCombinations(values)
        guard Self.startYears.contains(start.date.year) else {
            throw parser.fault(.ruleStartsOutside(Self.startYears, year: start.date.year), at: 0)
        }
        if let until = values.until, until < start {
            throw parser.fault(.untilBeforeStart("\(start)"), at: parser["UNTIL"]?.valuePosition ?? 0)
        }
        self.text = text.lowercased().hasPrefix("rrule:") ? String(text.dropFirst(6)) : text
        self.start = start
        parts = values.completed(from: start)
        guard parts.canComeRound(from: start.date),
            Self.first(of: parts, start: start, from: start, end: values.until) != nil
        else {
            throw parser.fault(.nothingRecurs(from: "\(start)"), at: 0)
        }
        end = if let count = values.count { Self.occurrence(count, of: parts, start: start) } else { values.until }
    }

    /// The first occurrence later than a civil time; nil where there is none within fifty years, or before 2501.
    package func next(after time: CivilDateTime) -> CivilDateTime? {
        guard time >= start else { return Self.first(of: parts, start: start, from: start, end: end) }
        guard time.date.year <= Self.lastYear else { return nil }
        return Self.first(of: parts, start: start, from: time.advanced(bySeconds: 1), end: end)
    }

    /// The last occurrence at or before a civil time; nil where there is none within fifty years.
    ///
    /// Years after 2500 count as having no occurrences.
    package func last(notAfter time: CivilDateTime) -> CivilDateTime? {
        let ceiling = min(time, end ?? time, Self.limit)
        guard ceiling >= start else { return nil }
        let first = parts.period(onOrBefore: start.date, start: start.date)
        // Where the period has none, goes back over four times as many days, and so on.
        var days = parts.frequency.longestPeriod * parts.interval
        while true {
            let period = parts.period(onOrBefore: ceiling.date.adding(days: -days), start: start.date)
            if let found = last(from: period, notAfter: ceiling) { return found }
            guard period > first, days < 4 * Self.horizon else { return nil }
            days *= 4
        }
    }

    private func last(from period: CivilDate, notAfter ceiling: CivilDateTime) -> CivilDateTime? {
        guard var occurrences = Occurrences(of: parts, from: period, until: ceiling) else { return nil }
        var last: CivilDateTime?
        while let time = occurrences.next(), time <= ceiling {
            if time >= start { last = time }
        }
        return last
    }
}

extension RecurrenceRule {
    static let startYears = 1_900...2_400
    /// libical looks no further than 2582.
    static let lastYear = 2_500
    /// The longest gap between occurrences, in days: fifty years. A 29 February that is a Sunday may take forty.
    static let horizon = 50 * 366
    /// 2500-12-31 23:59:59.
    private static let limit = CivilDateTime(date: CivilDate(daysSinceEpoch: 193_943), secondOfDay: 86_399)

    /// The first occurrence at `from` or later.
    private static func first(
        of parts: RuleParts, start: CivilDateTime, from: CivilDateTime, end: CivilDateTime?
    ) -> CivilDateTime? {
        let last = min(end ?? limit, limit, from.advanced(bySeconds: horizon * 86_400))
        let period = parts.period(onOrBefore: from.date, start: start.date)
        guard from <= last, var occurrences = Occurrences(of: parts, from: period, until: last) else { return nil }
        while let time = occurrences.next(), time <= last {
            if time >= from { return time }
        }
        return nil
    }

    /// - Returns: nil where there aren't as many.
    private static func occurrence(_ number: Int, of parts: RuleParts, start: CivilDateTime) -> CivilDateTime? {
        let period = parts.period(onOrBefore: start.date, start: start.date)
        guard var occurrences = Occurrences(of: parts, from: period, until: limit) else { return nil }
        var found = 0
        while let time = occurrences.next() {
            if time >= start { found += 1 }
            if found == number { return time }
        }
        return nil
    }
}

extension CivilDateTime {
    fileprivate func advanced(bySeconds seconds: Int) -> CivilDateTime {
        CivilDateTime(localSeconds: localSeconds + Int64(seconds))
    }
}
