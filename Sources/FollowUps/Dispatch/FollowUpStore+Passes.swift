package import SupportHours

// What takes several calls.
extension FollowUpStore {
    /// Derives every queued follow-up's due instant anew that stands on other hours than `rules`.
    ///
    /// Cancelling the task ends it between two pages: `next` then says where it would have gone on.
    package func rederiveAll(by rules: DueRules) async throws(StoreError) -> RederiveProgress {
        var total = RederiveProgress(next: nil, derived: 0, moved: 0, held: 0)
        while true {
            let page = try await rederive(by: rules, after: total.next, limit: 5_000)
            total.next = page.next
            total.derived += page.derived
            total.moved += page.moved
            total.held += page.held
            if page.next == nil || Task.isCancelled { return total }
        }
    }

    /// Moves what is past its time to `expired`.
    ///
    /// - Returns: the next instant at which something is due, can go on, or expires; nil for none.
    package func expireAndLookAhead(by rules: DueRules, at now: Instant) async throws(StoreError) -> Instant? {
        while true {
            let expired = try await expire(at: now, limit: 1_000)
            if expired == 0 || Task.isCancelled { break }
        }
        var next = try await nextExpiry().map { [$0] } ?? []
        for (plan, hours) in rules.plans {
            // What a closing window left waits for the next to open.
            if !hours.schedule.isOpen(at: now), let window = hours.schedule.nextWindow(after: now) {
                next.append(window.start)
            }
            if let due = try await nextDue(in: plan, after: now) { next.append(due) }
        }
        return next.min()
    }
}
