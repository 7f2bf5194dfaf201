/// `GET /v1/plans/{plan}/availability`
///
/// Instants are RFC 3339 with an offset. Every key is always there: what is "never" is `null`.
package struct Availability: Codable, Hashable, Sendable {
    package var plan: String
    package var name: String
    /// The instant that the answer is about.
    package var at: String
    package var open: Bool
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
    /// nil for a plan that is made of others.
    package var vendor: VendorClock?
    package var tzdata: String?

    package init(
        plan: String, name: String, at: String, open: Bool, since: String?, until: String?, nextWindow: WindowBounds?,
        channels: [String], zone: String, vendor: VendorClock?, tzdata: String?
    ) {
        self.plan = plan
        self.name = name
        self.at = at
        self.open = open
        self.since = since
        self.until = until
        self.nextWindow = nextWindow
        self.channels = channels
        self.zone = zone
        self.vendor = vendor
        self.tzdata = tzdata
    }

    enum CodingKeys: String, CodingKey {
        case plan, name, at, open, since, until
        case nextWindow = "next_window"
        case channels, zone, vendor, tzdata
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan, forKey: .plan)
        try container.encode(name, forKey: .name)
        try container.encode(at, forKey: .at)
        try container.encode(open, forKey: .open)
        try container.encode(since, forKey: .since)
        try container.encode(until, forKey: .until)
        try container.encode(nextWindow, forKey: .nextWindow)
        try container.encode(channels, forKey: .channels)
        try container.encode(zone, forKey: .zone)
        try container.encode(vendor, forKey: .vendor)
        try container.encode(tzdata, forKey: .tzdata)
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

/// A staffed window, `[start, end)`.
package struct WindowBounds: Codable, Hashable, Sendable {
    package var start: String
    /// nil where it never ends.
    package var end: String?

    package init(start: String, end: String?) {
        self.start = start
        self.end = end
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}
