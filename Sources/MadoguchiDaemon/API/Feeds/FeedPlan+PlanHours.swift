import Feeds
import Messages
import SupportHours

extension FeedPlan {
    /// - Parameter revised: since when the hours are what they are.
    init(_ plan: PlanHours, in language: Language, revised: Instant) {
        self.init(
            id: plan.id, name: plan.configuration.name(in: language), language: language, schedule: plan.schedule,
            revised: revised, reason: { plan.reason(at: $0)?[language] })
    }
}
