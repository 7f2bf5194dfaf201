package import MailAddress
package import SupportHours

/// What a dispatcher is told by the configuration.
package struct DispatchSettings: Sendable {
    package var retry: RetryPolicy
    /// Whether a letter in doubt is sent again; otherwise it rests in `uncertain`.
    package var repeatsDoubted: Bool
    /// Letters in a second, at most.
    package var perSecond: Int
    /// Letters in a second to one recipient domain, at most.
    package var perDomainPerSecond: Int
    /// The mailbox that letters come from.
    package var sender: Mailbox
    /// The clock that letters are dated on.
    package var dateZone: Zone

    package init(
        retry: RetryPolicy, repeatsDoubted: Bool, perSecond: Int, perDomainPerSecond: Int, sender: Mailbox,
        dateZone: Zone
    ) {
        self.retry = retry
        self.repeatsDoubted = repeatsDoubted
        self.perSecond = perSecond
        self.perDomainPerSecond = perDomainPerSecond
        self.sender = sender
        self.dateZone = dateZone
    }
}

/// How a dispatcher does.
package struct DispatchStatus: Hashable, Sendable {
    package enum Obstacle: Hashable, Sendable {
        /// Somebody paused it.
        case paused
        /// The relay needs somebody, for the reason that it gave.
        case relayNeedsOperator(String)
        /// The relay can't be used at present, for the reason that it gave; it is probed.
        case relayUnusable(String)
        /// The store can't be used at present.
        case storeUnusable(String)
    }

    package var obstacle: Obstacle?
    /// Letters that left in a second, over the last minute; nil while there are few to send.
    package var perSecond: Double?
    package var underWay: Int
    /// Whether somebody paused it.
    package var isPaused: Bool
    /// Whether nothing is known against the relay, paused or not.
    package var isRelayUsable: Bool

    package init(
        obstacle: Obstacle?, perSecond: Double?, underWay: Int, isPaused: Bool = false, isRelayUsable: Bool = true
    ) {
        self.obstacle = obstacle
        self.perSecond = perSecond
        self.underWay = underWay
        self.isPaused = isPaused
        self.isRelayUsable = isRelayUsable
    }
}
