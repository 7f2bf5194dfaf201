package import Messages

/// Why a template can't be rendered. It names the template, never a value.
package enum TemplateError: Error, Hashable, CustomStringConvertible {
    /// The stored wording isn't what was stored.
    case notASource
    /// The stored wording isn't Mustache.
    case unreadable(template: String, language: Language, reason: String)
    /// With these values the subject is empty.
    case emptySubject(template: String, language: Language)

    /// With these values it would be larger than any message may be.
    case tooLarge(template: String, language: Language)

    package var description: String {
        switch self {
        case .notASource:
            "the wording that was stored with the message can't be read; cancel the message and send it again"
        case .unreadable(let template, let language, let reason):
            "the template \(template) (\(language)) can't be rendered: \(reason); correct the template and send it again"
        case .emptySubject(let template, let language):
            "the subject of the template \(template) (\(language)) is empty with these values; give the values that it uses"
        case .tooLarge(let template, let language):
            """
            the template \(template) (\(language)) makes a text of more than \(Expansion.limit) octets with these values; \
            give shorter ones
            """
        }
    }
}
