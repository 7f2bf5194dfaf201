import MadoguchiAPI
import Messages

extension PlanList {
    /// A plan's name in the user's language, or in the daemon's where it has none in that.
    func name(of plan: String, in language: Language) -> String {
        let known = plans.first { $0.plan == plan }
        return known?.names[language.code] ?? known?.name ?? plan
    }

    func plan(_ plan: String) -> Plan? {
        plans.first { $0.plan == plan }
    }
}

extension Plan {
    /// What a combined plan is made of; nil for any other plan.
    func combination(in language: Language) -> String? {
        if let allOf { return language(.allOfPlans(allOf)) }
        return anyOf.map { language(.anyOfPlans($0)) }

    }
}
