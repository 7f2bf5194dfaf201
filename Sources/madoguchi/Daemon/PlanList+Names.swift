import MadoguchiAPI

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
