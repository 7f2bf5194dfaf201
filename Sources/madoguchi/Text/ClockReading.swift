import SupportHours

/// An instant together with what a zone's wall clock shows then.
struct ClockReading: Hashable, Sendable {
    let instant: Instant
    let civil: CivilDateTime

    /// Seconds that the clock is ahead of UTC.
    var offset: Int { Int(civil.localSeconds - instant.secondsSinceEpoch) }

    init(_ instant: Instant, in zone: Zone) {
        self.instant = instant
        civil = zone.civil(at: instant)
    }

    /// Reads an instant of the daemon's, in RFC 3339, and keeps the clock that its offset stands for, so that no zone
    /// need be known.
    init(rfc3339 text: String) throws(Failure) {
        do {
            instant = try Instant(parsing: text, in: .utc)
            let clock = text.hasSuffix("Z") ? text : text.dropLast("+00:00".count) + "Z"
            civil = Zone.utc.civil(at: try Instant(parsing: String(clock), in: .utc))
        } catch {
            throw Failure(
                .noDaemon,
                en: "the daemon's answer holds a time that can't be read: \(error)",
                ja: "デーモンの返事にある時刻を読めません: \(error)"
            )
        }
    }
}
