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
    /// From the desk's root: where what it is about is listed.
    var path: String?

    /// Values of the partial `desk-finding`.
    func values(for visit: DeskVisit) -> PageValues {
        let language = visit.language
        var values = PageValues([
            "findingMark": .text((weight == .fault ? Wording.deskFault : .deskNote)[language]),
            "findingCheck": .text(check.asLabel[language]), "findingIsFault": .flag(weight == .fault),
            "findingIsWell": .flag(weight == .well), "findingText": .block(text),
        ])
        if let advice { values["findingAdvice"] = .text(advice[language]) }
        values["hasFindingLink"] = .flag(path != nil)
        values["findingHref"] = .text(path.map(visit.href) ?? "")
        values["findingLink"] = .text(Wording.deskSeeThem[language])
        return values
    }
}
