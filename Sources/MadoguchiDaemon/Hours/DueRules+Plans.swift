import FollowUps
import SupportHours

extension DueRules {
    /// - Parameter tzdata: the tz database's release that the plans' zones are of.
    init(_ plans: [PlanHours], tzdata: String?) {
        let pairs = plans.map { plan in
            let basis = DueBasis(
                plan: plan.id, hours: plan.configuration.hours.notation, zone: plan.vendorZone?.identifier,
                tzdata: tzdata, fingerprint: String(plan.schedule.dueFingerprint.value, radix: 16))
            return (plan.id, PlanDue(schedule: plan.schedule, basis: basis))
        }
        self.init(plans: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
}

extension Schedule {
    /// Identifies everything that its answers depend on.
    fileprivate var dueFingerprint: Fingerprint {
        var fingerprint = Fingerprint()
        switch source {
        case .civil(let hours):
            fingerprint.combine(hours)
        case .combination(let combination, let members):
            fingerprint.combine(combination.key)
            for member in members { fingerprint.combine(Int64(bitPattern: member.dueFingerprint.value)) }
        }
        for override in overrides {
            fingerprint.combine(override.state.rawValue)
            fingerprint.combine(override.start.secondsSinceEpoch)
            fingerprint.combine(override.end?.secondsSinceEpoch ?? .max)
        }
        return fingerprint
    }
}

extension Fingerprint {
    /// The years 1900 to 2499: a zone's rule for future years repeats with the calendar, every 400 years.
    private static let compared =
        Instant(secondsSinceEpoch: -2_208_988_800)..<Instant(secondsSinceEpoch: 16_725_225_600)

    fileprivate mutating func combine(_ civil: CivilHours) {
        combine(civil.hours.description)
        for dates in [civil.holidays.publicHolidays, civil.holidays.schoolHolidays] {
            combine(dates.sorted().map(\.description).joined(separator: ","))
        }
        combine(civil.zone.identifier)
        combine(Int64(civil.zone.offset(at: Self.compared.lowerBound).seconds))
        for transition in civil.zone.transitions(in: Self.compared) {
            combine(transition.at.secondsSinceEpoch)
            combine(Int64(transition.offset.seconds))
        }
    }
}
