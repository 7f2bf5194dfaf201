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
    ///   - playbooks: which the manual draws, and whose order of use is that of the templates.
    ///   - audience: only templates for this audience; nil for all.
    ///   - form: nil for questions and answers where the audience is customers, and the manual otherwise.
    ///   - site: the operator's values for all templates, which answers to customers show.
    package init(
        catalogue: Catalogue, playbooks: [Playbook], language: Language, audience: Audience? = nil,
        form: Form? = nil, site: [String: String] = [:]
    ) {
        self.language = language
        let order = OrderOfUse(
            playbooks: playbooks, templates: catalogue.templates.filter { audience == nil || $0.audience == audience })
        let blocks: [ExportBlock]
        switch form ?? (audience == .customer ? .faq : .manual) {
        case .manual:
            title = Wording.manualTitle[language]
            blocks = ManualPage(language: language, catalogue: catalogue).blocks(order)
        case .faq:
            title = Wording.faqTitle[language]
            blocks = FAQPage(language: language, site: site).blocks(order.templates)
        }
        self.blocks = blocks.withContents(titled: Wording.contentsOfPage[language])
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
