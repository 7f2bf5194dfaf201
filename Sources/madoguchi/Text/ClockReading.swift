import Messages
import SupportHours

/// An instant together with a zone's wall-clock time.
struct ClockReading: Hashable, Sendable {
    let instant: Instant
    let civil: CivilDateTime

    /// How many seconds the clock is ahead of UTC.
    var offset: Int { Int(civil.localSeconds - instant.secondsSinceEpoch) }

    init(_ instant: Instant, in zone: Zone) {
        self.instant = instant
        civil = zone.civil(at: instant)
    }

    /// Parses an instant from the daemon, in RFC 3339, and keeps its offset, so that no zone is needed.
    init(rfc3339 text: String) throws(Failure) {
        do {
            instant = try Instant(parsing: text, in: .utc)
            let clock = text.hasSuffix("Z") ? text : text.dropLast("+00:00".count) + "Z"
            civil = Zone.utc.civil(at: try Instant(parsing: String(clock), in: .utc))
        } catch {
            throw Failure(.noDaemon, .daemonTimeUnreadable(error.wording))
        }
    }
}
