extension OpeningHours.Parser {
    typealias TimeSpan = OpeningHours.TimeSpan

    /// `<time_selector>`. Whole hours are read where they can't be taken for dates: `Mo-Fr 9-17`.
    mutating func times(after days: OpeningHours.DaySelector) throws(OpeningHoursSyntaxError) -> [TimeSpan] {
        var spans: [TimeSpan] = []
        guard isTime() else { return spans }
        let acceptsHours = !days.hasWideRange && !days.weekdays.isEmpty
        repeat {
            spans.append(try timeSpan(acceptsHours: acceptsHours))
        } while acceptComma(before: isTime(after: 1))
        return spans
    }

    /// `<timespan>`
    private mutating func timeSpan(acceptsHours: Bool) throws(OpeningHoursSyntaxError) -> TimeSpan {
        if isAlways() {
            throw fault("`24/7` stands alone; the whole day is `00:00-24:00`, or no times at all")
        }
        let beginning = self
        let start = try clockTime(isEnd: false, acceptsHours: acceptsHours)
        if accept("+") {
            return TimeSpan(minutes: start..<start, hasOpenEnd: true)
        }
        guard accept("-") else {
            guard endsRule else { throw fault(expecting: "`-`") }
            throw beginning.fault(
                "`\(clock(start / 60 * 100 + start % 60))` alone is a point in time, as for departures, and no window: "
                    + "write a span, `10:00-12:00`, or `10:00+` where its end is unknown")
        }
        var end = try clockTime(isEnd: true, acceptsHours: acceptsHours)
        if end <= start {
            end += 24 * 60
        }
        if kind == .sign("/") {
            throw fault(
                "times with an interval are points in time, as for departures, and no window: leave the interval out")
        }
        return TimeSpan(minutes: start..<end, hasOpenEnd: accept("+"))
    }

    /// `<time>` or `<extended_time>`, in minutes since 00:00.
    private mutating func clockTime(isEnd: Bool, acceptsHours: Bool) throws(OpeningHoursSyntaxError) -> Int {
        if kind == .keyword(.sunEvent) || kind == .sign("(") {
            throw fault("sunrise, sunset, dawn and dusk depend on a place, which these hours don't have: write times")
        }
        guard case .number(let hour, let digits) = kind else {
            throw fault(expecting: "a time like `09:00`")
        }
        if isDateInOtherOrder {
            throw fault("a date is written with its month first, by name")
        }
        let beginning = self
        advance()
        if digits > 2 {
            throw beginning.fault("a time has a colon")
        }
        var minute = 0
        let hasMinutes = accept(":")
        if hasMinutes {
            guard case .number(let value, digits: 2) = kind, value < 60 else {
                throw fault("minutes are two digits from 00 to 59")
            }
            minute = value
            advance()
        }
        if !isEnd, !hasMinutes, hour == 24, kind == .unknownWord {
            throw beginning.fault(
                "around the clock is written otherwise")
        }
        if isOnTwelveHourClock(hour) {
            throw beginning.fault("times are on the 24-hour clock")
        }
        guard hasMinutes || acceptsHours else {
            throw beginning.fault("a time has minutes")
        }
        let time = hour * 60 + minute
        if !isEnd, time >= 24 * 60 {
            throw beginning.fault(
                "a span begins from 00:00 to 23:59; only its end may go on to 48:00")
        }
        guard time <= 48 * 60 else {
            throw beginning.fault("a span ends at 48:00, the end of the next day, at the latest")
        }
        return time
    }

    /// `25 Dec`, `12/25` or `25/12`
    private var isDateInOtherOrder: Bool {
        guard case .number(let first, digits: 1...2) = kind else { return false }
        if case .keyword(.month) = kind(after: 1) { return true }
        guard kind(after: 1) == .sign("/"), case .number(let second, digits: 1...2) = kind(after: 2) else {
            return false
        }
        return (1...12).contains(first) && (13...31).contains(second)
            || (13...31).contains(first) && (1...12).contains(second)
    }

    /// `9am`, `5 pm`, `9時`, `9h`, by the word behind the hour.
    private func isOnTwelveHourClock(_ hour: Int) -> Bool {
        kind == .unknownWord && hour <= 24 && ["am", "pm", "h", "uhr", "時"].contains(text().lowercased())
    }

    private func isTime(after offset: Int = 0) -> Bool {
        switch kind(after: offset) {
        case .number(_, let digits): offset == 0 || digits <= 2 && !isAlways(after: offset)
        case .keyword(.sunEvent), .sign("("): true
        default: false
        }
    }
}
