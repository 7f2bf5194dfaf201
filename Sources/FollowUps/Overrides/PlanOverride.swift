package import Messages
package import SupportHours

/// A span of instants over which a plan is in a state, whatever its hours say.
package struct PlanOverride: Hashable, Sendable {
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

/// An override's id, from the same generator as those of follow-ups.
package struct OverrideID: OrderedID {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
