/// From one window on, the windows stand elsewhere on a viewer's clock.
package struct WindowShift: Hashable, Sendable {
    /// The first window that stands elsewhere.
    package let firstWindow: Window
    /// Seconds by which the windows have moved on the viewer's clock; negative is earlier.
    package let seconds: Int
}

extension Schedule {
    /// When the windows next move on the clocks of another zone: the first window that begins after the two zones'
    /// offsets have come to differ by something else than at `instant`.
    ///
    /// - Returns: nil where they never do, or not within two years, or where no window is left to move.
    package func nextShift(for viewer: Zone, after instant: Instant) -> WindowShift? {
        let twoYears: Int64 = 2 * 366 * 86_400
        let span = instant..<instant.advanced(bySeconds: twoYears)
        let changes = Set(zone.transitions(in: span).map(\.at) + viewer.transitions(in: span).map(\.at)).sorted()
        let current = lead(of: viewer, at: instant)
        for change in changes where lead(of: viewer, at: change) != current {
            guard let window = nextWindow(after: change.advanced(bySeconds: -1)) else { return nil }
            let seconds = lead(of: viewer, at: window.start) - current
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
