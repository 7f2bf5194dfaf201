/// A span of instants over which a state holds, whatever the hours under it say.
package struct Override: Hashable, Sendable {
    /// The order of creation, and the name by which a ``Decision`` tells which override decided. Where overrides
    /// overlap, the one created last holds.
    package let id: Int64
    package let start: Instant
    /// The first instant after it; nil: it holds until it is removed.
    package let end: Instant?
    package let state: OpenState

    package init(id: Int64, start: Instant, end: Instant?, state: OpenState) {
        self.id = id
        self.start = start
        self.end = end
        self.state = state
    }
}
