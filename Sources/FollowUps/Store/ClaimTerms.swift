package import SupportHours

/// What a claim gives to each message, by which hours it takes them, and how many it lets go to one recipient.
package struct ClaimTerms: Hashable, Sendable {
    package var senders: Senders
    package var date: Instant
    /// Seconds east of Greenwich, for the `Date` header.
    package var utcOffset: Int
    /// How many attempts may begin data with messages to one recipient within any 24 hours; nil for any number.
    package var perRecipientPerDay: Int?
    /// The fingerprints of the hours that the claiming node goes by, by plan; see ``DueBasis/fingerprint``. What is due by
    /// others, or by those of a plan that is missing here, isn't claimed. nil for any hours.
    package var hours: [String: String]?
    /// A message of such a plan whose data was begun by such a composer is left to it: from another, it could have other
    /// bytes. See decision 0008.
    package var sparedComposers: [String: Set<Int>]

    package init(
        senders: Senders, date: Instant, utcOffset: Int, perRecipientPerDay: Int? = nil, hours: [String: String]? = nil,
        sparedComposers: [String: Set<Int>] = [:]
    ) {
        self.senders = senders
        self.date = date
        self.utcOffset = utcOffset
        self.perRecipientPerDay = perRecipientPerDay
        self.hours = hours
        self.sparedComposers = sparedComposers
    }

    /// Whether what is due by these hours is claimed.
    ///
    /// - Parameter casePlan: see ``FollowUp/casePlan``; one that isn't known here would hold the message.
    package func covers(_ basis: DueBasis?, casePlan: String? = nil) -> Bool {
        guard let hours else { return true }
        return basis.map { hours[$0.plan] == $0.fingerprint } ?? false && casePlan.map { hours[$0] != nil } ?? true
    }

    /// Whether a message is left to those that would compose it as it was.
    ///
    /// - Parameter composer: the one that last began its data; nil for none.
    package func spares(_ composer: Int?, plan: String) -> Bool {
        composer.map { sparedComposers[plan]?.contains($0) ?? false } ?? false
    }

    /// The headers of a message whose attempt is the first that counts.
    package func fixedHeaders(of plan: String) -> FixedHeaders {
        let sender = senders[plan]
        return FixedHeaders(sender: sender.mailbox, replyTo: sender.replyTo, date: date, utcOffset: utcOffset)
    }
}

/// The window of the limit for one recipient.
package enum RecipientWindow {
    /// Seconds.
    package static let length: Int64 = 86_400
    /// For how long beginnings are kept: an hour more, in case the clock was set back.
    package static let kept: Int64 = length + 3_600

    /// When a recipient is free again for whom the limit is reached.
    ///
    /// - Parameters:
    ///   - limit: at least 1.
    ///   - begun: when attempts began data within the window, the latest first.
    ///   - claimed: how many others are claimed and haven't begun data.
    /// - Returns: nil where one more may go now.
    package static func freeAt(limit: Int, begun: [Instant], claimed: Int, at now: Instant) -> Instant? {
        guard begun.count + claimed >= limit else { return nil }
        // Those that are claimed begin data or come back soon.
        guard begun.count >= limit else { return now.advanced(bySeconds: 60) }
        return begun[limit - 1].advanced(bySeconds: length)
    }
}
