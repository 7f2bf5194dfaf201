/// What decided the state of a schedule at an instant.
package struct Decision: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case hours
        /// Hours that without any holiday would be in another state at that instant.
        case holiday
        /// - Parameter id: of the override.
        case override(id: Int64)
    }

    package let kind: Kind
    /// The members that lead to what decided, each by its place among the members of the one before: the schedule's own
    /// first. Empty where the schedule decides itself, by its hours or by an override over it.
    package let members: [Int]
}

extension Schedule {
    /// What decided the state at an instant: an override, or else the hours; of a combination the first member whose
    /// state is the combination's, and what decided there.
    package func because(at instant: Instant) -> Decision {
        var members: [Int] = []
        let kind = decide(at: instant.secondsSinceEpoch, &members)
        return Decision(kind: kind, members: members)
    }

    private func decide(at time: Int64, _ path: inout [Int]) -> Decision.Kind {
        if let part = overrideLayer.part(at: time) { return .override(id: part.id) }
        guard case .combination(_, let members) = source else {
            guard let withoutHolidays else { return .hours }
            return withoutHolidays.state(at: time) == base.state(at: time) ? .hours : .holiday
        }
        let state = base.state(at: time)
        // One of the members has it, unless there are none.
        guard let place = members.firstIndex(where: { $0.timeline.state(at: time) == state }) else { return .hours }
        path.append(place)
        return members[place].decide(at: time, &path)
    }
}
