import Messages
import SupportHours

/// Reads a VEVENT. [RFC 5545 §3.6.1]
struct EventParser {
    private let component: Component
    private let isCancelled: Bool

    /// - Parameter isCancelled: whether the whole calendar cancels its events.
    init(_ component: Component, isCancelled: Bool) {
        self.component = component
        self.isCancelled = isCancelled
    }

    func event(_ clocks: inout EventClocks, _ findings: inout Findings) throws(CalendarFault) -> Event {
        for name in ["EXRULE", "RANGE"] {
            if let property = component.all(name).first { throw CalendarFault(.unsupported(name), line: property.line) }
        }
        guard let property = try component.only("DTSTART") else {
            throw CalendarFault(.propertyMissing("DTSTART", in: component.name), line: component.line)
        }
        var start = try time(property, &findings)
        // Outlook marks whole days so that begin at midnight of some zone.
        let isWholeDays =
            component.all("X-MICROSOFT-CDO-ALLDAYEVENT").contains { $0.value.uppercased() == "TRUE" }
            && start.civil.secondOfDay == 0 && start.clock != .utc
        if isWholeDays { start = start.day }
        let length = try length(from: start, isWholeDays: isWholeDays, line: property.line, &clocks, &findings)
        var rules: [EventRule] = []
        for property in component.all("RRULE") {
            rules.append(try rule(property, start, &clocks))
        }
        let recurrenceID = try recurrenceID(&findings)
        let status = component.all("STATUS").first?.value.uppercased()
        return Event(
            line: component.line, uid: component.all("UID").first?.value,
            sequence: component.all("SEQUENCE").first.flatMap { Int($0.value) } ?? 0,
            isCancelled: isCancelled || status == "CANCELLED", recurrenceID: recurrenceID, start: start,
            startLine: property.line, length: length, rules: rules,
            additions: try additions(isWholeDays: isWholeDays, &clocks, &findings),
            exceptions: try exceptions(&findings), name: name, isObservance: isObservance)
    }

    // MARK: Times

    private func time(_ property: ContentLine, _ findings: inout Findings) throws(CalendarFault) -> EventTime {
        try time(property.value, property, &findings)
    }

    private func time(
        _ text: some StringProtocol, _ property: ContentLine, _ findings: inout Findings
    ) throws(CalendarFault) -> EventTime {
        guard let time = EventTime(text, zone: property["TZID"]) else {
            throw CalendarFault(.notADate(String(text), in: property.name), line: property.line)
        }
        let kind = property["VALUE"]?.uppercased()
        if time.isDate, kind != "DATE" { findings.note(.dateWithoutKind, line: property.line) }
        if !time.isDate, kind == "DATE" {
            throw CalendarFault(.notADate(String(text), in: property.name), line: property.line)
        }
        return time
    }

    private func length(
        from start: EventTime, isWholeDays: Bool, line: Int, _ clocks: inout EventClocks, _ findings: inout Findings
    ) throws(CalendarFault) -> EventLength {
        let end = try component.only("DTEND")
        let duration = try component.only("DURATION")
        if let duration, end != nil { throw CalendarFault(.durationAndEnd, line: duration.line) }
        if let end {
            var time = try time(end, &findings)
            if isWholeDays { time = time.day }
            let length = try length(from: start, to: time, line: end.line, name: end.name, &clocks)
            if length == .none, start.isDate {
                findings.note(.endOnStart, line: end.line)
                return .oneDay
            }
            return length
        }
        if let duration {
            return try length(duration.value, isOfDays: start.isDate, duration)
        }
        return start.isDate ? .oneDay : .none
    }

    private func length(
        from start: EventTime, to end: EventTime, line: Int, name: String, _ clocks: inout EventClocks
    ) throws(CalendarFault) -> EventLength {
        guard start.isDate == end.isDate else { throw CalendarFault(.otherKindThanStart(name), line: line) }
        let length: EventLength
        if start.isDate {
            let days = end.civil.date.daysSinceEpoch - start.civil.date.daysSinceEpoch
            length = EventLength(days: days, seconds: 0)
        } else {
            let from = try clocks.instant(of: start, line: line)
            let seconds = try clocks.instant(of: end, line: line).seconds(since: from)
            length = EventLength(days: 0, seconds: seconds)
        }
        guard length.days >= 0, length.seconds >= 0 else { throw CalendarFault(.endBeforeStart, line: line) }
        return try checked(length, line: line)
    }

