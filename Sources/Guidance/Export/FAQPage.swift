import Messages

/// Questions and answers for customers, from the templates that answer them.
struct FAQPage {
    let language: Language
    let site: [String: String]
    private let renderer = TemplateRenderer()

    init(language: Language, site: [String: String]) {
        self.language = language
        self.site = site
    }

    /// Partials that turn a text into a mail, and have no place on a page.
    private static let leftOut: Set<String> = ["greeting", "signature"]

    func blocks(_ templates: [MessageTemplate]) -> [ExportBlock] {
        let answers = templates.filter { $0.audience == .customer }.flatMap(blocks)
        return [.heading(level: 1, Wording.faqTitle[language])]
            + (answers.isEmpty ? [.paragraph(Wording.noQuestionsYet[language])] : answers)
    }

    private func blocks(of template: MessageTemplate) -> [ExportBlock] {
        let version = template.version(in: language)
        let source = version.source.without(Self.leftOut)
        guard let question = version.faq,
            let text = try? renderer.text(of: source, values: values(for: template), builtIns: .leftOut)
        else { return [] }
        return [.heading(level: 2, question, id: ExportID.template(template.id))]
            + text.flowingParagraphs.map(ExportBlock.paragraph)
    }

    /// The operator's values, or else defaults and samples. A required value that is unknown shows its name.
    private func values(for template: MessageTemplate) -> TemplateValues {
        var values = TemplateValues()
        for variable in template.variables {
            if variable.isSecret {
                values.secret[variable.name] = variable.isRequired ? Variable.hiddenSecret : nil
                continue
            }
            let configured = site[variable.name].flatMap { variable.checked($0) { _, _, _ in } }
            values.plain[variable.name] =
                configured ?? variable.defaults[language] ?? variable.samples[language]
                ?? (variable.isRequired ? variable.placeholder : nil)
        }
        return values
    }
}

extension TemplateSource {
    fileprivate func without(_ names: Set<String>) -> TemplateSource {
        TemplateSource(
            template: template, language: language, subject: subject, text: text,
            partials: partials.filter { !names.contains($0.key) })
    }
}
