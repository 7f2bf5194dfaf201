import Messages

/// Caches the templates that were rendered last. A template can have several wordings at once, because each waiting
/// message keeps the one that it was accepted with.
struct ParsedTemplates {
    /// How many templates, in each language, are cached.
    static let largestCount = 128
    /// How many wordings of each.
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
