import Messages

/// What one check came to.
struct DeskFinding: Hashable, Sendable {
    enum Weight: Hashable, Sendable {
        case well
        /// Worth knowing, and no fault.
        case note
        case fault
    }

    let check: Wording
    let weight: Weight
    /// One line or several, in the language of the page.
    let text: String
    /// What to do about it.
    var advice: Wording?

    /// Values of an entry of a list `findings`.
    func values(in language: Language) -> PageValues {
        var values = PageValues([
            "findingCheck": .text(check.asLabel[language]), "findingIsFault": .flag(weight == .fault),
            "findingIsWell": .flag(weight == .well), "findingText": .block(text),
        ])
        if let advice { values["findingAdvice"] = .text(advice[language]) }
        return values
    }
}
