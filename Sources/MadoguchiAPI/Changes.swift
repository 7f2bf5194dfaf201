/// `GET /v1/plans/{plan}/changes`
package struct ChangeList: Codable, Hashable, Sendable {
    package var plan: String
    /// The zone in which the instants are given.
    package var zone: String
    /// What of the usual week will be different, in the order of time.
    package var changes: [PlanChange]

    package init(plan: String, zone: String, changes: [PlanChange]) {
        self.plan = plan
        self.zone = zone
        self.changes = changes
    }
}

/// Something by which a plan's hours differ from its usual week.
package struct PlanChange: Codable, Hashable, Sendable {
    package var at: String
    /// `changeover` (of clocks), `holiday`, `override`, or `tzdata` (an upgrade of the tz database moved the windows).
    package var kind: String
    /// Whether it takes away hours that the usual week has.
    package var closes: Bool
    /// One sentence, in the language that was asked for.
    package var text: String
    /// How many queued follow-ups leave at other instants for it; of `tzdata`, on control.sock alone, since the daemon
    /// started.
    package var moved: Int?

    package init(at: String, kind: String, closes: Bool, text: String, moved: Int? = nil) {
        self.at = at
        self.kind = kind
        self.closes = closes
        self.text = text
        self.moved = moved
    }
}
