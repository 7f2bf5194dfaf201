/// How the states of several schedules make one.
///
/// Strong Kleene logic, with `unknown` between `closed` and `open`: `allOf` is the lowest of the states and `anyOf` the
/// highest.
package enum Combination: Hashable, Sendable {
    /// Closed while a member is closed, else unknown while one is unknown, else open.
    case allOf
    /// Open while a member is open, else unknown while one is unknown, else closed.
    case anyOf

    /// The state that is the combination's as soon as one member has it.
    var deciding: StateSet {
        switch self {
        case .allOf: .closed
        case .anyOf: .open
        }
    }

    /// The state that is the combination's only where all members have it.
    private var unanimous: StateSet {
        switch self {
        case .allOf: .open
        case .anyOf: .closed
        }
    }

    /// - Parameter members: every state that a member has.
    /// - Returns: the combination's one state.
    func state(of members: StateSet) -> StateSet {
        if members.contains(deciding) { return deciding }
        return members.contains(.unknown) ? .unknown : unanimous
    }
}
