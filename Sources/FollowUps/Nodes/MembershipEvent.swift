package import Messages

/// What happened to a node among others.
package enum MembershipEvent: Hashable, Sendable {
    /// An alarm went off, and there is nothing to be said.
    case tick
    /// It is time to say that it lives, see ``MembershipState/isToSpeak(at:)``. What the dispatcher says of its needs holds
    /// from now on.
    case speak(SendingNeeds)
    /// It joined.
    ///
    /// - Parameters:
    ///   - view: nil where no slot is free.
    ///   - begun: see ``SendingRights/begun``.
    ///   - asked: what was said, and when.
    case joined(ClusterView?, begun: [DataCount]?, to: MembershipCall)
    /// Its beat was counted; nil where it isn't live any more.
    case beaten(ClusterView?, begun: [DataCount]?, to: MembershipCall)
    /// - Parameter isDead: whether it is dead now.
    case declared(LeaseOwner, isDead: Bool)
    /// All leases of a node that is dead or has left are settled.
    case rescued(LeaseOwner)
    case adopted(AdoptedHours)
    case halted
    case failed(MembershipAction)
    /// What the daemon says of itself has changed.
    case changed(NodeFacts)
    /// Somebody wants this node's hours to be adopted.
    case insist
    /// The daemon ends, and sends nothing more.
    case stop
    case left
}

/// A call that says that the node lives.
package struct MembershipCall: Hashable, Sendable {
    package var owner: LeaseOwner
    package var report: NodeReport
    /// When it was sent: uptime in milliseconds.
    package var askedAt: Int64

    package init(owner: LeaseOwner, report: NodeReport, askedAt: Int64) {
        self.owner = owner
        self.report = report
        self.askedAt = askedAt
    }
}

/// What a node is to do. Each action but the last three leads to an event of its own.
package enum MembershipAction: Hashable, Sendable {
    case join(MembershipCall, name: String)
    case beat(MembershipCall)
    case leave(LeaseOwner)
    case declareDead(LeaseOwner, atBeat: Int64)
    /// Settle all leases of one that is dead or has left.
    case rescue(LeaseOwner)
    case adopt(NodeHours, plan: String, configuration: String, over: Int64?)
    /// Halt every node.
    case halt(Trouble)
    /// Send a `tick` or a `speak` at this uptime.
    case alarm(uptime: Int64)
    /// From now on the dispatcher may do this.
    case follow(SendingRights)
    case report(MembershipReport)
}

/// What is logged.
package enum MembershipReport: Hashable, Sendable {
    case joined(slot: Int, nodes: Int)
    /// Every slot is taken.
    case noSlot
    /// This run was declared dead, or isn't known any more: it goes on as a new owner.
    case foundDead
    /// The database knows less of this node than it did.
    case wentBack
    case declaringDead(name: String)
    /// Milliseconds by which the clock is ahead of the database's; more than the tolerance.
    case clockOff(Int64)
    case clockRight
    /// The plans for which this node's hours aren't the adopted ones; empty where there are none any more.
    case differs([String])
    case adopted(AdoptedHours)
}
