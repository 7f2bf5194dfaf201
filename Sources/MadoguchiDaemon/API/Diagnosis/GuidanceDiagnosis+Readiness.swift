import FollowUps
import Guidance
import MadoguchiAPI
import MailAddress
import Messages

extension GuidanceDiagnosis {
    init(_ snapshot: Snapshot) {
        let (guidance, language) = (snapshot.guidance, snapshot.language)
        self.init(
            directories: guidance.directories, letters: guidance.set.catalogue.templates.count,
            playbooks: guidance.set.playbooks.map { playbook in
                PlaybookDiagnosis(playbook: playbook.id, missing: guidance.missing(for: playbook, language: language))
            }, examples: snapshot.configuration.exampleKeys,
            reachesCustomers: snapshot.configuration.reachesCustomers,
            letterheads: snapshot.plans.map { LetterheadDiagnosis(plan: $0.id, snapshot.letterhead(of: $0.id)) })
    }
}

extension LetterheadDiagnosis {
    fileprivate init(plan: String, _ letterhead: Letterhead) {
        self.init(
            plan: plan, from: letterhead.sender.mailbox.shown, replyTo: letterhead.sender.replyTo?.shown,
            operator: letterhead.operatorAddress?.description, variables: letterhead.variables,
            unsubscribe: letterhead.unsubscribe)
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
