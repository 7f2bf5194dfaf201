/// A point on the UTC time line, in whole seconds.
///
/// Counted as POSIX counts: seconds since 1970-01-01T00:00:00Z with every day 86,400 seconds long, so leap seconds
/// have no place of their own.
package struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before it.
    package var secondsSinceEpoch: Int64

    package init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The instant `seconds` later, or earlier where `seconds` is negative. Stops at the ends of `Int64`.
    package func advanced(bySeconds seconds: Int64) -> Instant {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        return Instant(secondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    /// Seconds from `other` to this instant; negative where this one is earlier.
    package func seconds(since other: Instant) -> Int64 {
        secondsSinceEpoch - other.secondsSinceEpoch
    }
}

extension Instant: Comparable {
    package static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.secondsSinceEpoch < rhs.secondsSinceEpoch
    }
}
