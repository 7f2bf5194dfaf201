/// How follow-ups are tried again.
package struct FollowUpConfiguration: Hashable, Sendable {
    package var retry = Retry()
    package var uncertain = Uncertain.retry
    /// Seconds for which follow-ups that came to rest are kept.
    package var keep: Int64 = 90 * 86_400

    /// Exponential with jitter, inside windows only.
    package struct Retry: Hashable, Sendable {
        package var attempts = 12
        /// Seconds before the second attempt.
        package var first: Int64 = 300
        /// Seconds that no pause exceeds.
        package var longest: Int64 = 14_400
    }

    /// What becomes of a letter of which nobody knows whether it went out.
    package enum Uncertain: String, CaseIterable, Hashable, Sendable {
        case retry, hold
    }
}
