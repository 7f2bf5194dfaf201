extension OpeningHours.Parser {
    typealias DateBound = OpeningHours.DateBound
    typealias DateRange = OpeningHours.DateRange
    typealias Month = OpeningHours.Month
    typealias WeekRange = OpeningHours.WeekRange
    typealias YearRange = OpeningHours.YearRange

    /// `<year_selector>`. A year right before a date belongs to the date.
    mutating func years() throws(OpeningHoursSyntaxError) -> [YearRange] {
        var ranges: [YearRange] = []
        guard isYear(), !isDate() else { return ranges }
        repeat {
            ranges.append(try yearRange())
        } while acceptComma(before: isYear(after: 1))
        return ranges
    }

    /// `<year_range>`
    private mutating func yearRange() throws(OpeningHoursSyntaxError) -> YearRange {
        if isISODate {
            throw fault(.monthAsNumber)
        }
        let first = try year()
        if accept("+") {
            return YearRange(first: first, last: nil)
        }
        guard accept("-") else {
            return YearRange(first: first, last: first)
        }
        if case .number(let last, digits: 4) = kind, last < first {
            throw fault(.yearsBackwards)
        }
        return YearRange(first: first, last: try year(), step: try step())
    }

    /// `<week_selector>`
    mutating func weeks() throws(OpeningHoursSyntaxError) -> [WeekRange] {
        var ranges: [WeekRange] = []
        guard kind == .keyword(.week) else { return ranges }
        advance()
        repeat {
            let beginning = self
            let first = try number(in: WeekRange.valid, of: .week)
            guard accept("-") else {
                ranges.append(WeekRange(first: first, last: first))
                continue
            }
            let last = try number(in: WeekRange.valid, of: .week)
            guard last >= first else {
                throw beginning.fault(.weeksBackwards)
            }
            ranges.append(WeekRange(first: first, last: last, step: try step()))
        } while acceptComma(before: isSmallNumber(after: 1))
        return ranges
    }

    /// `<monthday_selector>`. A year goes for the dates after it in the list as well.
    mutating func dates() throws(OpeningHoursSyntaxError) -> [DateRange] {
        var ranges: [DateRange] = []
        guard isDate() else { return ranges }
        var year: Int?
        repeat {
            let bound =
                if let month = ranges.last?.last.monthOfDay, isSmallNumber() {
                    try day(of: month, in: year)
                } else {
                    try bound(in: year, afterMonth: ranges.contains { $0.last.isWholeMonth })
                }
            let range = try dateRange(from: bound)
            year = range.last.year ?? range.start.year
            ranges.append(range)
        } while acceptComma(
            before: isDate(after: 1) || (ranges.last?.last.monthOfDay != nil && isSmallNumber(after: 1)))
        return ranges
    }

    /// `<monthday_range>`, from behind its first date.
    private mutating func dateRange(from start: DateBound) throws(OpeningHoursSyntaxError) -> DateRange {
        if accept("+") {
            return DateRange(start: start, extent: .onwards)
        }
        guard accept("-") else {
            return DateRange(start: start)
        }
        let beginning = self
        let end: DateBound
        if isSmallNumber() {
            guard case .day(let month, let day) = start.anchor else {
                throw fault(.rangeWithoutMonth)
            }
            end = try self.day(of: month, in: nil)
            if case .day(_, let last) = end.anchor, last < day {
                throw beginning.fault(.daysBackwards(from: day, to: last))
            }
        } else {
            end = try bound(in: nil, afterMonth: start.isWholeMonth)
        }
        guard start.isWholeMonth == end.isWholeMonth else {
            throw beginning.fault(.rangeOfTwoKinds)
        }
        if let endYear = end.year {
            guard let startYear = start.year else {
                throw beginning.fault(.rangeWithoutFirstYear)
            }
            guard start.days(in: startYear).lowerBound <= end.days(in: endYear).lowerBound else {
                throw beginning.fault(.datesBackwards)
            }
        }
        return DateRange(start: start, extent: .through(end))
    }

    /// `<date_from>`, `<date_to>`, or a month.
    ///
    /// - Parameter afterMonth: in a list after a whole month, or at the end of a range from one: `Th[1]` in
    ///   `Nov,Dec Th[1]` is a weekday of both.
    private mutating func bound(in year: Int?, afterMonth: Bool) throws(OpeningHoursSyntaxError) -> DateBound {
        var bound = DateBound(year: year, anchor: .easter)
        if isYear() {
            bound.year = try self.year()
        }
        switch kind {
        case .keyword(.easter):
            advance()
        case .keyword(.month(let month)):
            advance()
            if isSmallNumber() {
                return try day(of: month, in: bound.year)
            }
            if case .number(let year, digits: 4) = kind, YearRange.valid.contains(year) {
                throw fault(.yearAfterMonth(year: year, month: Month.code(month)))
            }
            guard isNthWeekdayOfMonth(afterMonth: afterMonth), case .keyword(.weekday(let weekday)) = kind else {
                bound.anchor = .month(month)
                return bound
            }
            advance()
            advance()
            bound.anchor = .nth(month: month, weekday: weekday, ordinal: try ordinal())
            advance()
        default:
            throw fault(expecting: .monthOrEaster)
        }
        try shift(&bound)
        return bound
    }

    private mutating func day(of month: Int, in year: Int?) throws(OpeningHoursSyntaxError) -> DateBound {
        let day = try number(in: 1...Month.longest(month), of: .dayOfMonth(month: Month.code(month)))
        var bound = DateBound(year: year, anchor: .day(month: month, day: day))
        try shift(&bound)
        return bound
    }

    /// `<date_offset>`. A weekday right behind the sign is one; `Dec 25+ Su` is from Christmas on, on Sundays.
    private mutating func shift(_ bound: inout DateBound) throws(OpeningHoursSyntaxError) {
        if kind == .sign("+") || kind == .sign("-"), case .keyword(.weekday(let weekday)) = kind(after: 1),
            token(after: 0).characters.upperBound == token(after: 1).characters.lowerBound
        {
            bound.weekdayShift = OpeningHours.WeekdayShift(weekday: weekday, isForwards: kind == .sign("+"))
            advance()
            advance()
        }
        bound.dayShift = try dayShift()
    }

    private mutating func year() throws(OpeningHoursSyntaxError) -> Int {
        if case .number(let value, digits: 4) = kind, value < YearRange.valid.lowerBound, value % 100 < 60 {
            throw fault(.yearOrTime(YearRange.valid))
        }
        return try number(in: YearRange.valid, of: .year)
    }

    private mutating func step() throws(OpeningHoursSyntaxError) -> Int {
        guard accept("/") else { return 1 }
        return try number(in: 1...1_000, of: .step)
    }
}

