import FollowUps
import SupportHours

extension DueRules {
    /// - Parameter tzdata: the tz database's release that the plans' zones are of.
    init(_ plans: [PlanHours], tzdata: String?) {
        let pairs = plans.map { plan in
            let hours = plan.configuration.hours.description
            let basis = DueBasis(
                plan: plan.id, hours: hours, zone: plan.vendorZone.identifier, tzdata: tzdata,
                fingerprint: plan.dueFingerprint(hours: hours))
            return (plan.id, PlanDue(schedule: plan.schedule, basis: basis))
        }
        self.init(plans: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
}

extension PlanHours {
    /// The years 1900 to 2499: a zone's rule for future years repeats with the calendar, every 400 years.
    private static let compared =
        Instant(secondsSinceEpoch: -2_208_988_800)..<Instant(secondsSinceEpoch: 16_725_225_600)

    fileprivate func dueFingerprint(hours: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.combine(hours)
        let holidays = configuration.holidays
        for dates in [holidays.publicHolidays, holidays.schoolHolidays] {
            fingerprint.combine(dates.sorted().map(\.description).joined(separator: ","))
        }
        fingerprint.combine(vendorZone.identifier)
        fingerprint.combine(Int64(vendorZone.offset(at: Self.compared.lowerBound).seconds))
        for transition in vendorZone.transitions(in: Self.compared) {
            fingerprint.combine(transition.at.secondsSinceEpoch)
            fingerprint.combine(Int64(transition.offset.seconds))
        }
        return String(fingerprint.value, radix: 16)
    }
}
