import Documents
import Messages
import Mustache

/// A template's wording, parsed for rendering.
struct ParsedTemplate: Sendable {
    let subject: MustacheTemplate
    private let text: MustacheTemplate
    private let partials: MustacheLibrary
    private let html: MustacheTemplate?
    private let htmlPartials: MustacheLibrary
    /// What the text, and the HTML part, become.
    let expansions: [Expansion]
    /// The source as it is stored with each message.
    let json: String

    init(_ source: TemplateSource) throws(TemplateError) {
        do {
            subject = try Self.template(source.subject)
            text = try Self.template(source.text)
            partials = try Self.library(source.partials)
            html = try source.html.map(Self.template)
            htmlPartials = try Self.library(source.htmlPartials)
            expansions = [
                Self.expansion(of: source.text, source.partials), Self.expansion(of: source.html, source.htmlPartials),
            ]
            json = try source.json()
        } catch {
            let reason = (error as? MustacheTemplate.ParserError).map {
                Wording.inLine($0.context.lineNumber - 1, Wording(verbatim: "\($0.error)"))
            }
            throw .unreadable(
                template: source.template, language: source.language, reason: reason ?? Wording(error))
        }
    }

    func subject(_ context: TemplateContext) -> String {
        subject.render(context)
    }

    func text(_ context: TemplateContext) -> String {
        text.render(context, library: partials)
    }

    func html(_ context: TemplateContext) -> String? {
        html?.render(context, library: htmlPartials)
    }

    private static func expansion(of text: String?, _ partials: [String: String]) -> Expansion {
        Expansion(
            of: nil as String?,
            text: { name in
                (name.map { partials[$0] } ?? text).map {
                    ($0.utf8.count, TagScanner($0, from: SourceLocation(line: 1, column: 1)).tags)
                }
            },
            partial: { $1 })
    }

    // Values are escaped before the renderer sees them; this tells it not to escape again, in each partial.
    private static func template(_ text: String) throws -> MustacheTemplate {
        try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
    }

    private static func library(_ partials: [String: String]) throws -> MustacheLibrary {
        MustacheLibrary(templates: try partials.mapValues(template))
    }
}
