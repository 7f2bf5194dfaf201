package import SupportHours

/// What a follow-up waits for: the intent, from which its instant is derived again whenever hours or zones change.
package enum When: Hashable, Sendable {
    /// The first staffed instant from now on.
    case nextWindow
    /// The first staffed instant at or after another.
    case notBefore(Instant)
    /// Once this many staffed seconds have passed.
    case afterStaffed(seconds: Int64)
}

extension When {
    /// The instant from which on it should leave, staffed or not.
    ///
    /// - Parameters:
    ///   - schedule: the plan's.
    ///   - countsFrom: the instant that "from now on" and "have passed" refer to.
    /// - Returns: nil where that much staffed time never passes.
    func wanted(in schedule: Schedule, countsFrom: Instant) -> Instant? {
        switch self {
        case .nextWindow: countsFrom
        case .notBefore(let instant): max(instant, countsFrom)
        case .afterStaffed(let seconds):
            schedule.instant(afterStaffedSeconds: max(0, seconds), from: countsFrom)
        }
    }
}
