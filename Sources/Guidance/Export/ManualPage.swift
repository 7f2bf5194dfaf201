import Messages

/// The team's manual: the playbooks, and the templates with when to send them and what must be known for them.
struct ManualPage {
    let language: Language
    let catalogue: Catalogue
    private let renderer = TemplateRenderer()

    init(language: Language, catalogue: Catalogue) {
        self.language = language
        self.catalogue = catalogue
    }

    func blocks(_ order: OrderOfUse) -> [ExportBlock] {
        let title = ExportBlock.heading(level: 1, Wording.manualTitle[language])
        guard !order.templates.isEmpty else { return [title, .paragraph(Wording.noTemplatesYet[language])] }
        let ids = Set(order.templates.map(\.id))
        // Where the page has templates for one audience, it has the playbooks that use any of those.
        let playbooks = order.playbooks.filter { $0.allSteps.contains { ids.contains($0.template) } }
        let drawing = PlaybookDrawing(language: language, catalogue: catalogue, onPage: ids)
        let drawn = playbooks.flatMap(drawing.blocks)
        return [title]
            + (drawn.isEmpty ? [] : [heading(.manualPlaybooks, id: ExportID.playbooks)] + drawn)
            + [heading(.manualTemplates, id: ExportID.templates)]
            + order.templates.flatMap { blocks(of: $0, in: playbooks) }
    }

    private func heading(_ text: Wording, id: String) -> ExportBlock {
        .heading(level: 2, text[language], id: id)
    }

    private func blocks(of template: MessageTemplate, in playbooks: [Playbook]) -> [ExportBlock] {
        let version = template.version(in: language)
        var blocks = [ExportBlock.heading(level: 3, version.title, id: ExportID.template(template.id))]
        blocks += version.description.flowingParagraphs.map(ExportBlock.paragraph)
        blocks += [
            .field(name: Wording.manualName[language], [.text(template.id)]),
            .field(name: Wording.manualAudience[language], [.text(recipients(template.audience)[language])]),
        ]
        let users = playbooks.filter { $0.allSteps.contains { $0.template == template.id } }
        if !users.isEmpty {
            let links = users.map { [ExportRun.section($0.name(in: language), id: ExportID.playbook($0.id))] }
            let separator = [ExportRun.text(Wording.listSeparator[language])]
            blocks.append(
                .field(name: Wording.manualUsedIn[language], Array(links.joined(separator: separator))))
        }
        if let question = version.faq {
            blocks.append(.field(name: Wording.manualQuestion[language], [.text(question)]))
        }
        if !template.variables.isEmpty {
            blocks.append(.heading(level: 4, Wording.manualValues[language]))
            blocks.append(.table(header: Self.columns.map { $0[language] }, rows: template.variables.map(row)))
        }
        let values = TemplateValues(
            plain: Dictionary(
                template.variables.map { ($0.name, $0.placeholder) }, uniquingKeysWith: { first, _ in first }))
        // The catalogue has parsed its wordings already; one that can't be parsed isn't in it.
        if let subject = try? renderer.subject(of: version.source, values: values, builtIns: .placeholders) {
            blocks += [.heading(level: 4, Wording.manualSubject[language]), .verbatim(subject)]
        }
        if let text = try? renderer.text(of: version.source, values: values, builtIns: .placeholders) {
            blocks += [.heading(level: 4, Wording.manualText[language]), .verbatim(text)]
        }
        return blocks
    }

    private static let columns: [Wording] = [.manualName, .manualRequired, .manualSecret, .manualDescription]

    private func recipients(_ audience: Audience) -> Wording {
        switch audience {
        case .customer: .manualCustomers
        case .operator: .theOperator
        }
    }

    private func row(of variable: Variable) -> [String] {
        [
            variable.name, Wording.manualFlag(variable.isRequired)[language],
            Wording.manualFlag(variable.isSecret)[language],
            (variable.descriptions[language] ?? "").flowingParagraphs.joined(separator: "\n"),
        ]
    }
}
