extension OpeningHours.Parser {
    func fault(_ message: String) -> OpeningHoursSyntaxError {
        OpeningHoursSyntaxError(
            expression: expression, position: token(after: 0).characters.lowerBound, message: message)
    }

    /// What to say of the current token where it can't stand.
    ///
    /// - Parameter expected: what should be there.
    func fault(expecting expected: String) -> OpeningHoursSyntaxError {
        switch kind {
        case .end:
            return fault("the expression ends where \(expected) should follow")
        case .unclosedQuote:
            return fault("the quotation mark has no counterpart")
        case .unknownWord where Self.zoneNames.contains(text().uppercased()):
            return fault("`\(shownText)` is not for the hours to say: the time zone is named beside them (`timezone`)")
        case .unknownWord:
            return fault(
                "`\(shownText)` is not a word of the notation")
        case .unknownSign:
            let position = token(after: 0).characters.lowerBound
            let sign = characters[position]
            guard sign.isPrintable else {
                let scalars = sign.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
                return fault("an invisible character (\(scalars.joined(separator: " "))) stands here: take it away")
            }
            return fault(
                "`\(sign)` is not a sign of the notation")
        case .keyword(.sunEvent):
            return fault("sun events depend on a place, which these hours don't have: write times")
        default:
            return fault("`\(shownText)` stands where \(expected) should be")
        }
    }

    /// What to say of a token after a rule that neither goes on with it nor ends before it.
    func trailingFault(after rule: OpeningHours.Rule) -> OpeningHoursSyntaxError {
        let isDone = !rule.times.isEmpty || rule.status != Status(.open) || rule.days.isEveryDay
        switch kind {
        case .number where !rule.times.isEmpty && isClockTime():
            return fault("times are listed with commas")
        case .keyword where rule.days.isEveryDay && rule.times.isEmpty && rule.status != Status(.open):
            return fault("a state follows the days and times that it is for")
        case .keyword(.weekday), .keyword(.holiday), .keyword(.month), .keyword(.easter), .keyword(.week):
            if !isDone {
                return fault("the order is years, dates, weeks, weekdays, times: `\(shownText)` stands too late")
            }
            if rule.days.isEveryDay && !rule.times.isEmpty {
                return fault("days stand before times; a rule of its own begins behind `;`")
            }
            return fault("a separator is missing before `\(shownText)`")
        case .keyword(.state):
            return fault("a state stands before its comment, and only once")
        case .number where !isDone, .sign("[") where !isDone:
            return fault(expecting: "times or a state")
        default:
            return fault(expecting: "`;`, `,`, `||` or the end")
        }
    }

    /// What to say of a comma that neither goes on with a list nor follows a rule that is whole.
    mutating func danglingCommaFault() -> OpeningHoursSyntaxError {
        let comma = self
        advance()
        switch kind {
        case .end, .unknownWord, .unknownSign, .unclosedQuote:
            return fault(expecting: "the next of the list")
        case .number where isClockTime():
            return comma.fault("no comma stands between days and their times")
        default:
            return comma.fault(
                "a comma can't join `\(shownText)` to the days before it: give these times or a state of their own")
        }
    }

    static var zoneNames: Set<String> {
        [
            "UTC", "GMT", "PT", "PST", "PDT", "MT", "MST", "MDT", "CT", "CST", "CDT", "ET", "EST", "EDT", "JST", "KST",
            "BST", "CET", "CEST", "EET", "EEST", "AEST", "AEDT", "PACIFIC", "MOUNTAIN", "CENTRAL", "EASTERN",
        ]
    }
}
