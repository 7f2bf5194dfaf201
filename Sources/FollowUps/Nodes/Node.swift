package import SupportHours

/// One run of one daemon among those that share a store.
///
/// A node is alive or dead as a whole. It says that it is alive by counting up its beat; nobody compares instants of
/// two machines' clocks.
package struct Node: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        case live
        /// Signed off: it holds no lease any more.
        case left
        /// Declared dead by another one. It never comes back; the daemon, if it goes on, joins as a new owner.
        case dead
    }

    /// Of this run; never used again.
    package var owner: LeaseOwner
    /// What the configuration calls it.
    package var name: String
    /// Among ``FollowUpIDGenerator/slots``; no two live nodes have the same.
    package var slot: Int
    package var state: State
    /// Counts up for as long as it lives.
    package var beat: Int64
    /// Whether it is to send nothing more, as somebody has asked: `cluster drain`. Belongs to the name, not to the run.
    package var isDraining: Bool
    /// When it joined, by the database's clock.
    package var joinedAt: Instant
    package var report: NodeReport

    package init(
        owner: LeaseOwner, name: String, slot: Int, state: State = .live, beat: Int64 = 0, isDraining: Bool = false,
        joinedAt: Instant, report: NodeReport
    ) {
        self.owner = owner
        self.name = name
        self.slot = slot
        self.state = state
        self.beat = beat
        self.isDraining = isDraining
        self.joinedAt = joinedAt
        self.report = report
    }
}

/// What a node says of itself with each beat.
///
/// Nodes of other releases read it, too: what is added later is optional.
package struct NodeReport: Hashable, Codable, Sendable {
    /// Counts up with each report of an owner. One that comes late, after a greater one, is passed over.
    package var number: Int64
    /// Milliseconds for which its beat may stand still before others take it for dead. It trusts in itself for less long, so
    /// others wait for as long as it says, whatever their own lease is.
    package var lease: Int64
    /// The program's.
    package var version: String
    /// See decision 0008: of two nodes with different numbers, the bytes of one message may differ.
    package var composer: Int
    /// Whether it sends or would: it isn't draining, its relay works, its clock is right.
    package var isSending: Bool
    /// By how many it divides the limits at least. See ``LimitShare``.
    package var divisor: Int
    package var limits: Limits
    /// How many messages it may begin data with until its next beat, by what the quota leaves to it; 0 without a quota.
    package var reserved: Int
    /// Milliseconds by which its clock is ahead of the database's.
    package var clockOffset: Int64
    /// Identifies the configuration, as far as it decides about hours.
    package var configuration: String
    /// The hours that it knows, by plan.
    package var hours: [String: NodeHours]

    package struct Limits: Hashable, Codable, Sendable {
        package var perSecond: Int
        package var perDomainPerSecond: Int
        package var quota: SendingQuota.Limits

        package init(perSecond: Int, perDomainPerSecond: Int, quota: SendingQuota.Limits) {
            self.perSecond = perSecond
            self.perDomainPerSecond = perDomainPerSecond
            self.quota = quota
        }
    }

    package init(
        number: Int64, lease: Int64 = 30_000, version: String, composer: Int, isSending: Bool, divisor: Int,
        limits: Limits,
        reserved: Int = 0, clockOffset: Int64, configuration: String, hours: [String: NodeHours]
    ) {
        self.number = number
        self.lease = lease
        self.version = version
        self.composer = composer
        self.isSending = isSending
        self.divisor = divisor
        self.limits = limits
        self.reserved = reserved
        self.clockOffset = clockOffset
        self.configuration = configuration
        self.hours = hours
    }
}

/// A plan's hours, as nodes compare them.
package struct NodeHours: Hashable, Codable, Sendable {
    /// See ``DueBasis/fingerprint``.
    package var fingerprint: String
    /// The tz database's release; nil where it isn't known.
    package var tzdata: String?

    package init(fingerprint: String, tzdata: String?) {
        self.fingerprint = fingerprint
        self.tzdata = tzdata
    }

    /// Whether they take the place of others of the same configuration: they are of a later release of the tz database.
    ///
    /// A release is named by its year and a letter, so later ones are greater.
    package func supersedes(_ others: NodeHours) -> Bool {
        fingerprint != others.fingerprint && (tzdata ?? "") > (others.tzdata ?? "")
    }
}

/// The hours of a plan by which the nodes send.
package struct AdoptedHours: Hashable, Sendable {
    package var plan: String
    package var hours: NodeHours
    /// Of the configuration that they come from.
    package var configuration: String
    /// Counts up with each adoption of the plan.
    package var epoch: Int64
    /// The name of the node that adopted them.
    package var adoptedBy: String

    package init(plan: String, hours: NodeHours, configuration: String, epoch: Int64, adoptedBy: String) {
        self.plan = plan
        self.hours = hours
        self.configuration = configuration
        self.epoch = epoch
        self.adoptedBy = adoptedBy
    }
}
