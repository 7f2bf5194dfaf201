import Calendars
import FollowUps
import Messages

/// What a plan's feeds say, whenever they are written. Two snapshots in which it is the same have the same feeds.
struct FeedContent: Hashable, Sendable {
    private let name: Wording
    /// Identifies the hours; see ``DueBasis/fingerprint``.
    private let hours: String?
    /// Of the plan and what it is made of.
    private let holidays: [DayCalendar]
    private let overrides: [[PlanOverride]]

    init(_ plan: PlanHours, in snapshot: Snapshot) {
        name = plan.name
        hours = snapshot.dueRules.plans[plan.id]?.basis.fingerprint
        holidays = plan.parts.map(\.holidays)
        overrides = plan.parts.map(\.overrides)
    }
}
