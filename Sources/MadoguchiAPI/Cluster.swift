/// `GET /v1/cluster`: the daemons that share the queue, each of which is a node, and what they have agreed upon.
package struct ClusterStatus: Codable, Hashable, Sendable {
    package var at: String
    /// Whether the queue is on a server, where several daemons can share it.
    package var shared: Bool
    /// The name of the node that answers.
    package var node: String
    /// The live ones first. Those that have ended are there for as long as something of theirs is still to be taken over.
    package var nodes: [ClusterNode]
    /// The hours by which every node sends, by plan; none where the queue isn't shared.
    package var adopted: [ClusterHours]
    /// Whether no node sends, because somebody paused it.
    package var paused: Bool
    /// Why no node sends until somebody resumes it, and what to do; nil where nothing halts them.
    @OrNull package var halted: String?
    /// What somebody should know of, the faults first.
    package var troubles: [ClusterTrouble]

    package init(
        at: String, shared: Bool, node: String, nodes: [ClusterNode], adopted: [ClusterHours] = [], paused: Bool,
        halted: String? = nil, troubles: [ClusterTrouble] = []
    ) {
        self.at = at
        self.shared = shared
        self.node = node
        self.nodes = nodes
        self.adopted = adopted
        self.paused = paused
        self.halted = halted
        self.troubles = troubles
    }
}

/// One run of one daemon.
package struct ClusterNode: Codable, Hashable, Sendable {
    /// As its configuration has it.
    package var name: String
    /// Whether it is the one that answers.
    package var answers: Bool
    /// Its number among the live ones; nil where the queue isn't shared.
    @OrNull package var slot: Int?
    /// `live`, `left` or `dead`.
    package var state: String
    /// When it joined, by the database's clock.
    package var since: String
    package var version: String
    /// Nodes with different numbers may make different bytes of one message; nil where the queue isn't shared.
    @OrNull package var composer: Int?
    /// Whether it sends, or would if it weren't paused: its relay works, its clock is right, and it isn't draining.
    package var sends: Bool
    /// Whether somebody asked it to send nothing more.
    package var draining: Bool
    /// By how many it divides the limits.
    package var divisor: Int
    /// The limits of its configuration.
    package var limits: ClusterLimits
    /// Milliseconds by which its clock is ahead of the database's.
    package var clockOffset: Int64
    /// The releases of the tz database that its hours are computed from; usually one.
    package var tzdata: [String]
    /// The plans whose hours aren't the adopted ones. It accepts messages for them, and leaves sending to others.
    package var differs: [String]

    package init(
        name: String, answers: Bool, slot: Int?, state: String, since: String, version: String, composer: Int?,
        sends: Bool, draining: Bool = false, divisor: Int = 1, limits: ClusterLimits, clockOffset: Int64 = 0,
        tzdata: [String], differs: [String] = []
    ) {
        self.name = name
        self.answers = answers
        self.slot = slot
        self.state = state
        self.since = since
        self.version = version
        self.composer = composer
        self.sends = sends
        self.draining = draining
        self.divisor = divisor
        self.limits = limits
        self.clockOffset = clockOffset
        self.tzdata = tzdata
        self.differs = differs
    }

    enum CodingKeys: String, CodingKey {
        case name, answers, slot, state, since, version, composer, sends, draining, divisor, limits
        case clockOffset = "clock_offset_ms"
        case tzdata, differs
    }
}

/// The limits of a node's configuration. The least of all nodes' hold, for all of them together.
package struct ClusterLimits: Codable, Hashable, Sendable {
    /// Messages.
    package var perSecond: Int
    /// Messages to one recipient domain.
    package var perDomainPerSecond: Int
    /// Messages; nil for any number.
    @OrNull package var perHour: Int?
    /// Messages; nil for any number.
    @OrNull package var perDay: Int?

    package init(perSecond: Int, perDomainPerSecond: Int, perHour: Int?, perDay: Int?) {
        self.perSecond = perSecond
        self.perDomainPerSecond = perDomainPerSecond
        self.perHour = perHour
        self.perDay = perDay
    }

    enum CodingKeys: String, CodingKey {
        case perSecond = "per_second"
        case perDomainPerSecond = "per_domain_per_second"
        case perHour = "per_hour"
        case perDay = "per_day"
    }
}

/// A plan's hours as the nodes have adopted them.
package struct ClusterHours: Codable, Hashable, Sendable {
    package var plan: String
    /// The same for the same hours, however they are written.
    package var fingerprint: String
    /// The release of the tz database that they are computed from; nil where it isn't known.
    @OrNull package var tzdata: String?
    /// Counts up with each adoption of the plan's hours.
    package var epoch: Int64
    /// The name of the node whose hours they are.
    package var adoptedBy: String

    package init(plan: String, fingerprint: String, tzdata: String?, epoch: Int64, adoptedBy: String) {
        self.plan = plan
        self.fingerprint = fingerprint
        self.tzdata = tzdata
        self.epoch = epoch
        self.adoptedBy = adoptedBy
    }

    enum CodingKeys: String, CodingKey {
        case plan, fingerprint, tzdata, epoch
        case adoptedBy = "adopted_by"
    }
}

/// Something about the nodes that somebody should know of.
package struct ClusterTrouble: Codable, Hashable, Sendable {
    /// `nobody-sends`, `clock-off`, …: the same in every language.
    package var code: String
    /// The name of the node that it is about; nil where it is about all of them.
    @OrNull package var node: String?
    /// Whether something waits until somebody acts; otherwise it is worth knowing, and may pass by itself.
    package var fault: Bool
    /// In the language that was asked for.
    package var detail: String
    /// What to do about it; nil for nothing.
    @OrNull package var advice: String?

    package init(code: String, node: String?, fault: Bool, detail: String, advice: String?) {
        self.code = code
        self.node = node
        self.fault = fault
        self.detail = detail
        self.advice = advice
    }
}

/// `POST /v1/cluster/drain`, `/v1/cluster/undrain` and `/v1/cluster/forget`
package struct ClusterNodeRequest: Codable, Hashable, Sendable {
    /// As the node's configuration has it.
    package var name: String

    package init(name: String) {
        self.name = name
    }
}
