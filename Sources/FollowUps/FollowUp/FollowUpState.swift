/// A follow-up's state.
package enum FollowUpState: String, CaseIterable, Hashable, Sendable {
    /// Waits until it is due.
    case queued
    /// Claimed by a dispatcher; an attempt is in flight.
    case sending
    /// The other side has accepted it.
    case delivered
    /// A permanent failure, or too many transient ones.
    case failed
    /// Sent in full, and nobody knows whether it was accepted.
    case uncertain
    /// Cancelled by somebody, or because its recipient was suppressed.
    case cancelled
    /// It expired before it could be sent.
    case expired

    /// Whether nothing more happens to it unless somebody asks for it.
    package var isTerminal: Bool {
        switch self {
        case .queued, .sending: false
        case .delivered, .failed, .uncertain, .cancelled, .expired: true
        }
    }

    /// Whether its secrets are erased. An uncertain one keeps them, because it may be sent again.
    package var forgetsSecrets: Bool { isTerminal && self != .uncertain }
}

/// A move of a follow-up. Every change of state is one of these, and each is recorded in the history.
package enum Move: String, CaseIterable, Hashable, Sendable {
    case accepted
    /// A dispatcher took it up.
    case claimed
    case delivered
    /// A transient failure; there will be another attempt.
    case deferred
    /// Nothing was sent, because the relay couldn't be used; the attempt doesn't count.
    case returned
    /// The run that had claimed it ended, or never learned of the claim, and nothing had been sent.
    case interrupted
    /// A permanent failure.
    case rejected
    /// A transient failure, and no attempts are left.
    case exhausted
    /// Sent in full, without an answer.
    case uncertain = "doubted"
    /// It was uncertain, and the configuration says that it is sent again.
    case repeated
    /// It was uncertain, or queued again, when the run that had sent it reported after all that the other side accepted
    /// it.
    case learned
    /// Somebody gave it another time.
    case rescheduled
    /// Somebody asked to send it again.
    case retried
    /// Somebody cancelled it.
    case cancelled
    /// Cancelled because its recipient was suppressed.
    case suppressed
    case expired
}

extension FollowUpState {
    /// Of what has been accepted.
    package static let initial = queued

    /// Defines which move is possible in which state.
    ///
    /// - Parameter state: nil before there is a follow-up.
    /// - Returns: the new state; nil where the move isn't possible.
    package static func after(_ move: Move, from state: FollowUpState?) -> FollowUpState? {
        switch (move, state) {
        case (.accepted, nil): initial
        case (.claimed, .queued): .sending
        case (.delivered, .sending): .delivered
        case (.deferred, .sending), (.returned, .sending), (.interrupted, .sending): .queued
        case (.rejected, .sending), (.exhausted, .sending): .failed
        case (.uncertain, .sending): .uncertain
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
