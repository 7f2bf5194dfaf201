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
    /// What every case of a playbook would have to give, for the configuration doesn't: keys of the configuration.
    func missing(for playbook: Playbook, language: Language) -> [String] {
        let remindsOperator = playbook.allSteps.contains { $0.to == .operator }
        let isReady = !remindsOperator || operatorAddress != nil
        let frozen = set.freeze(playbook, language: language)
        // Of the customer and of the case there is always something to say.
        let known = Set(variables.keys).union([String: String](customer: "").keys)
        return (isReady ? [] : ["guidance.operator"])
            + frozen.missingCommonVariables(known: known).map { "guidance.variables.\($0.name)" }
    }
}
