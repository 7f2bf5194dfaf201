import Guidance
import MadoguchiAPI
import Messages

extension TemplateSummary {
    init(_ template: MessageTemplate, _ language: Language, _ guidance: GuidanceConfiguration) {
        let version = template.version(in: language)
        self.init(
            id: template.id, audience: template.audience.rawValue,
            languages: Language.allCases.map(\.rawValue).sorted(),
            title: version.title, description: version.description,
            variables: template.variables.map { TemplateVariable($0, language, guidance) })
    }
}

extension TemplateVariable {
    /// - Parameter guidance: its values apply where a request gives none.
    init(_ variable: Variable, _ language: Language, _ guidance: GuidanceConfiguration) {
        let fallback = variable.isSecret ? nil : guidance.variables[variable.name] ?? variable.defaults[language]
        self.init(
            name: variable.name, required: variable.isRequired && fallback == nil, secret: variable.isSecret,
            kind: variable.kind.rawValue, default: fallback,
            description: variable.descriptions[language] ?? "")
    }
}
