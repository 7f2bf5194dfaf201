package import Messages

/// What a daemon says of itself, whatever the other nodes do.
package struct NodeFacts: Hashable, Sendable {
    package var name: String
    /// The program's.
    package var version: String
    /// See decision 0008.
    package var composer: Int
    package var limits: NodeReport.Limits
    /// Identifies the configuration, as far as it decides about hours. What changes while the daemon runs, such as
    /// overrides and calendars that are fetched, isn't in it.
    package var configuration: String
    /// By plan.
    package var hours: [String: NodeHours]

    package init(
        name: String, version: String, composer: Int, limits: NodeReport.Limits, configuration: String,
        hours: [String: NodeHours]
    ) {
        self.name = name
        self.version = version
        self.composer = composer
        self.limits = limits
        self.configuration = configuration
        self.hours = hours
    }
}

/// What the dispatcher has to say when a beat is due.
package struct SendingNeeds: Hashable, Sendable {
    /// Whether it could send: its relay and its clock work.
    package var isAble: Bool
    /// See ``NodeReport/reserved``.
    package var reserved: Int
    /// Why it is halted; nil where it isn't.
    package var halt: Trouble?

    package init(isAble: Bool, reserved: Int = 0, halt: Trouble? = nil) {
        self.isAble = isAble
        self.reserved = reserved
        self.halt = halt
    }
}
