import FollowUps
import StoreTestKit
import SupportHours
import TestZones

/// Plans whose hours, zones and overrides change while a simulation runs.
struct SimulatedHours {
    private static let hours = [
        "Mo-Fr 06:00-17:00", "Mo-Su 22:00-02:00", "24/7", "Tu,Th 09:00-12:00,13:00-17:30", "off",
    ]
    private static let clocks = ["PST8PDT,M3.2.0,M11.1.0", "PST8PDT,M4.1.0,M10.5.0", "JST-9", "XXX7:30"]
    static let plans = ["basic", "growth", "gone"]

    /// Each of them compiled once, which takes longer than a whole life.
    private static let bases = Result {
        try Dictionary(
            uniqueKeysWithValues: hours.flatMap { hours in clocks.map { (hours: hours, clock: $0) } }.map { pair in
                let zone = try Zone(posix: pair.clock, identifier: pair.clock)
                let schedule = Schedule(hours: try OpeningHours(parsing: pair.hours), zone: zone)
                return (
                    pair.hours + pair.clock, Base(hours: pair.hours, clock: pair.clock, schedule: schedule)
                )
            })
    }

    /// What lies under a plan's overrides.
    private struct Base {
        let hours: String
        let clock: String
        let schedule: Schedule
    }

    private var bases: [String: Base] = [:]
    /// By their ids.
    private(set) var overrides: [PlanOverride] = []
    /// Each change of overrides makes a plan's schedule of the one before.
    private(set) var rules = DueRules(plans: [:])

    mutating func change(using dice: inout some RandomNumberGenerator) throws {
        bases = [:]
        for plan in Self.plans where plan != "gone" || Bool.random(using: &dice) {
            // The last ones leave nothing to do for long, so that they come seldom.
            let index = min(Int.random(in: 0..<12, using: &dice) / 2, Self.hours.count - 1)
            bases[plan] = try Self.base(
                Self.hours[index], clock: Self.clocks.randomElement(using: &dice) ?? Self.clocks[0])
        }
        rules = madeAnew
    }

    /// Hours that let everything come to an end.
    mutating func settle() throws {
        for plan in Self.plans { bases[plan] = try Self.base(Self.hours[0], clock: Self.clocks[0]) }
        rules = madeAnew
    }

    /// - Parameter overrides: all that there are, by their ids.
    mutating func follow(_ overrides: [PlanOverride]) {
        self.overrides = overrides
        for (plan, base) in bases {
            let basis = basis(of: plan, base)
            guard let earlier = rules.plans[plan], earlier.basis != basis else { continue }
            rules.plans[plan] = PlanDue(schedule: overlaid(earlier.schedule, of: plan), basis: basis)
        }
    }

    /// The same rules, of schedules that owe nothing to those before.
    var madeAnew: DueRules {
        DueRules(
            plans: Dictionary(
                uniqueKeysWithValues: bases.map { plan, base in
                    (plan, PlanDue(schedule: overlaid(base.schedule, of: plan), basis: basis(of: plan, base)))
                }))
    }

    /// Whether a plan is open, told from its overrides one by one, without their timeline.
    func isOpen(_ plan: String, at instant: Instant) -> Bool {
        guard let base = bases[plan] else { return false }
        let holding = overrides.last { override in
            override.plan == plan && override.start <= instant && override.end.map { instant < $0 } ?? true
        }
        return holding.map { $0.state == .open } ?? base.schedule.isOpen(at: instant)
    }

    private func overlaid(_ schedule: Schedule, of plan: String) -> Schedule {
        schedule.with(
            overrides: overrides.filter { $0.plan == plan }.map {
                Override(id: $0.id.rawValue, start: $0.start, end: $0.end, state: $0.state)
            })
    }

    private func basis(of plan: String, _ base: Base) -> DueBasis {
        let ids = overrides.filter { $0.plan == plan }.map(\.id.description)
        return DueBasis(
            plan: plan, hours: base.hours, zone: base.clock, tzdata: nil,
            fingerprint: ([base.hours, base.clock] + ids).joined(separator: " "))
    }

    private static func base(_ hours: String, clock: String) throws -> Base? {
        try bases.get()[hours + clock]
    }
}

extension PlanOverride {
    /// One that hasn't ended yet, and may have begun already.
    static func random(
        _ id: OverrideID, around now: Instant, mayBeEndless: Bool, using dice: inout some RandomNumberGenerator
    ) -> PlanOverride {
        let start = now.advanced(bySeconds: Int64.random(in: -30_000...60_000, using: &dice))
        let length: Int64 = [1, 600, 3_600, 40_000, 200_000].randomElement(using: &dice) ?? 1
        let isEndless = mayBeEndless && Int.random(in: 0..<6, using: &dice) == 0
        return .sample(
            id, plan: SimulatedHours.plans.randomElement(using: &dice) ?? "basic",
            [.open, .closed, .unknown].randomElement(using: &dice) ?? .closed, from: start,
            to: isEndless ? nil : max(start, now).advanced(bySeconds: length))
    }
}
