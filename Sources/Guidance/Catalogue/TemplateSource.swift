import FoundationEssentials
package import Messages

/// The wording of a template in one language, with every partial that it uses.
///
/// It is stored with a message that waits, so that what was accepted is what is sent, even if the file changes.
package struct TemplateSource: Codable, Hashable, Sendable {
    /// The template's id.
    package let template: String
    package let language: Language
    package let subject: String
    package let text: String
    package let html: String?
    /// The partials that the text uses, by name.
    package let partials: [String: String]
    /// The partials that the HTML part uses, by name.
    package let htmlPartials: [String: String]

    package init(
        template: String, language: Language, subject: String, text: String, html: String? = nil,
        partials: [String: String] = [:], htmlPartials: [String: String] = [:]
    ) {
        self.template = template
        self.language = language
        self.subject = subject
        self.text = text
        self.html = html
        self.partials = partials
        self.htmlPartials = htmlPartials
    }
}

extension TemplateSource {
    /// As JSON with sorted keys: equal sources are equal texts.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// - Parameter json: what `json()` wrote.
    package init(json: String) throws {
        do {
            self = try JSONDecoder().decode(TemplateSource.self, from: Data(json.utf8))
        } catch {
            throw TemplateError.notASource
        }
    }
}
