/// From one window on, the windows stand elsewhere on a viewer's clock.
package struct WindowShift: Hashable, Sendable {
    /// When the clocks change that bring it about, the last time before ``firstWindow``.
    package let transition: Instant
    /// The first window that stands elsewhere.
    package let firstWindow: Window
    /// Seconds by which the windows have moved on the viewer's clock; negative is earlier.
    package let seconds: Int
}

extension Schedule {
    /// When the windows next move on the clocks of another zone: the first window after `instant` at whose beginning
    /// the two zones' offsets differ by something else than in the window at or before `instant`.
    ///
    /// A combination's window goes by the zone of the member that opens it; a window that an override opens goes by no
    /// clock and doesn't move.
    ///
    /// - Returns: nil where they never do, or not within two years, or where no window is left to move.
    package func nextShift(for viewer: Zone, after instant: Instant) -> WindowShift? {
        let span = span(at: instant)
        // The last instant of the window before, or this one's first: clocks change mostly while nobody is staffed.
        let current = span.status.state == .open ? span.since : span.since?.advanced(bySeconds: -1)
        let from = current ?? instant
        let twoYears: Int64 = 2 * 366 * 86_400
        let ahead = from..<instant.advanced(bySeconds: twoYears)
        let zones = zones
        let changes = Set((zones + [viewer]).flatMap { $0.transitions(in: ahead).map(\.at) }).sorted()
        func move(of zone: Zone, at instant: Instant) -> Int {
            viewer.lead(over: zone, at: instant) - viewer.lead(over: zone, at: from)
        }
        for (change, following) in zip(changes, changes.dropFirst() + [ahead.upperBound])
        where zones.contains(where: { move(of: $0, at: change) != 0 }) {
            var last = max(change.advanced(bySeconds: -1), instant)
            // The difference may be gone again before the next window begins.
            while let window = nextWindow(after: last), window.start < following {
                if let zone = zoneOfOpening(at: window.start) {
                    let seconds = move(of: zone, at: window.start)
                    if seconds != 0 { return WindowShift(transition: change, firstWindow: window, seconds: seconds) }
                }
                last = window.start
            }
        }
        return nil
    }

    /// The zones whose clocks the windows go by, each once.
    private var zones: [Zone] {
        switch source {
        case .civil(let hours):
            return [hours.zone]
        case .combination(_, let members):
            var zones: [Zone] = []
            for zone in members.flatMap(\.zones) where !zones.contains(where: { $0.identifier == zone.identifier }) {
                zones.append(zone)
            }
            return zones
        }
    }

    /// The zone by whose clock a window begins; nil where an override begins it, or ends what kept it closed.
    private func zoneOfOpening(at start: Instant) -> Zone? {
        let time = start.secondsSinceEpoch
        guard overrideLayer.part(at: time) == nil, overrideLayer.part(at: time - 1) == nil else { return nil }
        switch source {
        case .civil(let hours): return hours.zone
        case .combination(_, let members):
            // Before, this one wasn't open, and now it is: the combination is neither open nor closed without it.
            let opening = members.first { $0.isOpen(at: start) && !$0.isOpen(at: start.advanced(bySeconds: -1)) }
            return opening?.zoneOfOpening(at: start)
        }
    }
}

extension Zone {
    /// Seconds by which this zone's clocks are ahead of another's.
    fileprivate func lead(over other: Zone, at instant: Instant) -> Int {
        offset(at: instant).seconds - other.offset(at: instant).seconds
    }
}
