/// A zone's offset between two transitions.
package struct ZoneOffset: Hashable, Sendable {
    /// Seconds to add to UTC for the local clock; east of Greenwich is positive.
    package let seconds: Int
    /// Whether the tz database calls it daylight-saving time.
    package let isDaylight: Bool
    /// The database's designation, as `PDT`.
    package let abbreviation: String

    package init(seconds: Int, isDaylight: Bool, abbreviation: String) {
        self.seconds = seconds
        self.isDaylight = isDaylight
        self.abbreviation = abbreviation
    }
}

/// An instant at which a zone's offset, daylight flag or abbreviation changes, and what holds from then on.
package struct ZoneTransition: Hashable, Sendable {
    package let at: Instant
    package let offset: ZoneOffset

    package init(at: Instant, offset: ZoneOffset) {
        self.at = at
        self.offset = offset
    }
}