// MARK: - Looking ahead

extension OpeningHours.Parser {
    private func isYear(after offset: Int = 0) -> Bool {
        if case .number(_, digits: 4) = kind(after: offset) { !isClockTime(after: offset) } else { false }
    }

    private func isDate(after offset: Int = 0) -> Bool {
        switch kind(after: isYear(after: offset) ? offset + 1 : offset) {
        case .keyword(.month), .keyword(.easter): true
        default: false
        }
    }

    /// Whether a number stands here that is neither a year nor a time of day.
    private func isSmallNumber(after offset: Int = 0) -> Bool {
        if case .number(_, let digits) = kind(after: offset) {
            digits != 4 && !isClockTime(after: offset) && !isAlways(after: offset)
        } else {
            false
        }
    }

    /// Whether a month goes on as a date, `Nov Th[4]`, rather than before a list of weekdays.
    ///
    /// - Parameter afterMonth: see `bound`.
    private func isNthWeekdayOfMonth(afterMonth: Bool) -> Bool {
        guard case .keyword(.weekday) = kind, kind(after: 1) == .sign("[") else { return false }
        var offset = kind(after: 2) == .sign("-") ? 3 : 2
        guard case .number = kind(after: offset), kind(after: offset + 1) == .sign("]") else { return false }
        offset += isDayShift(after: offset + 2) ? 5 : 2
        return switch kind(after: offset) {
        case .sign("-"), .sign("+"): true
        case .sign(","): !afterMonth && !isWeekdayOrHoliday(after: offset + 1)
        default: !afterMonth
        }
    }

    /// `2026-12-25`
    private var isISODate: Bool {
        guard case .number(_, digits: 4) = kind, kind(after: 1) == .sign("-"),
            case .number(let month, digits: 1...2) = kind(after: 2), (1...12).contains(month),
            kind(after: 3) == .sign("-"), case .number(_, digits: 1...2) = kind(after: 4)
        else { return false }
        return true
    }
}

extension OpeningHours.DateRange {
    fileprivate var last: OpeningHours.DateBound {
        if case .through(let end) = extent { end } else { start }
    }
}

extension OpeningHours.DateBound {
    fileprivate var monthOfDay: Int? {
        if case .day(let month, _) = anchor { month } else { nil }
    }
}
