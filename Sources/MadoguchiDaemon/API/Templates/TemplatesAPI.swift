import Documents
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Shows the catalogue of templates.
struct TemplatesAPI: API {
    let context: APIContext

    static let audience = Parameters.word("audience", of: Audience.self, about: "only templates for this audience")
    static let format = Parameters.word(
        "format", of: ExportFormat.self, isRequired: true, about: "the document's format")

    enum ExportFormat: String, CaseIterable, Sendable {
        case markdown, html
    }

    var routes: [Route] {
        [
            .get(
                "/v1/templates",
                RouteDescription(
                    summary: "Every template with its variables.", parameters: [Parameters.language],
                    answers: [.json(TemplateList.self)], usesStore: false),
                .concurrent(list)),
            .get(
                "/v1/templates/export",
                RouteDescription(
                    summary: "One document: for customers the questions and answers, else the team's manual.",
                    parameters: [Parameters.language, Self.audience, Self.format],
                    answers: [.other("text/markdown; charset=utf-8"), .other("text/html; charset=utf-8")],
                    usesStore: false),
                .concurrent(export)),
            .get(
                "/v1/templates/{id}",
                RouteDescription(
                    summary: "One template as its files have it.", parameters: [Parameters.language],
                    answers: [.json(TemplateResource.self)], problems: [.unknownTemplate], usesStore: false),
                .concurrent(template)),
            .post(
                "/v1/templates/{id}/preview",
                RouteDescription(
                    summary: "A message as it would be rendered now, secrets as dots.",
                    body: .json(PreviewRequest.self, isOptional: true), answers: [.json(Preview.self)],
                    problems: [.unknownTemplate], usesStore: false),
                .concurrent(preview)),
        ]
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.language(for: request, snapshot)
        try query.finish()
        let summaries = snapshot.guidance.set.catalogue.templates.map {
            TemplateSummary($0, language, snapshot.guidance)
        }
        return try Response(TemplateList(templates: summaries))
    }

    private func template(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.language(for: request, snapshot)
        try query.finish()
        let template = try snapshot.template(request.captured("id"))
        let source = template.version(in: language).source
        return try Response(
            TemplateResource(
                TemplateSummary(template, language, snapshot.guidance), language: language.rawValue,
                subject: source.subject, text: source.text, html: source.html))
    }

    private func export(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let language = query.read(Parameters.language) ?? snapshot.language
        let audience = query.read(Self.audience)
        let format = try query.finish(query.read(Self.format))
        let export = CatalogueExport(
            catalogue: snapshot.guidance.set.catalogue, playbooks: snapshot.guidance.set.playbooks, language: language,
            audience: audience, site: snapshot.guidance.variables)
        switch format {
        case .markdown: return Response(text: export.markdown, type: "text/markdown; charset=utf-8")
        case .html: return Response(text: export.html, type: "text/html; charset=utf-8")
        }
    }

    // MARK: Previews

    private func preview(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let template = try snapshot.template(request.captured("id"))
        let reader = FollowUpReader(snapshot: snapshot, now: context.clock.now())
        let order = try JSONBody.readOptional(try await request.json(), self.order(template, reader))
        let plan = order.plan.flatMap(snapshot.plan) ?? snapshot.plans.first
        guard let plan else { throw Problem(.notFound(path: request.target.rawPath)) }
        let source = template.version(in: order.language).source
        let name = plan.configuration.name(in: order.language)
        let hours = MessageHours(
            planName: name, schedule: plan.schedule, at: context.clock.now(), display: snapshot.display)
        do {
            let written = try context.templates.render(source, values: order.values, hours: hours)
            let subject = try context.templates.subject(
                of: source, values: order.values, planName: name, display: snapshot.display, vendor: plan.vendorZone)
            return try Response(
                Preview(subject: subject, text: written.text, html: written.html, samples: order.samples))
        } catch {
            throw .notAnswerable(error)
        }
    }

    private struct Order {
        var language: Language
        var plan: String?
        var values: TemplateValues
        /// The variables whose values are samples.
        var samples: [String]
    }

    private func order(_ template: MessageTemplate, _ reader: FollowUpReader) -> ValueReader<Order> {
        let snapshot = reader.snapshot
        return .mapping(.theRequest) { keys in
            let language = keys.nullable("language", .word as ValueReader<Language>) ?? snapshot.language
            let plan = keys.nullable("plan", reader.plan) ?? snapshot.plans.first?.id
            let node = keys.nullable("variables", .node) ?? keys.node.absent("variables")
            let problems = DocumentProblems()
            let values = template.previewValues(
                given: node, site: snapshot.letterhead(of: plan).variables, language: language, problems: problems)
            problems.all.forEach(keys.report)
            return values.map {
                Order(language: language, plan: plan, values: $0.values, samples: $0.samples)
            }
        }
    }
}

extension Snapshot {
    var guidance: GuidanceConfiguration { configuration.guidance }

    func template(_ id: String) throws(Problem) -> MessageTemplate {
        guard let template = guidance.set.catalogue.template(id) else {
            throw Problem(.unknownTemplate(id, nearest: guidance.set.catalogue.nearest(to: id)))
        }
        return template
    }

    func playbook(_ id: String) throws(Problem) -> Playbook {
        guard let playbook = guidance.set.playbook(id) else {
            let nearest = Spelling.nearest(to: id, among: guidance.set.playbooks.map(\.id))
            throw Problem(.unknownPlaybook(id, nearest: nearest))
        }
        return playbook
    }
}

extension QueryReader {
    /// `language`; that of the answer by default.
    mutating func language(for request: Request, _ snapshot: Snapshot) -> Language {
        read(Parameters.language) ?? request.language(in: snapshot)
    }
}
