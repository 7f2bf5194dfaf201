package import Messages

/// A template of the catalogue: its wording in both languages, and its variables.
package struct MessageTemplate: Sendable, Hashable {
    package let id: String
    package let audience: Audience
    /// The variables that this template uses: its own first, then common ones, in order of declaration.
    package let variables: [Variable]
    /// Common variables that this template doesn't use. Values for them are accepted and ignored.
    let unusedVariables: [Variable]
    private let japanese: TemplateVersion
    private let english: TemplateVersion

    init(
        id: String, audience: Audience, variables: [Variable], unusedVariables: [Variable], japanese: TemplateVersion,
        english: TemplateVersion
    ) {
        self.id = id
        self.audience = audience
        self.variables = variables
        self.unusedVariables = unusedVariables
        self.japanese = japanese
        self.english = english
    }

    package func version(in language: Language) -> TemplateVersion {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    package var hasSecrets: Bool {
        variables.contains(where: \.isSecret)
    }
}

/// A template in one language.
package struct TemplateVersion: Sendable, Hashable {
    /// What people call it.
    package let title: String
    /// When to send it.
    package let description: String
    /// The question that it answers, for a page of frequent questions.
    package let faq: String?
    package let source: TemplateSource
}
