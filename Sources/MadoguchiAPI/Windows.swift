/// `GET /v1/plans/{plan}/windows`
package struct WindowList: Codable, Hashable, Sendable {
    package var plan: String
    package var zone: String
    /// The open and unknown windows within the span asked for, clipped to it.
    package var windows: [WindowBounds]
    /// Where to go on asking from, as there are more windows than one answer has; absent where these are all.
    package var next: String?
    /// When the windows next stand elsewhere on the clocks of `zone`; nil where they never do.
    package var nextShift: Shift?

    package init(plan: String, zone: String, windows: [WindowBounds], next: String? = nil, nextShift: Shift?) {
        self.plan = plan
        self.zone = zone
        self.windows = windows
        self.next = next
        self.nextShift = nextShift
    }

    enum CodingKeys: String, CodingKey {
        case plan, zone, windows, next
        case nextShift = "next_shift"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan, forKey: .plan)
        try container.encode(zone, forKey: .zone)
        try container.encode(windows, forKey: .windows)
        try container.encodeIfPresent(next, forKey: .next)
        try container.encode(nextShift, forKey: .nextShift)
    }

    package struct Shift: Codable, Hashable, Sendable {
        /// The first window that stands elsewhere.
        package var firstWindow: WindowBounds
        /// Seconds by which the windows move on the viewer's clock; negative is earlier.
        package var seconds: Int

        package init(firstWindow: WindowBounds, seconds: Int) {
            self.firstWindow = firstWindow
            self.seconds = seconds
        }

        enum CodingKeys: String, CodingKey {
            case firstWindow = "first_window"
            case seconds
        }
    }
}

/// `GET /v1/plans/{plan}/staffed-time?from=T&to=T`
package struct StaffedTime: Codable, Hashable, Sendable {
    package var seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }
}

/// `GET /v1/plans/{plan}/staffed-time?from=T&add=D`
package struct StaffedInstant: Codable, Hashable, Sendable {
    /// The instant by which that much staffed time has passed; nil where it never does.
    package var at: String?

    package init(at: String?) {
        self.at = at
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
    }
}
