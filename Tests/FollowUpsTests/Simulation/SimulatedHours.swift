import FollowUps
import SupportHours
import TestZones

/// Plans whose hours and zones change while a simulation runs.
struct SimulatedHours {
    private static let hours = [
        "Mo-Fr 06:00-17:00", "Mo-Su 22:00-02:00", "24/7", "Tu,Th 09:00-12:00,13:00-17:30", "off",
    ]
    private static let clocks = ["PST8PDT,M3.2.0,M11.1.0", "PST8PDT,M4.1.0,M10.5.0", "JST-9", "XXX7:30"]
    static let plans = ["basic", "growth", "gone"]

    private(set) var rules = DueRules(plans: [:])

    mutating func change(using dice: inout some RandomNumberGenerator) throws {
        var plans: [String: PlanDue] = [:]
        for plan in Self.plans where plan != "gone" || Bool.random(using: &dice) {
            // The last ones leave nothing to do for long, so that they come seldom.
            let index = min(Int.random(in: 0..<12, using: &dice) / 2, Self.hours.count - 1)
            let hours = Self.hours[index]
            let clock = Self.clocks.randomElement(using: &dice) ?? "UTC0"
            let schedule = Schedule(
                hours: try OpeningHours(parsing: hours), zone: try Zone(posix: clock, identifier: clock))
            plans[plan] = PlanDue(
                schedule: schedule,
                basis: DueBasis(
                    plan: plan, hours: hours, zone: clock, tzdata: nil, fingerprint: "\(hours) \(clock)"))
        }
        rules = DueRules(plans: plans)
    }

    /// Hours that let everything come to an end.
    mutating func settle() throws {
        let schedule = Schedule(
            hours: try OpeningHours(parsing: "Mo-Fr 06:00-17:00"), zone: try Zone.california())
        rules = DueRules(
            plans: Dictionary(
                uniqueKeysWithValues: Self.plans.map { plan in
                    let basis = DueBasis(
                        plan: plan, hours: "Mo-Fr 06:00-17:00", zone: "America/Los_Angeles", tzdata: "end",
                        fingerprint: "end")
                    return (plan, PlanDue(schedule: schedule, basis: basis))
                }))
    }
}
