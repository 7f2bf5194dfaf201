import Messages
import SupportHours

extension RuleParser {
    /// The values of all parts, each checked by itself.
    func values() throws(RecurrenceError) -> RuleParts {
        var rule = RuleParts()
        rule.frequency = try frequency()
        rule.interval = try number("INTERVAL", in: 1...rule.frequency.longestInterval) ?? 1
        rule.count = try number("COUNT", in: 1...1_000)
        rule.until = try until()
        if let part = self["WKST"] {
            rule.weekStart = try weekday(part.value, in: part, at: part.valuePosition)
        }
        rule.months = try numbers("BYMONTH", in: 1...12)
        rule.monthDays = try numbers("BYMONTHDAY", in: 1...31, isSigned: true)
        rule.yearDays = try numbers("BYYEARDAY", in: 1...366, isSigned: true)
        rule.hours = try numbers("BYHOUR", in: 0...23)
        rule.minutes = try numbers("BYMINUTE", in: 0...59)
        rule.seconds = try numbers("BYSECOND", in: 0...59)
        rule.setPositions = try numbers("BYSETPOS", in: 1...366, isSigned: true)
        rule.days = try days()
        return rule
    }

    private func frequency() throws(RecurrenceError) -> Frequency {
        let known = Frequency.allCases.map(\.rawValue)
        guard let part = self["FREQ"] else { throw fault(.frequencyMissing(known: known), at: 0) }
        let value = part.value.uppercased()
        if let frequency = Frequency(rawValue: value) { return frequency }
        if ["HOURLY", "MINUTELY", "SECONDLY"].contains(value) {
            throw fault(.tooFrequent, at: part.valuePosition, suggestion: "DAILY")
        }
        throw fault(
            .notAFrequency(value, known: known), at: part.valuePosition,
            suggestion: Spelling.nearest(to: value, among: known))
    }

    private func number(_ name: String, in range: ClosedRange<Int>) throws(RecurrenceError) -> Int? {
        guard let part = self[name] else { return nil }
        return try number(part.value, in: range, isSigned: false, of: part, at: part.valuePosition)
    }

    /// In ascending order, each once.
    private func numbers(
        _ name: String, in range: ClosedRange<Int>, isSigned: Bool = false
    ) throws(RecurrenceError) -> [Int] {
        guard let part = self[name] else { return [] }
        var numbers: Set<Int> = []
        for (item, position) in items(of: part) {
            numbers.insert(try number(item, in: range, isSigned: isSigned, of: part, at: position))
        }
        // libical's capacity.
        guard numbers.count <= range.upperBound + (range.lowerBound == 0 ? 1 : 0) else {
            throw fault(.tooManyRuleValues(name), at: part.valuePosition)
        }
        return numbers.sorted()
    }

    private func number(
        _ text: Substring, in range: ClosedRange<Int>, isSigned: Bool, of part: Part, at position: Int
    ) throws(RecurrenceError) -> Int {
        let digits = isSigned && (text.hasPrefix("-") || text.hasPrefix("+")) ? text.dropFirst() : text
        guard !digits.isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits), range.contains(number)
        else {
            throw fault(.notARuleNumber(String(text), for: part.name, in: range, isSigned: isSigned), at: position)
        }
        return text.hasPrefix("-") ? -number : number
    }

    /// In the order of the week from Monday, each once.
    private func days() throws(RecurrenceError) -> [RuleParts.Day] {
        guard let part = self["BYDAY"] else { return [] }
        var days: Set<RuleParts.Day> = []
        for (item, position) in items(of: part) {
            let ordinal = item.prefix { !$0.isLetter }
            let weekday = try weekday(
                item.dropFirst(ordinal.count), in: part, at: position + ordinal.utf8.count)
            let number =
                ordinal.isEmpty ? 0 : try number(ordinal, in: 1...53, isSigned: true, of: part, at: position)
            days.insert(RuleParts.Day(ordinal: number, weekday: weekday))
        }
        return days.sorted { ($0.weekday.rawValue, $0.ordinal) < ($1.weekday.rawValue, $1.ordinal) }
    }

    private func weekday(_ text: Substring, in part: Part, at position: Int) throws(RecurrenceError) -> Weekday {
        let wanted = text.uppercased()
        if let weekday = Weekday.allCases.first(where: { $0.iCalendarCode == wanted }) { return weekday }
        // MON, Friday
        let meant = Weekday.allCases.first { wanted.count > 2 && wanted.hasPrefix($0.iCalendarCode) }
        throw fault(.notARuleDay(wanted, for: part.name), at: position, suggestion: meant?.iCalendarCode)
    }

    private func items(of part: Part) -> [(text: Substring, position: Int)] {
        var position = part.valuePosition
        return part.value.split(separator: ",", omittingEmptySubsequences: false).map { item in
            defer { position += item.utf8.count + 1 }
            return (item, position)
        }
    }
}
