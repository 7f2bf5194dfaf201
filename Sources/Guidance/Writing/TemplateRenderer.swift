internal import Messages
package import SupportHours
import Synchronization

/// Renders templates. Each wording is parsed once and cached, because many messages share it.
package final class TemplateRenderer: Sendable {
    private let parsed = Mutex(ParsedTemplates())

    package init() {}

    /// The subject, on one line.
    ///
    /// - Parameters:
    ///   - planName: in the message's language.
    ///   - display: the zone in which times are given.
    ///   - vendor: the plan's zone.
    package func subject(
        of source: TemplateSource, values: TemplateValues, planName: String, display: Zone, vendor: Zone?
    ) throws(TemplateError) -> String {
        let builtIns = BuiltInValues(plan: planName, display: display, vendor: vendor, language: source.language)
        let subject = try subject(of: source, values: values, builtIns: builtIns)
        guard !subject.isBlank else {
            throw .emptySubject(template: source.template, language: source.language)
        }
        return subject
    }

    /// The text and, where the template has one, the HTML part.
    ///
    /// - Parameter hours: the hours at the moment of sending.
    package func render(
        _ source: TemplateSource, values: TemplateValues, hours: MessageHours
    ) throws(TemplateError) -> RenderedTemplate {
        let template = try template(of: source)
        guard template.expansions.allSatisfy({ $0.octets(withValues: values.octets(of:)) <= Expansion.limit }) else {
            throw .tooLarge(template: source.template, language: source.language)
        }
        let builtIns = BuiltInValues(hours, language: source.language)
        return RenderedTemplate(
            text: template.text(TemplateContext(values: values, builtIns: builtIns, form: .text)).tidied,
            html: template.html(TemplateContext(values: values, builtIns: builtIns, form: .html))
                .map { source.language == .ja ? $0.withJoinedJapaneseLines : $0 })
    }

    /// What `source.json()` writes, written once for all messages of a wording.
    package func json(of source: TemplateSource) throws(TemplateError) -> String {
        try template(of: source).json
    }

    func subject(
        of source: TemplateSource, values: TemplateValues, builtIns: BuiltInValues
    ) throws(TemplateError) -> String {
        let context = TemplateContext(values: values, builtIns: builtIns, form: .text)
        return try template(of: source).subject(context).onOneLine
    }

    func text(of source: TemplateSource, values: TemplateValues, builtIns: BuiltInValues) throws(TemplateError)
        -> String
    {
        try template(of: source).text(TemplateContext(values: values, builtIns: builtIns, form: .text)).tidied
    }

    private func template(of source: TemplateSource) throws(TemplateError) -> ParsedTemplate {
        if let template = parsed.withLock({ $0.template(of: source) }) { return template }
        let template = try ParsedTemplate(source)
        parsed.withLock { $0.remember(template, of: source) }
        return template
    }
}

extension TemplateValues {
    /// Octets that a value takes at most: escaped for HTML, `"` is `&quot;`. Built-in values are short.
    fileprivate func octets(of name: String) -> Int {
        6 * ((plain[name] ?? secret[name])?.utf8.count ?? 40)
    }
}

/// A rendered body.
package struct RenderedTemplate: Hashable, Sendable {
    /// Lines end in LF.
    package var text: String
    package var html: String?

    package init(text: String, html: String? = nil) {
        self.text = text
        self.html = html
    }
}
