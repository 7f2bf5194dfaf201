import Guidance
import MadoguchiAPI
import Messages
import SupportHours

extension PlaybookResource {
    /// - Parameter windows: whose windows steps keep to that don't say.
    init(_ playbook: Playbook, _ language: Language, windows: CaseWindows) {
        self.init(
            id: playbook.id, name: playbook.name(in: language), description: playbook.descriptions[language] ?? "",
            steps: playbook.steps.map { Step($0, windows) },
            branches: playbook.branches.map {
                Branch(
                    mark: $0.mark, name: $0.name(in: language), steps: $0.steps.map { Step($0, windows) },
                    then: $0.then.rawValue)
            })
    }
}

extension PlaybookResource.Step {
    fileprivate init(_ step: Playbook.Step, _ windows: CaseWindows) {
        self.init(
            id: step.id, template: step.template, to: step.to.rawValue,
            plan: step.windows(windows).rawValue,
            after: DurationText.iso8601(seconds: step.after), stage: step.stage, needs: step.needs,
            unless: step.unless, onlyIf: step.onlyIf ?? [])
    }
}
