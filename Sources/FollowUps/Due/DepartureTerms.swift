package import SupportHours

/// What a follow-up itself brings to the question of when it leaves.
package struct DepartureTerms: Hashable, Sendable {
    package var when: When
    /// Since when ``when`` counts.
    package var countsFrom: Instant
    /// Before this instant there is no further attempt; nil for none.
    package var notBefore: Instant?
    /// From this instant on it isn't sent any more; nil for never.
    package var expiresAt: Instant?

    package init(when: When, countsFrom: Instant, notBefore: Instant? = nil, expiresAt: Instant? = nil) {
        self.when = when
        self.countsFrom = countsFrom
        self.notBefore = notBefore
        self.expiresAt = expiresAt
    }
}

extension FollowUp {
    package var terms: DepartureTerms {
        DepartureTerms(when: when, countsFrom: countsFrom, notBefore: notBefore, expiresAt: expiresAt)
    }
}

extension ClaimedFollowUp {
    /// A pause before this attempt is over.
    package var terms: DepartureTerms {
        DepartureTerms(when: when, countsFrom: countsFrom, expiresAt: expiresAt)
    }
}
