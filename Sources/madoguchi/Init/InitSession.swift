import Messages

/// Takes answers one after another, each checked with those before it as soon as it is there.
struct InitSession {
    /// With the plans that are there.
    let answers: InitAnswers
    let language: Language
    let check: (String) throws -> DropInCheck.Result

    /// - Parameters:
    ///   - read: gives the next typed line; nil at the end.
    ///   - show: shows a text.
    /// - Throws: ``Failure`` where the input ends, and what `check` throws.
    func answers(reading read: () throws -> String?, showing show: (String) -> Void) throws -> InitAnswers {
        var answers = answers
        var known = try check(dropIn(of: answers)).warnings
        show(language(.initBegins) + "\n")
        while let field = answers.next {
            show("\n" + language(.initQuestion(field.number, field.question(answers), usual: answers.usual(field))))
            guard let line = try read() else {
                show("\n")
                throw Failure(.badInput, .inputEnded)
            }
            let typed = line.trimmed
            guard let value = typed.isEmpty ? answers.usual(field) : typed else {
                show(language(.answerNeeded) + "\n")
                continue
            }
            let (next, result) = try taken(value, for: field, by: answers)
            for fault in result.faults { show("  \(fault.harmless())\n") }
            guard let next else { continue }
            for warning in result.warnings where !known.contains(warning) { show("\(warning.harmless())\n") }
            known = result.warnings
            answers = next
        }
        show("\n")
        return answers
    }

    /// - Parameter path: the file's, for faults.
    /// - Throws: ``Failure`` for the first answer that isn't taken, one that is missing, or one without a meaning.
    func answers(of file: AnswersFile, at path: String) throws -> InitAnswers {
        var answers = answers
        while let field = answers.next {
            let given = file.answers[field]
            let value = given.map(\.value) ?? ""
            guard let value = value.isEmpty ? answers.usual(field) : value else {
                throw Failure(.badInput, .answerMissing(field.rawValue, path))
            }
            let (next, result) = try taken(value, for: field, by: answers)
            guard let next else {
                throw Failure(
                    .badInput,
                    .answerRefused(field.rawValue, path, line: given?.line, result.faults.joined(separator: "\n")))
            }
            answers = next
        }
        for field in InitField.allCases where !answers.isAsked(field) {
            guard let given = file.answers[field], !given.value.isEmpty else { continue }
            throw Failure(.badInput, .answerWithoutMeaning(field.rawValue, path, line: given.line))
        }
        return answers
    }

    /// - Returns: the answers with this one, or nil where it is refused, and what is said of it.
    private func taken(
        _ value: String, for field: InitField, by answers: InitAnswers
    ) throws -> (InitAnswers?, DropInCheck.Result) {
        if value.hasControls { return (nil, .init(faults: [language(.answerHasControls)])) }
        let next = answers.with(value, for: field)
        let result = try check(dropIn(of: next))
        return (result.faults.isEmpty ? next : nil, result)
    }

    func dropIn(of answers: InitAnswers) -> String {
        answers.dropIn(head: [language(.dropInHead)])
    }
}

extension InitField {
    fileprivate func question(_ answers: InitAnswers) -> Wording {
        switch self {
        case .plan: .askPlan(answers.vendorPlans)
        case .planTimeZone: .askPlanTimeZone
        case .planHours: .askPlanHours
        case .deskHours: .askDeskHours
        case .siteName: .askSiteName
        case .loginURL: .askLoginURL
        case .sender: .askSender
        case .relay: .askRelay
        case .relayUser: .askRelayUser
        }
    }
}
