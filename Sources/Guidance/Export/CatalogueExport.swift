package import Messages

/// The catalogue as a page for people: a manual for the team, or questions and answers for customers.
package struct CatalogueExport: Sendable {
    package enum Form: String, CaseIterable, Hashable, Sendable {
        /// Every template with what one must know to send it.
        case manual
        /// Each template for customers that answers a question, under that question.
        case faq
    }

    let language: Language
    let title: String
    let blocks: [ExportBlock]

    /// - Parameters:
    ///   - audience: only templates for this audience; nil for all.
    ///   - form: nil for questions and answers where the audience is customers, and the manual otherwise.
    ///   - site: the operator's values for all templates, which answers to customers show.
    package init(
        catalogue: Catalogue, language: Language, audience: Audience? = nil, form: Form? = nil,
        site: [String: String] = [:]
    ) {
        self.language = language
        let words = ExportWords(language: language)
        let templates = catalogue.templates.filter { audience == nil || $0.audience == audience }
        switch form ?? (audience == .customer ? .faq : .manual) {
        case .manual:
            title = words.manual
            blocks = ManualPage(words: words).blocks(templates)
        case .faq:
            title = words.faq
            blocks = FAQPage(words: words, site: site).blocks(templates)
        }
    }

    /// CommonMark with the tables of GitHub's dialect.
    package var markdown: String {
        MarkdownPage.text(of: blocks)
    }

    /// A self-contained page.
    package var html: String {
        HTMLPage.text(of: blocks, title: title, language: language)
    }
}
