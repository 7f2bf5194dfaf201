package import Messages
package import SupportHours

/// A span of instants over which a plan is in a state, whatever its hours say.
package struct PlanOverride: Hashable, Sendable {
    package typealias ID = OverrideID

    /// Rises with creation: where overrides overlap, the one with the greatest id holds.
    package var id: OverrideID
    package var plan: String
    package var state: OpenState
    package var start: Instant
    /// The first instant after it; nil: it holds until it is removed.
    package var end: Instant?
    /// For everybody to read; nil where none was given.
    package var reason: Wording?
    package var createdAt: Instant
    /// Who created it, by the socket's peer credentials.
    package var createdBy: UInt32?
    /// When it was removed, from which on it has never held; nil where it wasn't.
    package var removedAt: Instant?
    package var removedBy: UInt32?

    package init(
        id: OverrideID, plan: String, state: OpenState, start: Instant, end: Instant?, reason: Wording?,
        createdAt: Instant, createdBy: UInt32?, removedAt: Instant? = nil, removedBy: UInt32? = nil
    ) {
        self.id = id
        self.plan = plan
        self.state = state
        self.start = start
        self.end = end
        self.reason = reason
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.removedAt = removedAt
        self.removedBy = removedBy
    }
}

/// From the same generator as the ids of follow-ups.
package struct OverrideID: OrderedID {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

extension PlanOverride {
    /// As it was before it was removed.
    package var asAdded: PlanOverride {
        var override = self
        override.removedAt = nil
        override.removedBy = nil
        return override
    }

    /// What comes of removing it.
    package func removal(at now: Instant, by uid: UInt32?) -> OverrideRemoval {
        if removedAt != nil { return .removed(self) }
        if let end, end <= now { return .past(self) }
        var override = self
        override.removedAt = now
        override.removedBy = uid
        return .removed(override)
    }

    /// Whether it ended, or was removed, before an instant.
    package func isOver(before instant: Instant) -> Bool {
        [end, removedAt].compactMap(\.self).contains { $0 < instant }
    }
}
