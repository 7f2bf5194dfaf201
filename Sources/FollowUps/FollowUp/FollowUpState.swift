/// Where a follow-up stands.
package enum FollowUpState: String, CaseIterable, Hashable, Sendable {
    /// Waits until it is due.
    case queued
    /// Claimed by a dispatcher; an attempt is under way.
    case sending
    /// The other side has taken it over.
    case delivered
    /// Refused for good, or refused too often.
    case failed
    /// Wholly sent, and nobody knows whether it was taken.
    case uncertain
    /// Called off.
    case cancelled
    /// Its time was over before it could be sent.
    case expired

    /// Whether nothing happens to it any more of its own accord.
    package var isAtRest: Bool {
        switch self {
        case .queued, .sending: false
        case .delivered, .failed, .uncertain, .cancelled, .expired: true
        }
    }

    /// Whether its secrets are forgotten. What is in doubt keeps them: it may be sent again.
    package var forgetsSecrets: Bool { isAtRest && self != .uncertain }
}

/// What can happen to a follow-up. Every change of state is one of these, and each stands in the history.
package enum Move: String, CaseIterable, Hashable, Sendable {
    case accepted
    /// A dispatcher took it up.
    case claimed
    case delivered
    /// Refused for now; there will be another attempt.
    case deferred
    /// Nothing of it was sent, for the relay couldn't be used; the attempt doesn't count.
    case returned
    /// Whoever had claimed it ended, or never learned of the claim, and nothing of it had been sent.
    case interrupted
    /// Refused for good.
    case rejected
    /// Refused for now, once too often.
    case exhausted
    /// Wholly sent, without an answer.
    case doubted
    /// In doubt, and the configuration says that such are sent again.
    case repeated
    /// In doubt, or queued again, when whoever had sent it was heard of after all: the other side has taken it over.
    case learned
    /// Given another time by somebody.
    case rescheduled
    /// Sent on its way again by somebody.
    case retried
    /// Called off by somebody.
    case cancelled
    /// Called off, for its recipient wants no letters.
    case suppressed
    case expired
}

extension FollowUpState {
    /// The one place that says what may follow on what.
    ///
    /// - Parameter state: nil before there is a follow-up.
    /// - Returns: the new state; nil where the move isn't possible.
    package static func after(_ move: Move, from state: FollowUpState?) -> FollowUpState? {
        switch (move, state) {
        case (.accepted, nil): .queued
        case (.claimed, .queued): .sending
        case (.delivered, .sending): .delivered
        case (.deferred, .sending), (.returned, .sending), (.interrupted, .sending): .queued
        case (.rejected, .sending), (.exhausted, .sending): .failed
        case (.doubted, .sending): .uncertain
        case (.repeated, .uncertain): .queued
        case (.learned, .uncertain), (.learned, .queued): .delivered
        case (.rescheduled, .queued): .queued
        case (.retried, .failed), (.retried, .uncertain), (.retried, .cancelled): .queued
        case (.cancelled, .queued), (.cancelled, .failed), (.cancelled, .uncertain): .cancelled
        case (.suppressed, .queued): .cancelled
        case (.expired, .queued): .expired
        default: nil
        }
    }
}
