import SupportHours

/// Makes days of events, within the years asked for.
struct EventExpansion {
    /// All dates of these years.
    private let dates: ClosedRange<CivilDate>
    private let limit: Int
    /// Occurrences that may still be reckoned.
    private var budget: Int
    private(set) var days: [NamedDay] = []
    /// Whether something comes before the years, and behind them.
    private(set) var (hasEarlier, hasLater) = (false, false)

    init(_ reader: CalendarReader) {
        dates =
            .newYear(of: reader.years.lowerBound)...CivilDate.newYear(of: reader.years.upperBound + 1).adding(days: -1)
        limit = reader.limits.occurrences
        budget = limit
    }

    /// What is known of the time before and behind the days.
    var coverage: ClosedRange<CivilDate>? {
        let known = days.map(\.date)
        guard let first = known.min(), let last = known.max() else {
            return hasEarlier && hasLater ? dates : nil
        }
        return (hasEarlier ? dates.lowerBound : first)...(hasLater ? dates.upperBound : last)
    }

    /// - Parameter replaced: beginnings of the occurrences that other events stand for, with their lines.
    /// - Returns: whether one of its days lies within the years.
    mutating func add(
        _ event: Event, without replaced: [(time: EventTime, line: Int)], _ clocks: inout EventClocks,
        _ findings: inout Findings
    ) throws(ExpansionFault) -> Bool {
        let before = days.count
        do throws(CalendarFault) {
            try spend(event.exceptions.count + replaced.count, on: event)
            var exceptions = try EventExceptions(of: event, replaced: replaced, &clocks)
            var seen: Set<CivilDateTime> = []
            try add(event.start, line: event.startLine, of: event, &seen, &exceptions, &clocks)
            for rule in event.rules { try add(rule, of: event, &seen, &exceptions, &clocks) }
            for addition in event.additions {
                try add(
                    addition.start, length: addition.length, line: addition.line, of: event, &seen, &exceptions, &clocks
                )
            }
            if exceptions.hasUnused(within: dates, clocks) {
                findings.note(.exceptionWithoutOccurrence, line: event.line)
            }
        } catch {
            throw budget < 0 ? .limit(error) : .event(error)
        }
        return days.count > before
    }

    private mutating func add(
        _ rule: EventRule, of event: Event, _ seen: inout Set<CivilDateTime>, _ exceptions: inout EventExceptions,
        _ clocks: inout EventClocks
    ) throws(CalendarFault) {
        // Other clocks are a day ahead or behind at most, and an event may have begun before the years.
        let from = dates.lowerBound.adding(days: -event.length.reach - 2)
        let to = CivilDateTime(date: dates.upperBound.adding(days: 2), secondOfDay: 86_399)
        var time = CivilDateTime(date: from, secondOfDay: -1)
        if rule.last(notAfter: time) != nil { hasEarlier = true }
        while let next = rule.next(after: time) {
            guard next <= to else {
                hasLater = true
                return
            }
            let start = EventTime(civil: next, clock: event.start.clock)
            try add(start, line: event.startLine, of: event, &seen, &exceptions, &clocks)
            time = next
        }
    }

    /// - Parameter length: nil for the event's.
    private mutating func add(
        _ start: EventTime, length: EventLength? = nil, line: Int, of event: Event, _ seen: inout Set<CivilDateTime>,
        _ exceptions: inout EventExceptions, _ clocks: inout EventClocks
    ) throws(CalendarFault) {
        if start.clock == event.start.clock, length == nil, !seen.insert(start.civil).inserted { return }
        try spend(1, on: event)
        let length = length ?? event.length
        let first: CivilDate
        let last: CivilDate
        if start.isDate {
            if exceptions.contains(start.civil, nil) { return }
            first = start.civil.date
            last = first.adding(days: max(length.days, 1) - 1)
        } else {
            let begin = try clocks.instant(of: start, line: line)
            if exceptions.contains(start.civil, begin) { return }
            var end = begin
            if length.days > 0 {
                let later = CivilDateTime(
                    date: start.civil.date.adding(days: length.days), secondOfDay: start.civil.secondOfDay)
                end = try clocks.instant(of: EventTime(civil: later, clock: start.clock), line: line)
            }
            end = end.advanced(bySeconds: length.seconds)
            first = clocks.date(at: begin)
            last = max(first, clocks.date(at: end.advanced(bySeconds: -1)))
        }
        if first < dates.lowerBound { hasEarlier = true }
        if last > dates.upperBound { hasLater = true }
        let (from, to) = (max(first, dates.lowerBound), min(last, dates.upperBound))
        guard from <= to else { return }
        let count = to.daysSinceEpoch - from.daysSinceEpoch + 1
        try spend(count - 1, on: event)
        let names = event.name.map { [$0] } ?? []
        days += (0..<count).map { NamedDay(from.adding(days: $0), names: names) }
    }

    private mutating func spend(_ count: Int, on event: Event) throws(CalendarFault) {
        budget -= count
        if budget < 0 { throw CalendarFault(.tooManyOccurrences(limit: limit), line: event.line) }
    }
}

/// Why an event has no days.
enum ExpansionFault: Error {
    /// The event can't be read; others can.
    case event(CalendarFault)
    /// Nothing more is read.
    case limit(CalendarFault)
}
