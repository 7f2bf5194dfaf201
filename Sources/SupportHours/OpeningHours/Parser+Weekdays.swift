extension OpeningHours.Parser {
    typealias OrdinalSet = OpeningHours.OrdinalSet
    typealias WeekdaySelector = OpeningHours.WeekdaySelector
    typealias WeekdaySet = OpeningHours.WeekdaySet

    /// `<weekday_selector>`
    mutating func weekdays() throws(OpeningHoursSyntaxError) -> WeekdaySelector {
        var selector = WeekdaySelector()
        guard isWeekdayOrHoliday() else { return selector }
        repeat {
            if case .keyword(.holiday(let kind)) = kind {
                advance()
                selector.holidays.append(OpeningHours.Holiday(kind: kind, dayShift: try dayShift()))
            } else {
                try weekdayRange(into: &selector)
            }
        } while acceptComma(before: isWeekdayOrHoliday(after: 1))
        guard isWeekdayOrHoliday() else { return selector }
        guard isWeekday(), selector.weekdays.isEmpty, selector.nth.isEmpty else {
            throw fault(.daysWithoutComma)
        }
        selector.restrictsHolidays = true
        repeat {
            try weekdayRange(into: &selector)
        } while acceptComma(before: isWeekday(after: 1))
        return selector
    }

    /// `<weekday_range>`
    private mutating func weekdayRange(into selector: inout WeekdaySelector) throws(OpeningHoursSyntaxError) {
        let first = try weekday()
        if accept("-") {
            selector.weekdays.formUnion(WeekdaySet(from: first, through: try weekday()))
        } else if accept("[") {
            let ordinals = try ordinals()
            selector.nth.append(
                OpeningHours.NthWeekday(weekday: first, ordinals: ordinals, dayShift: try dayShift()))
        } else {
            selector.weekdays.formUnion(WeekdaySet(first))
        }
    }

    private mutating func weekday() throws(OpeningHoursSyntaxError) -> Weekday {
        guard case .keyword(.weekday(let weekday)) = kind else { throw fault(expecting: .weekday) }
        advance()
        return weekday
    }

    /// `<nth_entry>`s and the closing bracket.
    private mutating func ordinals() throws(OpeningHoursSyntaxError) -> OrdinalSet {
        var set: OrdinalSet = []
        repeat {
            let first = try ordinal()
            set.formUnion(OrdinalSet(first))
            guard first > 0, accept("-") else { continue }
            let beginning = self
            let last = try ordinal()
            guard last >= first else {
                throw beginning.fault(.ordinalsBackwards(from: first, to: last))
            }
            for ordinal in first...last {
                set.formUnion(OrdinalSet(ordinal))
            }
        } while acceptComma(before: true)
        guard accept("]") else { throw fault(expecting: .sign("]")) }
        return set
    }

    /// Which of a month's such weekdays: 1 to 5, or -1 to -5 from its end.
    mutating func ordinal() throws(OpeningHoursSyntaxError) -> Int {
        let sign = accept("-") ? -1 : 1
        return sign * (try number(in: OrdinalSet.valid, of: .weekOfMonth))
    }

    /// `<day_offset>`; 0 where there is none.
    mutating func dayShift() throws(OpeningHoursSyntaxError) -> Int {
        guard isDayShift() else { return 0 }
        let sign = kind == .sign("-") ? -1 : 1
        advance()
        let days = try number(in: 1...366, of: .dayShift)
        advance()
        return sign * days
    }

    func isDayShift(after offset: Int = 0) -> Bool {
        guard kind(after: offset) == .sign("+") || kind(after: offset) == .sign("-"),
            case .number = kind(after: offset + 1)
        else { return false }
        return kind(after: offset + 2) == .keyword(.day)
    }

    func isWeekdayOrHoliday(after offset: Int = 0) -> Bool {
        if case .keyword(.holiday) = kind(after: offset) { true } else { isWeekday(after: offset) }
    }

    private func isWeekday(after offset: Int = 0) -> Bool {
        if case .keyword(.weekday) = kind(after: offset) { true } else { false }
    }
}

extension OpeningHours.WeekdaySelector {
    var isEmpty: Bool {
        weekdays.isEmpty && nth.isEmpty && holidays.isEmpty
    }
}
