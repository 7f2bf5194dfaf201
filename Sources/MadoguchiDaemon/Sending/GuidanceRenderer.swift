import FollowUps
import FoundationEssentials
import Guidance
import LinuxSystem
import Messages
import SupportHours

/// Renders bodies with the hours at the moment when they are sent.
final class GuidanceRenderer: BodyRenderer {
    let templates = TemplateRenderer()
    private let current: CurrentSnapshot
    private let sources = RememberedDecodings { try TemplateSource(json: $0) }

    init(current: CurrentSnapshot) {
        self.current = current
    }

    func render(
        _ body: UnrenderedBody, plan: String, at instant: Instant
    ) throws(RenderingError) -> RenderedBody {
        try RenderingTerms(snapshot: current.snapshot, templates: templates)
            .render(body, plan: plan, at: instant, reading: sources.value)
    }
}

/// What bodies are rendered by: the hours and the zone of one snapshot.
struct RenderingTerms {
    let snapshot: Snapshot
    let templates: TemplateRenderer

    /// - Parameter read: reads a stored wording.
    func render(
        _ body: UnrenderedBody, plan: String, at instant: Instant,
        reading read: (String) throws -> TemplateSource = { try TemplateSource(json: $0) }
    ) throws(RenderingError) -> RenderedBody {
        guard let plan = snapshot.plan(plan) else {
            throw RenderingError(.planOfHoursGone)
        }
        do {
            let source = try read(body.source)
            let rendered = try templates.render(
                source, values: body.templateValues(),
                hours: MessageHours(
                    planName: plan.configuration.name(in: source.language), schedule: plan.schedule, at: instant,
                    display: snapshot.display))
            return RenderedBody(text: rendered.text, html: rendered.html)
        } catch let error as TemplateError {
            throw RenderingError(.unrenderable(body.template, Wording(error)))
        } catch {
            throw RenderingError(.storedTemplateUnreadable(body.template))
        }
    }
}

extension UnrenderedBody {
    /// What a template's message is rendered from.
    init(_ source: TemplateSource, values: TemplateValues, by templates: TemplateRenderer) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ values: [String: String]) throws -> String {
            String(decoding: try encoder.encode(values), as: UTF8.self)
        }
        self.init(
            template: source.template, source: try templates.json(of: source), values: try json(values.plain),
            secrets: values.secret.isEmpty ? nil : try json(values.secret))
    }

    /// The same with dots in place of each secret.
    var withoutSecrets: UnrenderedBody {
        get throws {
            guard let secrets else { return self }
            let names = try JSONDecoder().decode([String: String].self, from: Data(secrets.utf8)).keys
            let dots = Dictionary(uniqueKeysWithValues: names.map { ($0, Variable.hiddenSecret) })
            var body = self
            body.secrets = String(decoding: try JSONEncoder().encode(dots), as: UTF8.self)
            return body
        }
    }

    fileprivate func templateValues() throws -> TemplateValues {
        func texts(_ json: String) throws -> [String: String] {
            try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        }
        return TemplateValues(plain: try texts(values), secret: try secrets.map(texts) ?? [:])
    }
}
