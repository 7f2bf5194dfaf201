import Messages

/// The letters that were written last, taken apart. A few wordings of one letter can be about at once: of letters that
/// wait, each keeps the one it was accepted with.
struct ParsedTemplates {
    /// Letters and languages that are remembered.
    static let largestCount = 128
    /// Wordings of each.
    static let largestDepth = 4

    private struct Key: Hashable {
        let template: String
        let language: Language
    }

    private var known: [Key: [(source: TemplateSource, template: ParsedTemplate)]] = [:]

    func template(of source: TemplateSource) -> ParsedTemplate? {
        known[Key(template: source.template, language: source.language)]?.first { $0.source == source }?.template
    }

    mutating func remember(_ template: ParsedTemplate, of source: TemplateSource) {
        let key = Key(template: source.template, language: source.language)
        if known[key] == nil, known.count == Self.largestCount { known.removeAll() }
        var wordings = (known[key] ?? []).filter { $0.source != source }
        wordings.insert((source, template), at: 0)
        known[key] = Array(wordings.prefix(Self.largestDepth))
    }
}
