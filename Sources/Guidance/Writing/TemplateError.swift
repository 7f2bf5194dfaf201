package import Messages

/// Why a template can't be rendered. It names the template, never a value.
package enum TemplateError: WordedError, Hashable {
    /// The stored wording isn't what was stored.
    case notASource
    /// The stored wording isn't Mustache.
    case unreadable(template: String, language: Language, reason: Wording)
    /// With these values the subject is empty.
    case emptySubject(template: String, language: Language)
    /// With these values it would be larger than any message may be.
    case tooLarge(template: String, language: Language)

    package var wording: Wording {
        switch self {
        case .notASource: .storedWordingUnreadable
        case .unreadable(let template, let language, let reason): .templateUnreadable(template, in: language, reason)
        case .emptySubject(let template, let language): .subjectEmpty(of: template, in: language)
        case .tooLarge(let template, let language):
            .templateTooLarge(template, in: language, octets: Expansion.limit)
        }
    }
}
