/// Questions and answers for customers, from the templates that answer them.
struct FAQPage {
    let words: ExportWords
    let site: [String: String]
    private let renderer = TemplateRenderer()

    init(words: ExportWords, site: [String: String]) {
        self.words = words
        self.site = site
    }

    /// Partials that turn a text into a mail, and have no place on a page.
    private static let leftOut: Set<String> = ["greeting", "signature"]

    func blocks(_ templates: [MessageTemplate]) -> [ExportBlock] {
        let answers = templates.filter { $0.audience == .customer }.flatMap(blocks)
        return [.heading(level: 1, words.faq)] + (answers.isEmpty ? [.paragraph(words.noQuestions)] : answers)
    }

    private func blocks(of template: MessageTemplate) -> [ExportBlock] {
        let version = template.version(in: words.language)
        let source = version.source.without(Self.leftOut)
        guard let question = version.faq,
            let text = try? renderer.text(of: source, values: values(for: template), builtIns: .leftOut)
        else { return [] }
        return [.heading(level: 2, question)] + text.paragraphs.map(ExportBlock.paragraph)
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
                configured ?? variable.defaults[words.language] ?? variable.samples[words.language]
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

extension String {
    /// Split at blank lines, without the indentation that sets a text off in a mail.
    fileprivate var paragraphs: [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.drop { $0 == " " || $0 == "\t" }
            if words.isEmpty {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(words)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }
}
