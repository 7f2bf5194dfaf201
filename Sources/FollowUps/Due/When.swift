package import SupportHours

/// What a follow-up waits for: the intent, from which the instant is derived again whenever hours or zones change.
package enum When: Hashable, Sendable {
    /// The first staffed instant from now on.
    case nextWindow
    /// The first staffed instant at or after another.
    case notBefore(Instant)
    /// Once so many staffed seconds have passed.
    case afterStaffed(seconds: Int64)
}

extension When {
    /// When it is due.
    ///
    /// - Parameters:
    ///   - schedule: the plan's.
    ///   - countsFrom: the instant that "from now on" and "have passed" speak of.
    ///   - notBefore: an instant before which nothing more may be tried; nil for none.
    /// - Returns: a staffed instant, or nil where there never is one.
    package func due(in schedule: Schedule, countsFrom: Instant, notBefore: Instant? = nil) -> Instant? {
        let intended: Instant?
        switch self {
        case .nextWindow: intended = countsFrom
        case .notBefore(let instant): intended = max(instant, countsFrom)
        case .afterStaffed(let seconds):
            intended = schedule.instant(afterStaffedSeconds: max(0, seconds), from: countsFrom)
        }
        return intended.flatMap { schedule.firstStaffed(from: max($0, notBefore ?? $0)) }
    }
}

extension Schedule {
    /// The first staffed instant at or after another; nil for never.
    package func firstStaffed(from instant: Instant) -> Instant? {
        isOpen(at: instant) ? instant : nextWindow(after: instant)?.start
    }
}
