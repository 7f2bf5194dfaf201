/// `GET /v1/plans/{plan}/availability`
///
/// Instants are RFC 3339 with an offset. Every key but `members` is always there: what is "never" is `null`.
package struct Availability: Codable, Hashable, Sendable {
    package var plan: String
    package var name: String
    /// The instant that the answer is about.
    package var at: String
    /// `open`, `closed` or `unknown`.
    package var state: String
    /// What the state follows from.
    package var because: StateReason
    /// When the state began; nil for always.
    package var since: String?
    /// When the state changes next; nil for never.
    package var until: String?
    /// The first window that begins after `at`.
    package var nextWindow: WindowBounds?
    /// The channels that are available at `at`: the staffed ones in their hours, and those that always are.
    package var channels: [String]
    /// The zone in which the instants are given.
    package var zone: String
    /// nil for a combined plan, whose members have clocks of their own.
    package var vendor: VendorClock?
    /// The plans that a combined plan is made of, in their configured order; nil for any other plan.
    package var members: [PlanMember]?
    package var tzdata: String?

    /// Whether the state is `open`.
    package var open: Bool { state == "open" }

    package init(
        plan: String, name: String, at: String, state: String, because: StateReason, since: String?, until: String?,
        nextWindow: WindowBounds?, channels: [String], zone: String, vendor: VendorClock?,
        members: [PlanMember]? = nil, tzdata: String?
    ) {
        self.plan = plan
        self.name = name
        self.at = at
        self.state = state
        self.because = because
        self.since = since
        self.until = until
        self.nextWindow = nextWindow
        self.channels = channels
        self.zone = zone
        self.vendor = vendor
        self.members = members
        self.tzdata = tzdata
    }

    enum CodingKeys: String, CodingKey {
        case plan, name, at, open, state, because, since, until
        case nextWindow = "next_window"
        case channels, zone, vendor, members, tzdata
    }

    /// Answers of daemons that know no `state` have the usual hours' alone.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        plan = try container.decode(String.self, forKey: .plan)
        name = try container.decode(String.self, forKey: .name)
        at = try container.decode(String.self, forKey: .at)
        let open = try container.decode(Bool.self, forKey: .open)
        state = try container.decodeIfPresent(String.self, forKey: .state) ?? (open ? "open" : "closed")
        because =
            try container.decodeIfPresent(StateReason.self, forKey: .because) ?? StateReason(kind: "hours", plan: plan)
        since = try container.decodeIfPresent(String.self, forKey: .since)
        until = try container.decodeIfPresent(String.self, forKey: .until)
        nextWindow = try container.decodeIfPresent(WindowBounds.self, forKey: .nextWindow)
        channels = try container.decode([String].self, forKey: .channels)
        zone = try container.decode(String.self, forKey: .zone)
        vendor = try container.decodeIfPresent(VendorClock.self, forKey: .vendor)
        members = try container.decodeIfPresent([PlanMember].self, forKey: .members)
        tzdata = try container.decodeIfPresent(String.self, forKey: .tzdata)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan, forKey: .plan)
        try container.encode(name, forKey: .name)
        try container.encode(at, forKey: .at)
        try container.encode(open, forKey: .open)
        try container.encode(state, forKey: .state)
        try container.encode(because, forKey: .because)
        try container.encode(since, forKey: .since)
        try container.encode(until, forKey: .until)
        try container.encode(nextWindow, forKey: .nextWindow)
        try container.encode(channels, forKey: .channels)
        try container.encode(zone, forKey: .zone)
        try container.encode(vendor, forKey: .vendor)
        try container.encodeIfPresent(members, forKey: .members)
        try container.encode(tzdata, forKey: .tzdata)
    }
}

/// What a plan's state follows from.
package struct StateReason: Codable, Hashable, Sendable {
    /// `hours`; `holiday` where the state would be another one if the day were no holiday; `override`.
    package var kind: String
    /// The plan whose hours decide: of a combined plan the first member that does.
    package var plan: String
    /// The holiday's name, where its calendar has one.
    @OrNull package var name: String?
    /// The override's reason, in the language that was asked for.
    @OrNull package var reason: String?

    package init(kind: String, plan: String, name: String? = nil, reason: String? = nil) {
        self.kind = kind
        self.plan = plan
        self.name = name
        self.reason = reason
    }
}

/// A plan that a combined plan is made of, at the same instant.
package struct PlanMember: Codable, Hashable, Sendable {
    package var plan: String
    package var open: Bool
    /// When its state changes next; nil for never.
    @OrNull package var until: String?
    /// nil for a member that is itself combined.
    @OrNull package var vendor: VendorClock?

    package init(plan: String, open: Bool, until: String?, vendor: VendorClock?) {
        self.plan = plan
        self.open = open
        self.until = until
        self.vendor = vendor
    }
}

/// The vendor's own clock at the instant asked for.
package struct VendorClock: Codable, Hashable, Sendable {
    package var zone: String
    package var time: String

    package init(zone: String, time: String) {
        self.zone = zone
        self.time = time
    }
}

/// A window, `[start, end)`.
package struct WindowBounds: Codable, Hashable, Sendable {
    package var start: String
    /// nil where it never ends.
    package var end: String?
    /// `open` or `unknown`; absent for `open`. Unknown windows count for nothing in staffed time.
    package var state: String?
    /// The comment of the hours; absent where there is none.
    package var comment: String?

    package init(start: String, end: String?, state: String? = nil, comment: String? = nil) {
        self.start = start
        self.end = end
        self.state = state
        self.comment = comment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encodeIfPresent(state, forKey: .state)
        try container.encodeIfPresent(comment, forKey: .comment)
    }
}
