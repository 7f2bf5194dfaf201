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
            throw fault(.alwaysAmongOthers)
        }
        let beginning = self
        let start = try clockTime(isEnd: false, acceptsHours: acceptsHours)
        if accept("+") {
            return TimeSpan(minutes: start..<start, hasOpenEnd: true)
        }
        guard accept("-") else {
            guard endsRule else { throw fault(expecting: .sign("-")) }
            throw beginning.fault(.pointInTime(clock(start / 60 * 100 + start % 60)))
        }
        var end = try clockTime(isEnd: true, acceptsHours: acceptsHours)
        if end <= start {
            end += 24 * 60
        }
        if kind == .sign("/") {
            throw fault(.interval)
        }
        return TimeSpan(minutes: start..<end, hasOpenEnd: accept("+"))
    }

    /// `<time>` or `<extended_time>`, in minutes since 00:00.
    private mutating func clockTime(isEnd: Bool, acceptsHours: Bool) throws(OpeningHoursSyntaxError) -> Int {
        if kind == .keyword(.sunEvent) || kind == .sign("(") {
            throw fault(.sunEvent)
        }
        guard case .number(let hour, let digits) = kind else {
            throw fault(expecting: .time)
        }
        if isDateInOtherOrder {
            throw fault(.monthAfterDay)
        }
        let beginning = self
        advance()
        if digits > 2 {
            throw beginning.fault(.timeWithoutColon)
        }
        var minute = 0
        let hasMinutes = accept(":")
        if hasMinutes {
            guard case .number(let value, digits: 2) = kind, value < 60 else {
                throw fault(.minutes)
            }
            minute = value
            advance()
        }
        if !isEnd, !hasMinutes, hour == 24, kind == .unknownWord {
            throw beginning.fault(.aroundTheClock)
        }
        if isOnTwelveHourClock(hour) {
            throw beginning.fault(.twelveHourClock)
        }
        guard hasMinutes || acceptsHours else {
            throw beginning.fault(.timeWithoutMinutes)
        }
        let time = hour * 60 + minute
        if !isEnd, time >= 24 * 60 {
            throw beginning.fault(.beginsTooLate)
        }
        guard time <= 48 * 60 else {
            throw beginning.fault(.endsTooLate)
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
