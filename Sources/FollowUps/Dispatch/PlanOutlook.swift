package import SupportHours

/// When a plan's queued follow-ups leave, as it stands at an instant: a few seeks, however many there are.
package struct PlanOutlook: Hashable, Sendable {
    /// The plan's window; nil where it is never staffed again.
    package let window: SendingWindow?
    /// Since when one that is still queued has been able to leave; nil where none can.
    package let waitingSince: Instant?
    /// When the next one can leave, of those that can't yet; nil where none ever can.
    package let next: Instant?

    package init(
        of plan: String, _ schedule: Schedule, at now: Instant, in store: any DueQuestions
    ) async throws(StoreError) {
        window = schedule.sendingWindow(at: now)
        guard let window else {
            (waitingSince, next) = (nil, nil)
            return
        }
        let start = Instant(secondsSinceEpoch: .min)
        var due = try await store.nextDue(in: plan, after: start, leavingFrom: window.opensAt)
        if window.isOpen, let first = due, first <= now {
            // What an earlier window left could leave when this one opened.
            waitingSince = max(first, window.start ?? first)
            due = try await store.nextDue(in: plan, after: now, leavingFrom: now)
        } else {
            waitingSince = nil
        }
        next = due.flatMap { schedule.firstStaffed(from: max($0, window.opensAt)) }
    }
}
