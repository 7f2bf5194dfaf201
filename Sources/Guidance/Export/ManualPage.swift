/// The team's manual: the templates, when to send them, and what must be known for them.
struct ManualPage {
    let words: ExportWords
    private let renderer = TemplateRenderer()

    init(words: ExportWords) {
        self.words = words
    }

    func blocks(_ templates: [MessageTemplate]) -> [ExportBlock] {
        let title = ExportBlock.heading(level: 1, words.manual)
        return templates.isEmpty ? [title, .paragraph(words.noMessages)] : [title] + templates.flatMap(blocks)
    }

    private func blocks(of template: MessageTemplate) -> [ExportBlock] {
        let version = template.version(in: words.language)
        var blocks: [ExportBlock] = [
            .heading(level: 2, version.title), .paragraph(version.description),
            .field(name: words.id, template.id), .field(name: words.audience, words.name(template.audience)),
        ]
        if let question = version.faq { blocks.append(.field(name: words.question, question)) }
        if !template.variables.isEmpty {
            blocks.append(.heading(level: 3, words.variables))
            blocks.append(.table(header: words.variableHeader, rows: template.variables.map(row)))
        }
        let values = TemplateValues(
            plain: Dictionary(
                template.variables.map { ($0.name, $0.placeholder) }, uniquingKeysWith: { first, _ in first }))
        // The catalogue has parsed its wordings already; one that can't be parsed isn't in it.
        if let subject = try? renderer.subject(of: version.source, values: values, builtIns: .placeholders) {
            blocks += [.heading(level: 3, words.subject), .verbatim(subject)]
        }
        if let text = try? renderer.text(of: version.source, values: values, builtIns: .placeholders) {
            blocks += [.heading(level: 3, words.text), .verbatim(text)]
        }
        return blocks
    }

    private func row(of variable: Variable) -> [String] {
        [
            variable.name, words.flag(variable.isRequired), words.flag(variable.isSecret),
            variable.descriptions[words.language] ?? "",
        ]
    }
}
