import FollowUps
import FollowUpsSQLite
import StoreTestKit
import SupportHours
import TestSupport
import TestZones

/// Plans whose hours and zones change while a simulation runs.
struct SimulatedHours {
    private static let hours = [
        "Mo-Fr 06:00-17:00", "Mo-Su 22:00-02:00", "24/7", "Tu,Th 09:00-12:00,13:00-17:30", "off",
    ]
    private static let clocks = ["PST8PDT,M3.2.0,M11.1.0", "PST8PDT,M4.1.0,M10.5.0", "JST-9", "XXX7:30"]
    static let plans = ["basic", "growth", "gone"]

    /// Each of them compiled once, which takes longer than a whole life.
    private static let schedules = Result {
        try Dictionary(
            uniqueKeysWithValues: hours.flatMap { hours in clocks.map { (hours: hours, clock: $0) } }.map { pair in
                let zone = try Zone(posix: pair.clock, identifier: pair.clock)
                return (pair.hours + pair.clock, Schedule(hours: try OpeningHours(parsing: pair.hours), zone: zone))
            })
    }

    private(set) var rules = DueRules(plans: [:])

    mutating func change(using dice: inout some RandomNumberGenerator) throws {
        var plans: [String: PlanDue] = [:]
        for plan in Self.plans where plan != "gone" || Bool.random(using: &dice) {
            // The last ones leave nothing to do for long, so that they come seldom.
            let index = min(Int.random(in: 0..<12, using: &dice) / 2, Self.hours.count - 1)
            plans[plan] = try Self.due(
                plan, hours: Self.hours[index], clock: Self.clocks.randomElement(using: &dice) ?? Self.clocks[0])
        }
        rules = DueRules(plans: plans)
    }

    /// Hours that let everything come to an end.
    mutating func settle() throws {
        rules = DueRules(
            plans: try Dictionary(
                uniqueKeysWithValues: Self.plans.compactMap { plan in
                    try Self.due(plan, hours: Self.hours[0], clock: Self.clocks[0]).map { (plan, $0) }
                }))
    }

    private static func due(_ plan: String, hours: String, clock: String) throws -> PlanDue? {
        try schedules.get()[hours + clock].map { schedule in
            PlanDue(
                schedule: schedule,
                basis: DueBasis(
                    plan: plan, hours: hours, zone: clock, tzdata: nil, fingerprint: "\(hours) \(clock)"))
        }
    }
}
