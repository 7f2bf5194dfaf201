package import Messages
package import SupportHours

/// The dispatcher's part of the configuration.
package struct DispatchSettings: Sendable {
    package var retry: RetryPolicy
    /// Whether a message whose delivery is uncertain is sent again; otherwise it stays `uncertain`.
    package var repeatsUncertain: Bool
    /// Messages per second, at most.
    package var perSecond: Int
    /// Messages per second to one recipient domain, at most.
    package var perDomainPerSecond: Int
    /// Limits over hours and days.
    package var quota: SendingQuota.Limits
    /// A wall clock that shows less is no clock: nothing is sent by it.
    package var clockFloor: Instant
    /// How many attempts may begin data with messages to one recipient within any 24 hours; nil for any number.
    package var perRecipientPerDay: Int?
    package var senders: Senders
    /// The zone of the `Date` header.
    package var dateZone: Zone

    package init(
        retry: RetryPolicy, repeatsUncertain: Bool, perSecond: Int, perDomainPerSecond: Int,
        quota: SendingQuota.Limits = SendingQuota.Limits(), clockFloor: Instant = Instant(secondsSinceEpoch: .min),
        perRecipientPerDay: Int? = nil, senders: Senders, dateZone: Zone
    ) {
        self.retry = retry
        self.repeatsUncertain = repeatsUncertain
        self.perSecond = perSecond
        self.perDomainPerSecond = perDomainPerSecond
        self.quota = quota
        self.clockFloor = clockFloor
        self.perRecipientPerDay = perRecipientPerDay
        self.senders = senders
        self.dateZone = dateZone
    }
}

/// The dispatcher's status.
package struct DispatchStatus: Hashable, Sendable {
    package enum Obstacle: Hashable, Sendable {
        /// Somebody paused it.
        case paused
        /// A backup was restored, and nobody has resumed sending since.
        case pausedByRestore
        /// Sending is halted until the operator acts; for this reason.
        case relayNeedsOperator(Trouble)
        /// The relay is down, for this reason; it is probed.
        case relayUnusable(Trouble)
        /// The wall clock shows a time before ``DispatchSettings/clockFloor``.
        case clockWrong
        /// Something was recorded at this instant, more than a day after what the wall clock shows; the operator has to
        /// say that the clock is right.
        case clockBehind(Instant)
        /// A limit over an hour or a day is reached.
        case limitReached(until: Instant)
        /// The store can't be used at present.
        case storeUnusable(Wording)
        /// The database hasn't answered this node for too long, or it hasn't joined the others yet.
        case outOfTouch
        /// This machine's clock is ahead of the database's by so many milliseconds, or behind it.
        case clockOff(Int64)
        /// This node's hours of these plans aren't the adopted ones.
        case hoursDiffer([String])
    }

    package var obstacle: Obstacle?

    package var isClockBehind: Bool {
        if case .clockBehind = obstacle { true } else { false }
    }

    /// Messages that left per second, over the last minute; nil while there are few to send.
    package var perSecond: Double?
    package var inFlight: Int
    /// What the limits over hours and days leave.
    package var quota: SendingQuota
    /// Whether somebody paused it.
    package var isPaused: Bool
    /// Whether nothing is known to be wrong with the relay, paused or not.
    package var isRelayUsable: Bool

    package init(
        obstacle: Obstacle?, perSecond: Double?, inFlight: Int,
        quota: SendingQuota = SendingQuota(SendingQuota.Limits()),
        isPaused: Bool = false, isRelayUsable: Bool = true
    ) {
        self.obstacle = obstacle
        self.perSecond = perSecond
        self.inFlight = inFlight
        self.quota = quota
        self.isPaused = isPaused
        self.isRelayUsable = isRelayUsable
    }
}
