import Calendars
import Feeds
import FollowUps
import Messages
import SupportHours

extension FeedPlan {
    /// - Parameter revised: since when the hours are what they are.
    init(_ plan: PlanHours, in language: Language, _ snapshot: Snapshot, revised: Instant) {
        self.init(
            id: plan.id, name: plan.configuration.name(in: language), language: language, schedule: plan.schedule,
            revised: revised, reason: { snapshot.reason(of: plan, at: $0)?[language] })
    }
}

extension Snapshot {
    /// The holiday's name or the override's reason, where one of them may be why a plan's hours aren't the usual ones at an
    /// instant: on a holiday it may be open as on other days, though not at the same times.
    fileprivate func reason(of plan: PlanHours, at instant: Instant) -> Wording? {
        let decision = plan.schedule.because(at: instant)
        switch decision.kind {
        case .override(let id):
            return layers.overrides.first { $0.id.rawValue == id }?.reason
        case .hours, .holiday:
            let deciding = decision.members.reduce(plan as PlanHours?) { plan, place in
                guard let members = plan?.configuration.hours.combined?.members, members.indices.contains(place) else {
                    return nil
                }
                return self.plan(members[place])
            }
            guard let deciding, let zone = deciding.vendorZone else { return nil }
            return deciding.holidays[zone.civil(at: instant).date]?.name
        }
    }
}
