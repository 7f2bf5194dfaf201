package import Messages

/// Why a template can't be rendered. It names the template, never a value.
package enum TemplateError: Error, Hashable, CustomStringConvertible {
    /// The stored wording isn't what was stored.
    case notASource
    /// The stored wording isn't Mustache.
    case unreadable(template: String, language: Language, reason: String)
    /// With these values the subject is empty.
    case emptySubject(template: String, language: Language)

    package var description: String {
        switch self {
        case .notASource:
            "the wording that was kept with the letter can't be read; cancel the letter and send it anew"
        case .unreadable(let template, let language, let reason):
            "the letter \(template) (\(language)) can't be written: \(reason); correct the template and send it anew"
        case .emptySubject(let template, let language):
            "the subject of the letter \(template) (\(language)) is empty with these values; give those that it uses"
        }
    }
}
