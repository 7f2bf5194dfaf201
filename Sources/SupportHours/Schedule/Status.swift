/// What the hours say of an instant.
package enum OpenState: String, CaseIterable, Hashable, Sendable {
    case open, closed, unknown
}

/// A state with the comment that the rule behind it carries.
package struct Status: Hashable, Sendable {
    package var state: OpenState
    package var comment: String?

    package init(_ state: OpenState, comment: String? = nil) {
        self.state = state
        self.comment = comment
    }

    package static let closed = Status(.closed)
}

/// A segment of time in which the state doesn't change.
package struct StateSpan: Hashable, Sendable {
    /// The state, and the comment in force at the instant asked for.
    package var status: Status
    /// The first instant of the segment; nil where it has always been so.
    package var since: Instant?
    /// The first instant after it; nil where it stays so for ever.
    package var until: Instant?
}

/// A staffed segment, `[start, end)`.
package struct Window: Hashable, Sendable {
    package var start: Instant
    /// nil where it never ends.
    package var end: Instant?

    package init(start: Instant, end: Instant?) {
        self.start = start
        self.end = end
    }
}

/// A segment, `[start, end)`, that is open or unknown, within the span that was asked for.
package struct ListedWindow: Hashable, Sendable {
    package var start: Instant
    package var end: Instant
    package var status: Status

    package init(start: Instant, end: Instant, status: Status) {
        self.start = start
        self.end = end
        self.status = status
    }
}
