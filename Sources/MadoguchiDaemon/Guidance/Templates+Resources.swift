import Guidance
import MadoguchiAPI
import SupportHours

extension TemplateSummary {
    init(_ template: LetterTemplate, _ language: Language, _ guidance: GuidanceConfiguration) {
        let version = template.version(in: language)
        self.init(
            id: template.id, audience: template.audience.rawValue,
            languages: Language.allCases.map(\.rawValue).sorted(),
            title: version.title, description: version.description,
            variables: template.variables.map { TemplateVariable($0, language, guidance) })
    }
}

extension TemplateVariable {
    /// - Parameter guidance: what stands there gives the value where a request doesn't.
    init(_ variable: Variable, _ language: Language, _ guidance: GuidanceConfiguration) {
        let fallback = variable.isSecret ? nil : guidance.variables[variable.name] ?? variable.defaults[language]
        self.init(
            name: variable.name, required: variable.isRequired && fallback == nil, secret: variable.isSecret,
            kind: variable.kind.rawValue, default: fallback,
            description: variable.descriptions[language] ?? "")
    }
}

extension PlaybookResource {
    init(_ playbook: Playbook, _ language: Language) {
        self.init(
            id: playbook.id, name: playbook.name(in: language), description: playbook.descriptions[language] ?? "",
            steps: playbook.steps.map(Step.init),
            branches: playbook.branches.map {
                Branch(
                    mark: $0.mark, name: $0.name(in: language), steps: $0.steps.map(Step.init),
                    then: $0.then.rawValue)
            })
    }
}

extension PlaybookResource.Step {
    fileprivate init(_ step: Playbook.Step) {
        self.init(
            id: step.id, template: step.template, to: step.to.rawValue,
            after: DurationText.iso8601(seconds: step.after), stage: step.stage, needs: step.needs,
            unless: step.unless)
    }
}
