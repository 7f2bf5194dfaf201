package import SupportHours

/// The window that a plan's messages leave in, as of one instant: the open one, or else the next.
package struct SendingWindow: Hashable, Sendable {
    /// When it began or will begin; nil where it has always been open.
    package let start: Instant?
    /// The first instant, not before the one asked about, at which something may leave.
    package let opensAt: Instant
    /// The first instant at which nothing may leave any more; nil where it never closes.
    package let closesAt: Instant?
    /// Whether it is open at the instant asked about.
    package let isOpen: Bool
}

extension Schedule {
    /// - Returns: nil where the plan is never staffed again.
    package func sendingWindow(at instant: Instant) -> SendingWindow? {
        let span = span(at: instant)
        if span.status.state == .open {
            return SendingWindow(start: span.since, opensAt: instant, closesAt: span.until, isOpen: true)
        }
        return nextWindow(after: instant).map {
            SendingWindow(start: $0.start, opensAt: $0.start, closesAt: $0.end, isOpen: false)
        }
    }

    /// The first staffed instant at or after another; nil for never.
    package func firstStaffed(from instant: Instant) -> Instant? {
        isOpen(at: instant) ? instant : nextWindow(after: instant)?.start
    }
}

extension DueRules {
    /// Whether a plan's window is open, so that its messages may leave.
    package func isStaffed(_ plan: String, at instant: Instant) -> Bool {
        plans[plan]?.schedule.isOpen(at: instant) ?? false
    }
}
