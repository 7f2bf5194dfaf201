package import Messages

/// A letter of the catalogue: what is said, in both languages, and what must be known to say it.
package struct MessageTemplate: Sendable, Hashable {
    package let id: String
    package let audience: Audience
    /// What this letter uses: its own variables first, then common ones, as they are declared.
    package let variables: [Variable]
    /// Common variables that this letter doesn't use. A value for them is taken, and goes nowhere.
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

/// A letter in one language.
package struct TemplateVersion: Sendable, Hashable {
    /// What people call it.
    package let title: String
    /// When one sends it.
    package let description: String
    /// The question that it answers, for a page of frequent questions.
    package let faq: String?
    package let source: TemplateSource
}
