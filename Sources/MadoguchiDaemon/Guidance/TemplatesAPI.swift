import Documents
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import SupportHours

/// The catalogue and the playbooks, to look at.
struct TemplatesAPI: ControlAPI {
    let context: APIContext

    func reply(
        to request: ControlRequest, route: TemplatesRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        let snapshot = context.hours.snapshot
        var query = query
        let response: HoursResponse
        switch route {
        case .templates:
            let language = query.language(snapshot)
            try query.finish()
            let summaries = snapshot.guidance.set.catalogue.templates.map {
                TemplateSummary($0, language, snapshot.guidance)
            }
            response = HoursResponse(TemplateList(templates: summaries))
        case .export:
            response = try export(&query, snapshot)
        case .template(let id):
            let language = query.language(snapshot)
            try query.finish()
            let template = try snapshot.template(id)
            let source = template.version(in: language).source
            response = HoursResponse(
                TemplateResource(
                    TemplateSummary(template, language, snapshot.guidance), language: language.rawValue,
                    subject: source.subject, text: source.text, html: source.html))
        case .preview(let id):
            try query.finish()
            response = HoursResponse(try await preview(of: snapshot.template(id), request, snapshot))
        case .playbooks:
            let language = query.language(snapshot)
            try query.finish()
            let playbooks = snapshot.guidance.set.playbooks.map { PlaybookResource($0, language) }
            response = HoursResponse(PlaybookList(playbooks: playbooks))
        case .playbook(let id):
            let language = query.language(snapshot)
            try query.finish()
            response = HoursResponse(PlaybookResource(try snapshot.playbook(id), language))
        }
        return .whole(response)
    }

    private func export(_ query: inout QueryReader, _ snapshot: HoursSnapshot) throws(Problem) -> HoursResponse {
        let language = query.language(snapshot)
        let audience = query.optional("audience", Self.word as (String) throws(ParameterError) -> Audience)
        let format = query.required("format", Self.word as (String) throws(ParameterError) -> Format)
        let chosen = try query.finish(format)
        let export = CatalogueExport(
            catalogue: snapshot.guidance.set.catalogue, language: language, audience: audience,
            site: snapshot.guidance.variables)
        switch chosen {
        case .markdown: return HoursResponse(text: export.markdown, type: "text/markdown; charset=utf-8")
        case .html: return HoursResponse(text: export.html, type: "text/html; charset=utf-8")
        }
    }

    private enum Format: String, CaseIterable {
        case markdown, html
    }

    private static func word<Word: RawRepresentable & CaseIterable>(
        _ text: String
    ) throws(ParameterError) -> Word where Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw ParameterError(description: "is none of \(words)")
    }

    // MARK: Previews

    private func preview(
        of template: LetterTemplate, _ request: ControlRequest, _ snapshot: HoursSnapshot
    ) async throws(Problem) -> Preview {
        let body = try await request.json()
        let reader = FollowUpReader(snapshot: snapshot, now: context.clock.now())
        let order = try reader.read(body.isEmpty ? Array("{}".utf8)[...] : body, self.order(template, reader))
        let plan = order.plan.flatMap(snapshot.plan) ?? snapshot.plans.first
        guard let plan else { throw .notFound(request.target) }
        let source = template.version(in: order.language).source
        let name = plan.configuration.name(in: order.language)
        let hours = LetterHours(
            planName: name, schedule: plan.schedule, at: context.clock.now(), display: snapshot.display)
        do {
            let written = try context.letters.write(source, values: order.values, hours: hours)
            let subject = try context.letters.subject(
                of: source, values: order.values, planName: name, display: snapshot.display, vendor: plan.vendorZone)
            return Preview(subject: subject, text: written.text, html: written.html)
        } catch {
            throw .notAnswerable(error)
        }
    }

    private struct Order {
        var language: Language
        var plan: String?
        var values: LetterValues
    }

    private func order(_ template: LetterTemplate, _ reader: FollowUpReader) -> ValueReader<Order> {
        let snapshot = reader.snapshot
        return .mapping("the request") { keys in
            let language = keys.nullable("language", .word as ValueReader<Language>) ?? snapshot.language
            let plan = keys.nullable("plan", reader.plan)
            let node = keys.nullable("variables", .node) ?? keys.node.absent("variables")
            let problems = DocumentProblems()
            let values = template.previewValues(
                given: node, site: snapshot.guidance.variables, language: language, problems: problems)
            problems.all.forEach(keys.report)
            return values.map { Order(language: language, plan: plan, values: $0) }
        }
    }
}

extension HoursSnapshot {
    var guidance: GuidanceConfiguration { configuration.guidance }

    func template(_ id: String) throws(Problem) -> LetterTemplate {
        guard let template = guidance.set.catalogue.template(id) else {
            throw .unknown("template", id, nearest: guidance.set.catalogue.nearest(to: id), list: "/v1/templates")
        }
        return template
    }

    func playbook(_ id: String) throws(Problem) -> Playbook {
        guard let playbook = guidance.set.playbook(id) else {
            let nearest = Spelling.nearest(to: id, among: guidance.set.playbooks.map(\.id))
            throw .unknown("playbook", id, nearest: nearest, list: "/v1/playbooks")
        }
        return playbook
    }
}

extension Problem {
    static func unknown(_ what: String, _ id: String, nearest: String?, list: String) -> Problem {
        let hint = nearest.map { "did you mean \($0)?" } ?? "GET \(list) lists them."
        return Problem(
            type: "/problems/unknown-\(what)", title: "Unknown \(what)", status: 404,
            detail: "There is no \(what) \(id.quotedForMessage); \(hint)")
    }
}
