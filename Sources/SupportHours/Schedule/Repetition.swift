/// How a timeline goes on after a while, which lets a search end. Instants are seconds since the epoch.
enum Repetition: Sendable {
    /// Nobody knows.
    case none
    /// From an instant on everything comes again every 400 years, as the calendar does.
    case periodic(from: Int64)
    /// From an instant on the state doesn't change.
    case constant(StateSet, from: Int64)

    /// The instant from which on it repeats in either way; nil where that isn't known.
    var start: Int64? {
        switch self {
        case .none: nil
        case .periodic(let start), .constant(_, let start): start
        }
    }

    /// What lies under overrides, with them.
    func overlaid(by layer: OverrideLayer) -> Repetition {
        guard let last = layer.parts.last else { return self }
        if last.end >= Timeline.end { return .constant(StateSet(last.state), from: last.start) }
        switch self {
        case .none: return .none
        case .periodic(let start): return .periodic(from: max(start, last.end))
        case .constant(let state, let start): return .constant(state, from: max(start, last.end))
        }
    }

    /// A member that for ever has the state that decides makes the combination constant; others repeat together once
    /// each of them does, for all have the same period.
    static func combined(_ members: [Repetition], by combination: Combination) -> Repetition {
        var states: StateSet = []
        var decided: Int64?
        var allRepeat: Int64? = Timeline.start
        var areConstant = true
        for member in members {
            if case .constant(let state, let start) = member {
                states.formUnion(state)
                if state == combination.deciding { decided = min(decided ?? start, start) }
            } else {
                areConstant = false
            }
            allRepeat = allRepeat.flatMap { latest in member.start.map { max(latest, $0) } }
        }
        if let decided { return .constant(combination.deciding, from: decided) }
        guard let allRepeat else { return .none }
        return areConstant ? .constant(combination.state(of: states), from: allRepeat) : .periodic(from: allRepeat)
    }
}
