extension OpeningHours {
    /// A recursive-descent parser: a function for each of the specification's symbols.
    ///
    /// A comma goes on with the list that it stands in wherever what follows it can be a member of that list, whatever
    /// the white space; else it separates rules.
    struct Parser {
        /// The length of an expression, in Unicode scalars.
        static let longest = 4_096
        /// Rules in an expression: the evaluator keeps one bit for each.
        static let mostRules = 64

        let expression: String
        let characters: [Character]
        private let tokens: [Token]
        private var index = 0
        private var endsWithSeparator = false

        private init(_ expression: String) {
            self.expression = expression
            characters = Array(expression)
            tokens = Lexer.tokens(in: characters)
        }

        static func rules(in expression: String) throws(OpeningHoursSyntaxError) -> [Rule] {
            try parse(expression).rules
        }

        /// - Returns: also whether a separator at the end was passed over.
        static func parse(
            _ expression: String
        ) throws(OpeningHoursSyntaxError) -> (rules: [Rule], endsWithSeparator: Bool) {
            guard expression.unicodeScalars.count <= longest else {
                throw OpeningHoursSyntaxError(
                    expression: expression, position: 0, fault: .longerThan(characters: longest))
            }
            var parser = Parser(expression)
            let rules = try parser.rules()
            return (rules, parser.endsWithSeparator)
        }

        private mutating func rules() throws(OpeningHoursSyntaxError) -> [Rule] {
            if kind == .end {
                throw fault(.empty)
            }
            var rules: [Rule] = []
            var joint = Rule.Joint.normal
            while true {
                guard rules.count < Self.mostRules else {
                    throw fault(.moreRulesThan(Self.mostRules))
                }
                rules.append(try rule(joinedBy: joint))
                switch kind {
                case .end: return rules
                case .sign(";"): joint = .normal
                case .sign(","): joint = .additional
                case .fallback: joint = .fallback
                default: throw trailingFault(after: rules[rules.count - 1])
                }
                if kind != .fallback, kind(after: 1) == .end {
                    endsWithSeparator = true
                    return rules
                }
                advance()
            }
        }

        /// `<rule_sequence>`
        private mutating func rule(joinedBy joint: Rule.Joint) throws(OpeningHoursSyntaxError) -> Rule {
            var rule = Rule(joint: joint)
            switch kind {
            case .end, .sign(";"), .sign(","), .fallback:
                throw fault(.ruleMissing)
            default: break
            }
            if isAlways() {
                for _ in 0..<3 { advance() }
                rule.status = try status() ?? rule.status
                return rule
            }
            let label = try label()
            rule.days.years = try years()
            rule.days.dates = try dates()
            rule.days.weeks = try weeks()
            if rule.days.hasWideRange {
                try colonForReaders()
            }
            rule.days.weekdays = try weekdays()
            if !rule.days.weekdays.isEmpty {
                try colonForReaders()
            }
            rule.times = try times(after: rule.days)
            let status = try status(labelled: label)
            rule.status = status ?? rule.status
            if rule.days.isEveryDay && rule.times.isEmpty && status == nil {
                throw fault(expecting: .daysTimesOrState)
            }
            if kind == .sign(",") && rule.times.isEmpty && status == nil {
                throw danglingCommaFault()
            }
            return rule
        }

        /// `<separator_for_readability>`, which means nothing. The colon in `week 10:00-12:00` is none.
        private mutating func colonForReaders() throws(OpeningHoursSyntaxError) {
            guard accept(":"), case .number = kind, !isClockTime() else { return }
            throw fault(expecting: .time)
        }

        /// `"during the fair": …`, in place of dates that the notation can't tell. Whether it is that time is unknown.
        private mutating func label() throws(OpeningHoursSyntaxError) -> Status? {
            guard case .comment = kind, kind(after: 1) == .sign(":") else { return nil }
            let label = try status()
            advance()
            return label
        }

        private mutating func status(labelled label: Status?) throws(OpeningHoursSyntaxError) -> Status? {
            guard let label else { return try status() }
            switch kind {
            case .keyword(.state), .comment:
                throw fault(.stateOfLabelled)
            default: return label
            }
        }

        /// `<rule_modifier>`
        private mutating func status() throws(OpeningHoursSyntaxError) -> Status? {
            guard case .keyword(.state(let state)) = kind else {
                return try comment().map { Status(.unknown, comment: $0) }
            }
            advance()
            return Status(state, comment: try comment())
        }

        private mutating func comment() throws(OpeningHoursSyntaxError) -> String? {
            guard case .comment(let text) = kind else { return nil }
            let isText = text.contains { !$0.isWhitespace } && !text.contains("\"") && text.allSatisfy(\.isPrintable)
            guard isText else {
                throw fault(.notACommentText)
            }
            advance()
            return text
        }
    }
}

// MARK: - Tokens

extension OpeningHours.Parser {
    var kind: OpeningHours.Token.Kind { tokens[index].kind }

    func kind(after count: Int) -> OpeningHours.Token.Kind {
        token(after: count).kind
    }

    /// The token so many places on from the current one; the last one beyond the end.
    func token(after count: Int) -> OpeningHours.Token {
        tokens[min(index + count, tokens.count - 1)]
    }

    /// The current token for a message of one line.
    var shownText: String {
        if case .comment = kind { return "\"…\"" }
        let text = text()
        return text.count > 24 ? text.prefix(24) + "…" : text
    }

    /// The current token as it was written, or so many from it on.
    func text(of count: Int = 1) -> String {
        String(characters[token(after: 0).characters.lowerBound..<token(after: count - 1).characters.upperBound])
    }

    mutating func advance() {
        index = min(index + 1, tokens.count - 1)
    }

    mutating func accept(_ sign: Character) -> Bool {
        guard kind == .sign(sign) else { return false }
        advance()
        return true
    }

    /// Goes on in a list where one does.
    ///
    /// - Parameter isMember: whether what follows the comma is one of the list.
    mutating func acceptComma(before isMember: Bool) -> Bool {
        isMember && accept(",")
    }

    /// Whether the rule is over but for its state.
    var endsRule: Bool {
        switch kind {
        case .end, .sign(";"), .sign(","), .sign("/"), .fallback, .keyword(.state), .comment: true
        default: false
        }
    }

    /// `24/7`
    func isAlways(after offset: Int = 0) -> Bool {
        kind(after: offset) == .number(24, digits: 2) && kind(after: offset + 1) == .sign("/")
            && kind(after: offset + 2) == .number(7, digits: 1)
    }

    /// Reads a number in that range.
    mutating func number(
        in range: ClosedRange<Int>, of quantity: OpeningHoursSyntaxError.Quantity
    ) throws(OpeningHoursSyntaxError) -> Int {
        guard case .number(let value, _) = kind else { throw fault(expecting: .quantity(quantity)) }
        guard range.contains(value) else { throw fault(.outOfRange(shownText, quantity, range)) }
        advance()
        return value
    }

    /// Whether a number (from `offset` tokens on) begins a time of day rather than counting days, weeks or years.
    ///
    /// The colon after `Dec 25` in `Dec 25: 10:00-12:00` is there for the reader.
    func isClockTime(after offset: Int = 0) -> Bool {
        guard case .number = kind(after: offset), kind(after: offset + 1) == .sign(":"),
            case .number = kind(after: offset + 2)
        else { return false }
        guard kind(after: offset + 3) == .sign(":"), case .number = kind(after: offset + 4) else { return true }
        return false
    }
}
