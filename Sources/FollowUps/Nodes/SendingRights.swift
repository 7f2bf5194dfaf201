/// What a node may do, as the others know it.
package struct SendingRights: Hashable, Sendable {
    /// Who holds the leases that are taken from now on.
    package var owner: LeaseOwner
    /// The uptime in milliseconds from which on nothing is claimed and no data is begun.
    package var claimsUntil: Int64
    /// The uptime in milliseconds from which on what has begun is cut off.
    package var finishesUntil: Int64
    /// By how many the limits are divided; nil where it may send nothing at present.
    package var divisor: Int?
    /// The least of all nodes' limits.
    package var limits: NodeReport.Limits
    /// The plans that it sends for and derives anew.
    package var plans: Set<String>
    /// Which of the heads are its own to ask for, so that nodes don't ask for the same ones.
    package var share: HeadShare
    package var pause: Pause
    package var isHalted: Bool
    /// Milliseconds by which its clock is ahead of the database's.
    package var clockOffset: Int64

    package init(
        owner: LeaseOwner, claimsUntil: Int64, finishesUntil: Int64, divisor: Int?, limits: NodeReport.Limits,
        plans: Set<String>, share: HeadShare, pause: Pause, isHalted: Bool, clockOffset: Int64
    ) {
        self.owner = owner
        self.claimsUntil = claimsUntil
        self.finishesUntil = finishesUntil
        self.divisor = divisor
        self.limits = limits
        self.plans = plans
        self.share = share
        self.pause = pause
        self.isHalted = isHalted
        self.clockOffset = clockOffset
    }
}

/// A node's part of what is due. A wrong one does no harm: the claim alone decides who sends.
package struct HeadShare: Hashable, Sendable {
    /// From 0.
    package var number: Int
    /// At least 1.
    package var count: Int

    package init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    package static let all = HeadShare(number: 0, count: 1)

    package func contains(_ id: FollowUpID) -> Bool {
        guard count > 1 else { return true }
        // The lowest bits count up within a millisecond; multiplying spreads them. [Knuth, TAOCP 6.4]
        let hash = UInt64(bitPattern: id.rawValue) &* 0x9E37_79B9_7F4A_7C15
        return Int(hash >> 33) % count == number
    }
}
