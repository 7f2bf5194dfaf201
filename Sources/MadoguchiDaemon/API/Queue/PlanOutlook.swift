import FollowUps
import SupportHours

/// When a plan's next follow-up goes: a few seeks, however many there are.
struct PlanOutlook: Hashable, Sendable {
    let plan: String
    /// When the next one can leave, or could have left; nil for never.
    let next: Instant?
    /// Seconds for which one has been able to leave and is still there.
    let lag: Int64

    init(of plan: PlanHours, at now: Instant, in store: any FollowUpStore) async throws(StoreError) {
        self.plan = plan.id
        let first = try await store.nextDue(in: plan.id, after: Instant(secondsSinceEpoch: .min))
        let span = plan.schedule.span(at: now)
        let isStaffed = span.status.state == .open
        guard let first, first <= now else {
            next = first
            lag = 0
            return
        }
        // What an earlier window left could leave when this one opened, or can when the next one does.
        let since = isStaffed ? max(first, span.since ?? first) : nil
        next = since ?? plan.schedule.nextWindow(after: now)?.start
        lag = since.map { now.seconds(since: $0) } ?? 0
    }
}
