extension OpeningHours.Parser {
    func fault(_ fault: OpeningHoursSyntaxError.Fault) -> OpeningHoursSyntaxError {
        OpeningHoursSyntaxError(expression: expression, position: token(after: 0).characters.lowerBound, fault: fault)
    }

    /// What is wrong with the current token where it can't stand.
    ///
    /// - Parameter expected: what should be there.
    func fault(expecting expected: OpeningHoursSyntaxError.Expectation) -> OpeningHoursSyntaxError {
        switch kind {
        case .end: return fault(.endsBefore(expected))
        case .unclosedQuote: return fault(.unclosedQuote)
        case .unknownWord where Self.zoneNames.contains(text().uppercased()): return fault(.timeZone(shownText))
        case .unknownWord: return fault(.unknownWord(shownText))
        case .unknownSign:
            let sign = characters[token(after: 0).characters.lowerBound]
            return fault(sign.isPrintable ? .unknownSign(sign) : .invisible(sign))
        case .keyword(.sunEvent): return fault(.sunEvent)
        default: return fault(.unexpected(shownText, expected: expected))
        }
    }

    /// What is wrong with a token after a rule that neither goes on with it nor ends before it.
    func trailingFault(after rule: OpeningHours.Rule) -> OpeningHoursSyntaxError {
        let isDone = !rule.times.isEmpty || rule.status != Status(.open) || rule.days.isEveryDay
        switch kind {
        case .number where !rule.times.isEmpty && isClockTime():
            return fault(.timesWithoutComma)
        case .keyword where rule.days.isEveryDay && rule.times.isEmpty && rule.status != Status(.open):
            return fault(.stateBeforeDays)
        case .keyword(.weekday), .keyword(.holiday), .keyword(.month), .keyword(.easter), .keyword(.week):
            if !isDone {
                return fault(.outOfOrder(shownText))
            }
            if rule.days.isEveryDay && !rule.times.isEmpty {
                return fault(.daysAfterTimes)
            }
            return fault(.separatorMissing(before: shownText))
        case .keyword(.state):
            return fault(.stateAfterComment)
        case .number where !isDone, .sign("[") where !isDone:
            return fault(expecting: .timesOrState)
        default:
            return fault(expecting: .endOfRule)
        }
    }

    /// What is wrong with a comma that neither goes on with a list nor follows a rule that is whole.
    mutating func danglingCommaFault() -> OpeningHoursSyntaxError {
        let comma = self
        advance()
        switch kind {
        case .end, .unknownWord, .unknownSign, .unclosedQuote:
            return fault(expecting: .nextOfList)
        case .number where isClockTime():
            return comma.fault(.commaBeforeTimes)
        default:
            return comma.fault(.commaBefore(shownText))
        }
    }

    static var zoneNames: Set<String> {
        [
            "UTC", "GMT", "PT", "PST", "PDT", "MT", "MST", "MDT", "CT", "CST", "CDT", "ET", "EST", "EDT", "JST", "KST",
            "BST", "CET", "CEST", "EET", "EEST", "AEST", "AEDT", "PACIFIC", "MOUNTAIN", "CENTRAL", "EASTERN",
        ]
    }
}
