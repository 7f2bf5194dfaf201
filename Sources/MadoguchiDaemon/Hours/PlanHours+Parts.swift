import Calendars
import FollowUps
import Messages
import SupportHours

// A plan and all that it is made of.
extension PlanHours {
    /// The plan itself, its members, theirs, and so on; each once.
    var parts: [PlanHours] {
        var parts: [PlanHours] = []
        func add(_ plan: PlanHours) {
            guard !parts.contains(where: { $0.id == plan.id }) else { return }
            parts.append(plan)
            plan.members.forEach(add)
        }
        add(self)
        return parts
    }

    /// The zone on whose clock its days are: of a combined plan that of the first part that has one.
    var zoneOfDays: Zone? { parts.lazy.compactMap(\.vendorZone).first }

    /// Its schedule as it would be if a part of it had another one.
    func schedule(replacing part: String, by schedule: Schedule) -> Schedule {
        var made = [part: schedule]
        return self.schedule(&made)
    }

    private func schedule(_ made: inout [String: Schedule]) -> Schedule {
        if let schedule = made[id] { return schedule }
        let replaced = members.map { $0.schedule(&made) }
        let isSame = zip(replaced, members).allSatisfy { $0 === $1.schedule }
        let schedule = isSame ? self.schedule : self.schedule.with(members: replaced)
        made[id] = schedule
        return schedule
    }

    /// The part whose hours or override a decision names.
    func part(of decision: Decision) -> PlanHours {
        decision.members.reduce(self) { plan, place in
            plan.members.indices.contains(place) ? plan.members[place] : plan
        }
    }

    /// The first instant after `instant` at which what is said of the present may be something else, though the state
    /// stays: a member opens, or another reason holds. nil for never.
    func nextChange(after instant: Instant) -> Instant? {
        parts.flatMap { part in
            [part.schedule.span(at: instant).until, part.schedule.nextChangeIgnoringHolidays(after: instant)]
                + part.overrides.flatMap { [$0.start, $0.end] } + [part.endOfHoliday(at: instant)]
        }
        .compactMap(\.self).filter { $0 > instant }.min()
    }

    /// When another day's name may be the reason; nil where no holiday is.
    private func endOfHoliday(at instant: Instant) -> Instant? {
        guard let zone = vendorZone, schedule.goesByHolidays else { return nil }
        let date = zone.civil(at: instant).date
        guard holidays[date] != nil || holidays[date.adding(days: -1)] != nil else { return nil }
        return zone.midnight(of: date.adding(days: 1))
    }

    /// In each language.
    var name: Wording { Wording(ja: configuration.name(in: .ja), en: configuration.name(in: .en)) }

    /// The holiday that hours at an instant go by; the day before decides where that is one and the day itself isn't.
    ///
    /// - Returns: nil where neither is one, or its day has no name.
    func holiday(at instant: Instant) -> Wording? {
        guard let date = vendorZone?.civil(at: instant).date else { return nil }
        return (holidays[date] ?? holidays[date.adding(days: -1)])?.name
    }
}

extension PlanHours {
    /// The override that a decision names; nil for another decision.
    func override(of decision: Decision) -> PlanOverride? {
        guard case .override(let id) = decision.kind else { return nil }
        return part(of: decision).overrides.first { $0.id.rawValue == id }
    }

    /// The holiday's name or the override's reason, where one of them may be why the hours aren't the usual ones at an
    /// instant: on a holiday it may be open as on other days, though not at the same times.
    func reason(at instant: Instant) -> Wording? {
        let decision = schedule.because(at: instant)
        if case .override = decision.kind { return override(of: decision)?.reason }
        let part = part(of: decision)
        return part.schedule.goesByHolidays ? part.holiday(at: instant) : nil
    }
}
