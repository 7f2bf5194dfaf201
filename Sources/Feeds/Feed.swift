package import SupportHours

/// A written feed.
package struct Feed: Hashable, Sendable {
    package let text: String
    /// The first instant at which it would be written otherwise, as far as can be known now; nil for never.
    package let validUntil: Instant?
}
