import Documents

/// A template in one language, as its files give it.
struct TemplateDraft {
    let file: TemplateFile
    let frontMatter: FrontMatter
    let text: TemplateText
    let html: TemplateText?
    /// The partials that the text reaches, by name.
    let partials: [String: TemplateText]
    /// The partials that the HTML part reaches, by name.
    let htmlPartials: [String: TemplateText]

    /// Whether every tag of the template could be read.
    var isSound: Bool {
        frontMatter.subject?.template.isSound == true && text.isSound && html?.isSound != false
            && partials.values.allSatisfy(\.isSound) && htmlPartials.values.allSatisfy(\.isSound)
    }

    /// Names that the template uses anywhere.
    var usedNames: Set<String> {
        var tags = text.tags + (html?.tags ?? []) + (frontMatter.subject?.template.tags ?? [])
        for partial in [partials.values, htmlPartials.values].joined() { tags += partial.tags }
        return Set(tags.lazy.filter { $0.kind != .partial }.map(\.name))
    }

    var source: TemplateSource? {
        guard let subject = frontMatter.subject else { return nil }
        return TemplateSource(
            template: file.name, language: file.language, subject: subject.template.text, text: text.text,
            html: html?.text, partials: partials.mapValues(\.text), htmlPartials: htmlPartials.mapValues(\.text))
    }

    /// nil where the front matter is incomplete, which was reported.
    var version: TemplateVersion? {
        guard let title = frontMatter.title, let description = frontMatter.description, let source else { return nil }
        return TemplateVersion(title: title, description: description, faq: frontMatter.faq, source: source)
    }
}
