package import SupportHours

/// The part that a follow-up itself has in when it leaves.
package struct DepartureTerms: Hashable, Sendable {
    package var when: When
    /// The instant from which ``when`` counts.
    package var countsFrom: Instant
    /// There is no further attempt before this instant; nil for no bound.
    package var notBefore: Instant?
    /// It isn't sent from this instant on; nil for never.
    package var expiresAt: Instant?
    /// See ``FollowUp/casePlan``.
    package var casePlan: String?

    package init(
        when: When, countsFrom: Instant, notBefore: Instant? = nil, expiresAt: Instant? = nil, casePlan: String? = nil
    ) {
        self.when = when
        self.countsFrom = countsFrom
        self.notBefore = notBefore
        self.expiresAt = expiresAt
        self.casePlan = casePlan
    }
}

extension FollowUp {
    package var terms: DepartureTerms {
        DepartureTerms(
            when: when, countsFrom: countsFrom, notBefore: notBefore, expiresAt: expiresAt, casePlan: casePlan)
    }
}

extension ClaimedFollowUp {
    /// The terms once a pause before this attempt is over.
    package var terms: DepartureTerms {
        DepartureTerms(when: when, countsFrom: countsFrom, expiresAt: expiresAt, casePlan: casePlan)
    }
}
