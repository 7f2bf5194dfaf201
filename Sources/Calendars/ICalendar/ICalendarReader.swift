import SupportHours

/// Reads a stream of iCalendar objects. [RFC 5545]
struct ICalendarReader {
    private let reader: CalendarReader

    init(_ reader: CalendarReader) {
        self.reader = reader
    }

    /// - Returns: an empty calendar where a limit is exceeded.
    func read(_ bytes: [UInt8], _ findings: inout Findings) -> DayCalendar {
        guard let calendars = ComponentParser.calendars(bytes, reader.limits, &findings) else { return .empty }
        var counted = 0
        for calendar in calendars {
            for rule in Self.rules(in: calendar) {
                counted += max(0, min(EventRule.count(rule), reader.limits.counted + 1))
                if counted > reader.limits.counted {
                    findings.add(.tooManyCounted(limit: reader.limits.counted), line: rule.line)
                    return .empty
                }
            }
        }
        var expansion = EventExpansion(reader)
        var transitions = reader.limits.transitions
        for calendar in calendars {
            var clocks = EventClocks(calendar, reader, budget: transitions)
            let events = events(of: calendar, &clocks, &findings)
            guard expand(events, into: &expansion, &clocks, &findings) else { return .empty }
            transitions = clocks.budget
        }
        return DayCalendar(expansion.days, coverage: expansion.coverage)
    }

    /// The rules of its events and of its zones.
    private static func rules(in component: Component) -> [ContentLine] {
        component.all("RRULE") + component.parts.flatMap(rules)
    }

    private func events(
        of calendar: Component, _ clocks: inout EventClocks, _ findings: inout Findings
    ) -> [Event] {
        let isCancelled = calendar.all("METHOD").contains { $0.value.uppercased() == "CANCEL" }
        var events: [Event] = []
        for part in calendar.parts {
            switch part.name {
            case "VTIMEZONE": break
            case "VEVENT":
                do throws(CalendarFault) {
                    events.append(try EventParser(part, isCancelled: isCancelled).event(&clocks, &findings))
                } catch {
                    findings.add(error)
                }
            default: findings.note(.component(part.name), line: part.line)
            }
        }
        return current(events, &findings)
    }

    /// The newest revision of each event.
    ///
    /// Programs that don't number revisions may give different events one UID: all of them are kept.
    private func current(_ events: [Event], _ findings: inout Findings) -> [Event] {
        struct Key: Hashable {
            let uid: String
            let recurrenceID: EventTime?
        }
        func key(_ event: Event) -> Key? {
            event.uid.map { Key(uid: $0, recurrenceID: event.recurrenceID) }
        }
        var newest: [Key: Int] = [:]
        for event in events {
            if let key = key(event) { newest[key] = max(newest[key] ?? event.sequence, event.sequence) }
        }
        return events.filter { event in
            guard let key = key(event), let newest = newest[key], event.sequence < newest else { return true }
            findings.note(.superseded, line: event.line)
            return false
        }
    }

    /// - Returns: whether it keeps to the limits.
    private func expand(
        _ events: [Event], into expansion: inout EventExpansion, _ clocks: inout EventClocks,
        _ findings: inout Findings
    ) -> Bool {
        var replaced: [String: [(time: EventTime, line: Int)]] = [:]
        for event in events {
            if let uid = event.uid, let id = event.recurrenceID { replaced[uid, default: []].append((id, event.line)) }
        }
        for event in events {
            if event.isCancelled {
                findings.note(.cancelled, line: event.line)
                continue
            }
            let others = event.recurrenceID == nil ? event.uid.flatMap { replaced[$0] } ?? [] : []
            do throws(ExpansionFault) {
                let hasDays = try expansion.add(event, without: others, &clocks, &findings)
                note(event, hasDays: hasDays, &findings)
            } catch {
                switch error {
                case .event(let fault): findings.add(fault)
                case .limit(let fault):
                    findings.add(fault)
                    return false
                }
            }
        }
        return true
    }

    private func note(_ event: Event, hasDays: Bool, _ findings: inout Findings) {
        guard hasDays else { return findings.note(.outsideYears, line: event.line) }
        let before = CivilDateTime(localSeconds: event.start.civil.localSeconds - 1)
        if !event.rules.isEmpty, !event.rules.contains(where: { $0.next(after: before) == event.start.civil }),
            event.start.civil.date.year >= 1_900
        {
            findings.note(.startOutsideRule, line: event.line)
        }
        if !event.start.isDate { findings.note(.timed, line: event.line) }
        if event.isObservance { findings.note(.observances, line: event.line) }
        if event.name == nil { findings.note(.withoutName, line: event.line) }
    }
}
