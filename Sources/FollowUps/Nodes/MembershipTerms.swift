/// The times of a node among others. All but the tolerance are parts of the lease.
package struct MembershipTerms: Hashable, Sendable {
    /// Milliseconds without a new beat after which others take a node for dead.
    package var lease: Int64
    /// Milliseconds by which a clock may differ from the database's for its node to send.
    package var clockTolerance: Int64

    package init(lease: Int64 = 30_000, clockTolerance: Int64 = 1_000) {
        self.lease = lease
        self.clockTolerance = clockTolerance
    }

    /// Milliseconds from one beat to the next.
    var beatEvery: Int64 { lease / 6 }
    /// Milliseconds after a failure before it is tried again.
    var retryAfter: Int64 { lease / 30 }
    /// For how many milliseconds after it sent a beat that was answered a node claims and begins data.
    ///
    /// It trusts itself for less long than others wait, so that it has stopped before they take over, even where one of the
    /// clocks goes a little faster.
    var claimsFor: Int64 { lease * 2 / 3 }
    /// The same for the end of what has begun.
    var finishesFor: Int64 { lease * 5 / 6 }
    /// After so many milliseconds without an answer, nothing is concluded from others' beats that stood still meanwhile:
    /// they may have had none either.
    var outage: Int64 { lease / 2 }
}
