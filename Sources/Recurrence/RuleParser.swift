import Messages
import SupportHours

/// Parses a rule more strictly than libical does, which accepts trailing rubbish after a number, and drops everything
/// behind an empty part.
struct RuleParser {
    /// `NAME=value`, with the characters before each in the rule.
    struct Part {
        let name: String
        let position: Int
        let value: Substring
        let valuePosition: Int
    }

    /// The most bytes that a rule may have.
    static let longest = 500
    static let names = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY", "BYHOUR",
        "BYMINUTE", "BYSECOND", "BYSETPOS",
    ]

    let rule: String
    private(set) var parts: [Part] = []

    init(_ rule: String) throws(RecurrenceError) {
        self.rule = rule
        try checkCharacters()
        var position = rule.lowercased().hasPrefix("rrule:") ? 6 : 0
        for piece in rule.dropFirst(position).split(separator: ";", omittingEmptySubsequences: false) {
            let part = try part(piece, at: position)
            parts.append(part)
            position += piece.utf8.count + 1
        }
    }

    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    func fault(_ wording: Wording, at position: Int, suggestion: String? = nil) -> RecurrenceError {
        RecurrenceError(rule: rule, position: position, wording: wording, suggestion: suggestion)
    }

    private func checkCharacters() throws(RecurrenceError) {
        guard !rule.isEmpty else {
            throw fault(.emptyRule, at: 0)
        }
        guard rule.utf8.count <= Self.longest else {
            throw fault(.ruleTooLong(bytes: rule.utf8.count, limit: Self.longest), at: 0)
        }
        for (position, scalar) in rule.unicodeScalars.enumerated() where !("!"..."~").contains(scalar) {
            let code = String(scalar.value, radix: 16, uppercase: true).padded(to: 4)
            throw fault(scalar == " " ? .spaceInRule : .characterInRule("U+\(code)"), at: position)
        }
    }

    private func part(_ piece: Substring, at position: Int) throws(RecurrenceError) -> Part {
        guard !piece.isEmpty else {
            throw fault(.emptyRulePart, at: position)
        }
        guard let equals = piece.firstIndex(of: "=") else {
            throw fault(.rulePartWithoutEquals, at: position)
        }
        let name = piece[..<equals].uppercased()
        guard Self.names.contains(name) else { throw unknown(name, at: position) }
        guard self[name] == nil else { throw fault(.rulePartTwice(name), at: position) }
        let value = piece[piece.index(after: equals)...]
        let part = Part(
            name: name, position: position, value: value, valuePosition: position + name.utf8.count + 1)
        guard !value.isEmpty else { throw fault(.rulePartWithoutValue(name), at: part.valuePosition) }
        return part
    }

    private func unknown(_ name: String, at position: Int) -> RecurrenceError {
        switch name {
        case "BYWEEKNO":
            fault(.weekNumbersUnsupported, at: position)
        case "RSCALE", "SKIP":
            fault(.calendarUnsupported(name), at: position)
        case "DTSTART", "RDATE", "EXDATE", "EXRULE":
            fault(.besideRule(name), at: position)
        default:
            fault(
                .unknownRulePart(name, known: Self.names), at: position,
                suggestion: Spelling.nearest(to: name, among: Self.names))
        }
    }
}

extension String {
    /// With zeros in front to at least so many characters.
    fileprivate func padded(to length: Int) -> String {
        String(repeating: "0", count: max(0, length - count)) + self
    }
}
