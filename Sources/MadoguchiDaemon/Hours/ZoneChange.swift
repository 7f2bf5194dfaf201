import Messages
import SupportHours

/// From when on a zone's clocks differ from another's.
struct ZoneChange: Hashable, Sendable {
    let zone: String
    let from: Instant
    let old: ZoneOffset
    let new: ZoneOffset

    /// Compares a zone in two releases of the tz database, over the coming years.
    ///
    /// - Returns: nil where they agree.
    static func first(from old: Zone, to new: Zone, after now: Instant, years: Int64 = 20) -> ZoneChange? {
        let span = now..<now.advanced(bySeconds: years * 366 * 86_400)
        let instants = [now] + (old.transitions(in: span) + new.transitions(in: span)).map(\.at).sorted()
        return instants.lazy
            .map { ZoneChange(zone: new.identifier, from: $0, old: old.offset(at: $0), new: new.offset(at: $0)) }
            .first { $0.old != $0.new }
    }

    /// `America/Los_Angeles: from 2026-11-01T09:00:00Z on UTC-07:00 (PDT), where it was UTC-08:00 (PST)`
    var wording: Wording {
        .zoneChanges(zone, from: from.formatted(in: .utc), old: Self.text(old), new: Self.text(new))
    }

    private static func text(_ offset: ZoneOffset) -> String {
        let minutes = abs(offset.seconds) / 60
        let sign = offset.seconds < 0 ? "-" : "+"
        return "UTC\(sign)\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2)) (\(offset.abbreviation))"
    }
}
