package import Messages
package import SupportHours

/// A plan as its feeds show it, in one language.
package struct FeedPlan: Sendable {
    /// The plan's name in the configuration.
    package let id: String
    /// What people call it.
    package let name: String
    package let language: Language
    package let schedule: Schedule
    /// Since when the hours have been what they are; `DTSTAMP` and `SEQUENCE` of its events.
    package let revised: Instant
    /// What a state that isn't the usual week's comes of: a holiday's name, an override's reason.
    package let reason: @Sendable (Instant) -> String?

    package init(
        id: String, name: String, language: Language, schedule: Schedule, revised: Instant,
        reason: @escaping @Sendable (Instant) -> String? = { _ in nil }
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.schedule = schedule
        self.revised = revised
        self.reason = reason
    }

    /// The zone whose clock the hours go by; nil for a combined plan.
    var zone: Zone? { schedule.civilHours?.zone }

    /// The first instant after `instant` at which the state changes; nil for never.
    func nextTransition(after instant: Instant) -> Instant? {
        schedule.span(at: instant).until
    }
}
