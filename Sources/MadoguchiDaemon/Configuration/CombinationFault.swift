import Messages

/// Why a combined plan's hours can't be made.
enum CombinationFault: WordedError, Hashable {
    /// The plans that lead from this one back to itself, itself first and last.
    case cycle([String])
    case tooDeep(limit: Int)

    var wording: Wording {
        switch self {
        case .cycle(let plans): .plansMadeOfThemselves(plans)
        case .tooDeep(let limit): .plansNestTooDeep(limit: limit)
        }
    }

    /// - Parameter plans: whose members are among them.
    /// - Returns: faults by plan, in the order of the plans. A cycle is told once, of its first plan.
    static func all(of plans: [PlanConfiguration]) -> [(plan: String, fault: CombinationFault)] {
        var search = Search(
            members: Dictionary(
                plans.map { ($0.id, $0.hours.combined?.members ?? []) }, uniquingKeysWith: { first, _ in first }))
        for plan in plans { _ = search.depth(of: plan.id) }
        return search.faults
    }

    private struct Search {
        let members: [String: [String]]
        var faults: [(plan: String, fault: CombinationFault)] = []
        /// How many combinations lie within each other; 0 for hours of its own.
        private var depths: [String: Int] = [:]
        private var path: [String] = []

        init(members: [String: [String]]) {
            self.members = members
        }

        mutating func depth(of plan: String) -> Int {
            if let depth = depths[plan] { return depth }
            if let start = path.firstIndex(of: plan) {
                faults.append((plan, .cycle(path[start...] + [plan])))
                return 0
            }
            path.append(plan)
            var depth = 0
            for member in members[plan] ?? [] { depth = max(depth, self.depth(of: member) + 1) }
            path.removeLast()
            if depth == CombinedHours.deepest + 1 { faults.append((plan, .tooDeep(limit: CombinedHours.deepest))) }
            depths[plan] = depth
            return depth
        }
    }
}