    /// - Parameter isOfDays: whether it must be whole days.
    private func length(
        _ text: some StringProtocol, isOfDays: Bool, _ property: ContentLine
    ) throws(CalendarFault) -> EventLength {
        guard var length = EventLength(text) else {
            throw CalendarFault(.notADuration(String(text), in: property.name), line: property.line)
        }
        if isOfDays {
            // PT24H is taken for a day.
            guard length.seconds % 86_400 == 0 else {
                throw CalendarFault(.otherKindThanStart(property.name), line: property.line)
            }
            length = EventLength(days: length.days + Int(length.seconds / 86_400), seconds: 0)
            if length == .none { length = .oneDay }
        }
        return try checked(length, line: property.line)
    }

    private func checked(_ length: EventLength, line: Int) throws(CalendarFault) -> EventLength {
        let days = length.days + Int(length.seconds / 86_400)
        guard days <= CalendarLimits.longestEvent else {
            throw CalendarFault(.longerThan(days: days, limit: CalendarLimits.longestEvent), line: line)
        }
        return length
    }

    // MARK: Recurrence

    private func rule(
        _ property: ContentLine, _ start: EventTime, _ clocks: inout EventClocks
    ) throws(CalendarFault) -> EventRule {
        try EventRule(property, start: start.civil) { (until: EventTime) throws(CalendarFault) in
            // Of a whole day the end is one, however it is written; of a time a day means up to its end.
            if start.isDate { return until.day.civil }
            if until.isDate { return CivilDateTime(date: until.civil.date, secondOfDay: 86_399) }
            guard until.clock == .utc, start.clock != .utc else { return until.civil }
            let instant = try clocks.instant(of: until, line: property.line)
            return try clocks.civil(at: instant, on: start.clock, line: property.line)
        }
    }

    private func recurrenceID(_ findings: inout Findings) throws(CalendarFault) -> EventTime? {
        guard let property = try component.only("RECURRENCE-ID") else { return nil }
        if property["RANGE"] != nil {
            throw CalendarFault(.unsupported("RECURRENCE-ID;RANGE"), line: property.line)
        }
        return try time(property, &findings)
    }

    /// RDATE, also as periods. [RFC 5545 §3.8.5.2]
    private func additions(
        isWholeDays: Bool, _ clocks: inout EventClocks, _ findings: inout Findings
    ) throws(CalendarFault) -> [(start: EventTime, length: EventLength?, line: Int)] {
        var additions: [(start: EventTime, length: EventLength?, line: Int)] = []
        for property in component.all("RDATE") {
            for item in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                let parts = item.split(separator: "/", omittingEmptySubsequences: false)
                let start = try time(parts[0], property, &findings)
                guard parts.count > 1 else {
                    additions.append((isWholeDays ? start.day : start, nil, property.line))
                    continue
                }
                guard parts.count == 2, !start.isDate else {
                    throw CalendarFault(.notADate(String(item), in: property.name), line: property.line)
                }
                let length: EventLength
                if parts[1].first == "P" || parts[1].first == "p" {
                    length = try self.length(parts[1], isOfDays: false, property)
                } else {
                    let end = try time(parts[1], property, &findings)
                    length = try self.length(from: start, to: end, line: property.line, name: property.name, &clocks)
                }
                additions.append((start, length, property.line))
            }
        }
        return additions
    }

    private func exceptions(
        _ findings: inout Findings
    ) throws(CalendarFault) -> [(time: EventTime, line: Int)] {
        var exceptions: [(time: EventTime, line: Int)] = []
        for property in component.all("EXDATE") {
            for item in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                exceptions.append((try time(item, property, &findings), property.line))
            }
        }
        return exceptions
    }

    // MARK: Words

    /// Several SUMMARYs are taken for the name in several languages.
    private var name: Wording? {
        var (ja, en, plain) = (nil as String?, nil as String?, nil as String?)
        for property in component.all("SUMMARY") {
            let name = property.value.unescaped.displayName
            guard !name.isEmpty else { continue }
            let language = property["LANGUAGE"]?.lowercased() ?? ""
            if language == "ja" || language.hasPrefix("ja-") {
                ja = ja ?? name
            } else if language == "en" || language.hasPrefix("en-") {
                en = en ?? name
            } else {
                plain = plain ?? name
            }
        }
        guard let anyJa = ja ?? plain ?? en, let anyEn = en ?? plain ?? ja else { return nil }
        return Wording(ja: anyJa, en: anyEn)
    }

    private var isObservance: Bool {
        component.all("DESCRIPTION").contains { $0.value.hasPrefix("Observance") || $0.value.hasPrefix("祭日") }
    }
}

extension String {
    /// A TEXT as it is meant. [RFC 5545 §3.3.11]
    fileprivate var unescaped: String {
        guard utf8.contains(UInt8(ascii: "\\")) else { return self }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in unicodeScalars {
            if isEscaped {
                text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
