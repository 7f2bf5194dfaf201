/// The configuration of attempts and of how long follow-ups are kept.
package struct FollowUpConfiguration: Hashable, Sendable {
    package var retry = Retry()
    package var uncertain = Uncertain.retry
    /// Seconds for which terminal follow-ups are kept.
    package var keep: Int64 = 90 * 86_400

    /// Exponential with jitter, inside windows only.
    package struct Retry: Hashable, Sendable {
        package var attempts = 12
        /// Seconds before the second attempt.
        package var first: Int64 = 300
        /// The longest pause in seconds.
        package var longest: Int64 = 14_400
    }

    /// What to do with a message whose delivery is uncertain.
    package enum Uncertain: String, CaseIterable, Hashable, Sendable {
        case retry, hold
    }
}
