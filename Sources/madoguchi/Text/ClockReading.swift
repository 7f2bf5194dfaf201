import SupportHours

/// An instant together with what a zone's wall clock shows then.
struct ClockReading: Hashable, Sendable {
    let instant: Instant
    let civil: CivilDateTime

    init(_ instant: Instant, in zone: Zone) {
        self.instant = instant
        civil = zone.civil(at: instant)
    }

    /// Reads an RFC 3339 instant and keeps the clock that its offset stands for, so that no zone need be known.
    init(rfc3339 text: String) throws(TimeTextError) {
        instant = try Instant(parsing: text, in: .utc)
        let clock = text.hasSuffix("Z") ? text : text.dropLast("+00:00".count) + "Z"
        civil = Zone.utc.civil(at: try Instant(parsing: String(clock), in: .utc))
    }
}
