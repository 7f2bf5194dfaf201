/// Why a time or a duration could not be read: what was found, what is expected. One line of English.
package struct TimeTextError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
}

extension Instant {
    /// Reads an RFC 3339 instant; a local date and time (or a date) without an offset is read on `zone`'s clock.
    package init(parsing text: String, in zone: Zone) throws(TimeTextError) { throw TimeTextError(description: "stub") }
    /// RFC 3339 with an offset, on `zone`'s clock.
    package func formatted(in zone: Zone) -> String { "" }
}

/// Durations as CONTRACT writes them: ISO 8601 (`PT4H`, `P2DT30M`, `-PT4H`) or short (`4h`, `90m`, `1h30m`).
package enum DurationText {
    /// - Returns: seconds; a day is 86,400.
    package static func seconds(parsing text: String) throws(TimeTextError) -> Int64 { 0 }
    /// ISO 8601, as `PT4H30M`.
    package static func iso8601(seconds: Int64) -> String { "PT\(seconds)S" }
}
