package import SupportHours

/// How an attempt ended.
package struct Settlement: Hashable, Sendable {
    /// Where the follow-up goes from there.
    package enum Ending: Hashable, Sendable {
        case delivered
        case failed(Move)
        /// Rests in doubt.
        case uncertain
        /// Queued again, by `deferred`, `returned`, or `repeated` for what was in doubt first.
        case queued(Move, notBefore: Instant, due: Due)
    }

    package var lease: Lease
    package var at: Instant
    package var ending: Ending
    /// One line.
    package var detail: String

    package init(lease: Lease, at: Instant, ending: Ending, detail: String) {
        self.lease = lease
        self.at = at
        self.ending = ending
        self.detail = detail
    }
}

package struct Recovery: Hashable, Sendable {
    package var interrupted: Int
    package var doubted: Int

    package init(interrupted: Int, doubted: Int) {
        self.interrupted = interrupted
        self.doubted = doubted
    }
}
