/// What was probably meant by a text that is no expression: hours as people write them, in English or Japanese.
///
/// The text is cut into pieces by a table of words, the pieces are put together to times, days and states, and these to
/// rules of the notation, which its parser reads. What remains unclear, or may be meant in two ways, has no outcome.
struct ProbableExpression {
    /// Longer texts are nobody's opening hours on a sign.
    private static let longest = 400

    /// The whole expression in canonical form.
    let text: String
    /// The time zone that stood beside the hours, as it was written (`JST`): the notation has no place for it.
    let zone: String?

    /// - Returns: nil where nobody can tell.
    init?(_ text: String) {
        guard text.unicodeScalars.count <= Self.longest else { return nil }
        let lexer = LooseLexer(text)
        guard let elements = LooseElements(lexer.tokens)?.all,
            let written = LooseRules(elements)?.text,
            let rules = try? OpeningHours.Parser.rules(in: written)
        else { return nil }
        let hours = OpeningHours(rules: rules)
        guard hours.onlyComment == nil, (try? OpeningHours(parsing: hours.description)) == hours else { return nil }
        self.text = hours.description
        zone = lexer.zone
    }
}
