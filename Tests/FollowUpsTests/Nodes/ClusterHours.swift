import FollowUps
import SupportHours
import TestZones

/// Hours of every configuration by every release of the tz database, with windows of minutes, so that some open and close
/// in each life.
enum ClusterHours {
    static let configurations = 3
    static let releases = ["2026a", "2026b", "2026c"]
    /// One that changes with both, one that changes with neither, and one that changes with the configuration.
    static let plans = ["basic", "growth", "night"]

    private static let notations = [
        "Mo-Su 00:00-00:03,00:05-00:12,00:15-00:40,00:50-23:50", "Mo-Su 00:01-00:09,00:11-00:30,00:45-23:40",
        "Mo-Su 00:00-00:06,00:08-00:40,00:55-23:45",
    ]
    /// Seconds that a release moves the zone by are minutes here.
    private static let clocks = ["XXX0", "XXX-0:01", "XXX0:02"]

    private static let all = Result {
        try (0..<configurations).map { configuration in
            try (0..<releases.count).map { try made(configuration, release: $0) }
        }
    }

    static func rules(_ configuration: Int, release: Int) throws -> DueRules {
        try all.get()[configuration][release]
    }

    static func schedule(of basis: DueBasis) throws -> Schedule? {
        for row in try all.get() {
            for rules in row where rules.plans[basis.plan]?.basis.fingerprint == basis.fingerprint {
                return rules.plans[basis.plan]?.schedule
            }
        }
        return nil
    }

    private static func made(_ configuration: Int, release: Int) throws -> DueRules {
        var plans: [String: PlanDue] = [:]
        for plan in Self.plans {
            let notation = plan == "growth" ? "24/7" : notations[configuration]
            let clock = plan == "basic" ? clocks[release] : "XXX0"
            let schedule = Schedule(
                hours: try OpeningHours(parsing: notation), zone: try Zone(posix: clock, identifier: clock))
            plans[plan] = PlanDue(
                schedule: schedule,
                basis: DueBasis(
                    plan: plan, hours: notation, zone: clock, tzdata: releases[release],
                    fingerprint: "\(notation) \(clock)"))
        }
        return DueRules(plans: plans)
    }
}
