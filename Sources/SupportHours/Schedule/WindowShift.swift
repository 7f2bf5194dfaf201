/// From one window on, the windows stand elsewhere on a viewer's clock.
package struct WindowShift: Hashable, Sendable {
    /// The first window that stands elsewhere.
    package let firstWindow: Window
    /// Seconds by which the windows have moved on the viewer's clock; negative is earlier.
    package let seconds: Int
}

extension Schedule {
    /// When the windows next move on the clocks of another zone: the first window after `instant` at whose beginning
    /// the two zones' offsets differ by something else than in the window at or before `instant`.
    ///
    /// - Returns: nil where they never do, or not within two years, or where no window is left to move.
    package func nextShift(for viewer: Zone, after instant: Instant) -> WindowShift? {
        let span = span(at: instant)
        // The last instant of the window before, or this one's first: clocks change mostly while nobody is staffed.
        let current = span.status.state == .open ? span.since : span.since?.advanced(bySeconds: -1)
        let from = current ?? instant
        let twoYears: Int64 = 2 * 366 * 86_400
        let ahead = from..<instant.advanced(bySeconds: twoYears)
        let changes = Set(zone.transitions(in: ahead).map(\.at) + viewer.transitions(in: ahead).map(\.at)).sorted()
        for change in changes where lead(of: viewer, at: change) != lead(of: viewer, at: from) {
            let last = max(change.advanced(bySeconds: -1), instant)
            guard let window = nextWindow(after: last) else { return nil }
            let seconds = lead(of: viewer, at: window.start) - lead(of: viewer, at: from)
            // The difference may be gone again before the next window begins.
            if seconds != 0 { return WindowShift(firstWindow: window, seconds: seconds) }
        }
        return nil
    }

    /// Seconds by which the viewer's clocks are ahead of the vendor's.
    private func lead(of viewer: Zone, at instant: Instant) -> Int {
        viewer.offset(at: instant).seconds - zone.offset(at: instant).seconds
    }
}
