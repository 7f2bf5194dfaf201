package import SupportHours

/// When a plan's queued follow-ups leave, as of one instant. It takes a few index look-ups, however many are queued.
package struct PlanOutlook: Hashable, Sendable {
    /// The plan's window; nil where it is never staffed again.
    package let window: SendingWindow?
    /// The instant since which a queued one has been able to leave; nil where none can.
    package let waitingSince: Instant?
    /// When the next one can leave of those that can't yet; nil where none ever can.
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
            // What an earlier window left over could leave when this one opened.
            waitingSince = max(first, window.start ?? first)
            due = try await store.nextDue(in: plan, after: now, leavingFrom: now)
        } else {
            waitingSince = nil
        }
        next = due.flatMap { schedule.firstStaffed(from: max($0, window.opensAt)) }
    }
}
