/// What happened to a node among others.
package enum MembershipEvent: Hashable, Sendable {
    /// An alarm went off.
    case tick
    /// It joined.
    ///
    /// - Parameters:
    ///   - view: nil where no slot is free.
    ///   - asked: what was said, and when.
    case joined(ClusterView?, to: MembershipCall)
    /// Its beat was counted; nil where it isn't live any more.
    case beaten(ClusterView?, to: MembershipCall)
    /// - Parameter isDead: whether it is dead now.
    case declared(LeaseOwner, isDead: Bool)
    /// All leases of a node that is dead or has left are settled.
    case rescued(LeaseOwner)
    case adopted(AdoptedHours)
    case failed(MembershipAction)
    /// What the node says of itself has changed.
    case changed(MembershipSelf)
    case stop
    case left
}

/// A call that says that the node lives.
package struct MembershipCall: Hashable, Sendable {
    package var owner: LeaseOwner
    package var report: NodeReport
    /// When it was sent: uptime in milliseconds.
    package var askedAt: Int64
    /// The same by the wall clock, in milliseconds since 1970-01-01T00:00:00Z.
    package var askedAtWall: Int64

    package init(owner: LeaseOwner, report: NodeReport, askedAt: Int64, askedAtWall: Int64) {
        self.owner = owner
        self.report = report
        self.askedAt = askedAt
        self.askedAtWall = askedAtWall
    }
}

/// What a node is, apart from the others.
package struct MembershipSelf: Hashable, Sendable {
    package var name: String
    package var version: String
    package var composer: Int
    /// Whether its relay works and nobody has paused it alone.
    package var canSend: Bool
    package var limits: NodeReport.Limits
    package var configuration: String
    package var hours: [String: NodeHours]
    /// Plans whose hours are to be adopted, whatever was adopted before.
    package var insisting: Set<String>

    package init(
        name: String, version: String, composer: Int, canSend: Bool, limits: NodeReport.Limits, configuration: String,
        hours: [String: NodeHours], insisting: Set<String> = []
    ) {
        self.name = name
        self.version = version
        self.composer = composer
        self.canSend = canSend
        self.limits = limits
        self.configuration = configuration
        self.hours = hours
        self.insisting = insisting
    }
}

/// What a node is to do. Each action but the last two leads to an event of its own.
package enum MembershipAction: Hashable, Sendable {
    case join(MembershipCall, name: String)
    case beat(MembershipCall)
    case leave(LeaseOwner)
    case declareDead(LeaseOwner, atBeat: Int64)
    /// Settle all leases of one that is dead or has left.
    case rescue(LeaseOwner)
    case adopt(NodeHours, plan: String, configuration: String, over: Int64?)
    /// Send a `tick` at this uptime.
    case alarm(uptime: Int64)
    /// From now on the node may do this; nil for nothing.
    case follow(SendingRights?)
}
