import Recurrence
import SupportHours

/// Reads a VTIMEZONE. [RFC 5545 §3.6.5]
struct ZoneDefinitionParser {
    let years: ClosedRange<Int>
    let limit: Int

    /// - Parameter budget: transitions that may still be reckoned.
    func definition(_ component: Component, _ budget: inout Int) throws(CalendarFault) -> ZoneDefinition {
        var transitions: [ZoneDefinition.Transition] = []
        for part in component.parts where part.name == "STANDARD" || part.name == "DAYLIGHT" {
            transitions += try onsets(of: part, &budget)
        }
        guard let definition = ZoneDefinition(transitions) else {
            throw CalendarFault(.propertyMissing("STANDARD", in: component.name), line: component.line)
        }
        return definition
    }

    private func onsets(
        of part: Component, _ budget: inout Int
    ) throws(CalendarFault) -> [ZoneDefinition.Transition] {
        let from = try offset("TZOFFSETFROM", of: part)
        let to = try offset("TZOFFSETTO", of: part)
        guard let property = try part.only("DTSTART") else {
            throw CalendarFault(.propertyMissing("DTSTART", in: part.name), line: part.line)
        }
        let start = try time(property.value, property)
        var times = [start.civil]
        for property in part.all("RDATE") {
            for item in property.value.split(separator: ",") {
                let end = item.firstIndex(of: "/") ?? item.endIndex
                times.append(try time(String(item[..<end]), property).civil)
                try spend(1, of: &budget, line: property.line)
            }
        }
        for property in part.all("RRULE") {
            times += try recurring(property, start.civil, from, &budget)
        }
        try spend(1, of: &budget, line: part.line)
        return times.map { ZoneDefinition.Transition(local: $0.localSeconds, from: from, to: to) }
    }

    /// A rule's onsets in the years and around them, and the last one before.
    private func recurring(
        _ property: ContentLine, _ start: CivilDateTime, _ from: Int64, _ budget: inout Int
    ) throws(CalendarFault) -> [CivilDateTime] {
        let rule = try EventRule(property, start: start) { (until: EventTime) throws(CalendarFault) in
            until.clock == .utc ? CivilDateTime(localSeconds: until.civil.localSeconds + from) : until.civil
        }
        var times: [CivilDateTime] = []
        let begin = CivilDateTime(localSeconds: CivilDateTime.newYear(years.lowerBound - 1).localSeconds - 1)
        if let before = rule.last(notAfter: begin) { times.append(before) }
        var time = begin
        while let next = rule.next(after: time), next < CivilDateTime.newYear(years.upperBound + 2) {
            try spend(1, of: &budget, line: property.line)
            times.append(next)
            time = next
        }
        return times
    }

    private func spend(_ count: Int, of budget: inout Int, line: Int) throws(CalendarFault) {
        budget -= count
        if budget < 0 { throw CalendarFault(.tooManyTransitions(limit: limit), line: line) }
    }

    private func time(_ text: String, _ property: ContentLine) throws(CalendarFault) -> EventTime {
        guard let time = EventTime(text, zone: nil) else {
            throw CalendarFault(.notADate(text, in: property.name), line: property.line)
        }
        return time
    }

    /// `+0900` or `-023000`. [RFC 5545 §3.3.14]
    private func offset(_ name: String, of part: Component) throws(CalendarFault) -> Int64 {
        guard let property = try part.only(name) else {
            throw CalendarFault(.propertyMissing(name, in: part.name), line: part.line)
        }
        let bytes = Array(property.value.utf8)
        let digits = bytes.dropFirst().map { Int64($0) - 0x30 }
        guard bytes.count == 5 || bytes.count == 7, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            digits.allSatisfy({ (0...9).contains($0) })
        else { throw CalendarFault(.notAnOffset(property.value, in: name), line: property.line) }
        let hours = digits[0] * 10 + digits[1]
        let minutes = digits[2] * 10 + digits[3]
        let seconds = digits.count == 6 ? digits[4] * 10 + digits[5] : 0
        guard hours < 24, minutes < 60, seconds < 60 else {
            throw CalendarFault(.notAnOffset(property.value, in: name), line: property.line)
        }
        return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60 + seconds)
    }
}

extension CivilDateTime {
    /// 1 January, 00:00:00.
    fileprivate static func newYear(_ year: Int) -> CivilDateTime {
        CivilDateTime(date: .newYear(of: year), secondOfDay: 0)
    }
}
