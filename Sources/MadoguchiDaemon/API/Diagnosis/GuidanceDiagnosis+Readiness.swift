import Guidance
import MadoguchiAPI
import Messages

extension GuidanceDiagnosis {
    init(_ guidance: GuidanceConfiguration, language: Language) {
        self.init(
            directories: guidance.directories, letters: guidance.set.catalogue.templates.count,
            playbooks: guidance.set.playbooks.map { playbook in
                PlaybookDiagnosis(playbook: playbook.id, missing: guidance.missing(for: playbook, language: language))
            })
    }
}

extension GuidanceConfiguration {
    /// The values that every case of a playbook would have to give, because the configuration doesn't: configuration
    /// keys.
    func missing(for playbook: Playbook, language: Language) -> [String] {
        let remindsOperator = playbook.allSteps.contains { $0.to == .operator }
        let isReady = !remindsOperator || operatorAddress != nil
        let frozen = set.freeze(playbook, language: language)
        // The values of the customer and of the case are always known.
        let known = Set(variables.keys).union([String: String](customer: "").keys)
        return (isReady ? [] : ["guidance.operator"])
            + frozen.missingCommonVariables(known: known).map { "guidance.variables.\($0.name)" }
    }
}
