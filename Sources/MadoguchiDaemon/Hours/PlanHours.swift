import Calendars
import FollowUps
import Guidance
import SupportHours

/// One plan with its compiled hours.
struct PlanHours: Sendable {
    let configuration: PlanConfiguration
    let schedule: Schedule
    /// What `PH` stands for, with names; empty for a combined plan.
    let holidays: DayCalendar
    /// The days that are mentioned, and close nothing.
    let noted: DayCalendar
    /// Its own, with their reasons.
    let overrides: [PlanOverride]
    /// What a combined plan is made of, in the configured order; empty for any other.
    let members: [PlanHours]

    var id: String { configuration.id }
    /// The zone on whose clock the hours are stated; nil for a combined plan.
    var vendorZone: Zone? { schedule.civilHours?.zone }
}

extension PlanHours {
    /// The plan that madoguchi has by itself, for messages of cases that wait for nobody's hours.
    static let alwaysOpen = PlanHours(
        configuration: PlanConfiguration(
            id: WindowsPlan.alwaysOpenPlan, names: [:],
            hours: .stated(
                StatedHours(
                    timezone: Zone.utc.identifier, expression: .alwaysOpen, holidays: [], schoolHolidays: [],
                    published: nil)),
            noted: [], staffed: [], always: []),
        schedule: Schedule(hours: .alwaysOpen, zone: .utc), holidays: .empty, noted: .empty, overrides: [], members: [])
}

/// Compiles the plans of a configuration, members before what is made of them.
struct PlanCompiler {
    let configuration: Configuration
    let zones: [String: Zone]
    let layers: HourLayers
    /// Plans of the same configuration and zones with other layers, whose compiled segments are taken over.
    let earlier: [String: PlanHours]

    /// - Returns: in the configuration's order.
    func plans() -> [PlanHours] {
        let configured = Dictionary(
            configuration.plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var compiled: [String: PlanHours] = [:]
        return configuration.plans.map { compile($0, configured, &compiled) }
    }

    private func compile(
        _ plan: PlanConfiguration, _ configured: [String: PlanConfiguration], _ compiled: inout [String: PlanHours]
    ) -> PlanHours {
        if let hours = compiled[plan.id] { return hours }
        let before = earlier[plan.id]
        let base: Schedule
        var holidays = DayCalendar.empty
        var members: [PlanHours] = []
        switch plan.hours {
        case .stated(let stated):
            holidays = layers.days(stated.holidays)
            let civil = CivilHours(
                hours: stated.expression, zone: zones[stated.timezone] ?? .utc,
                holidays: HolidayCalendar(
                    publicHolidays: holidays.dates, schoolHolidays: layers.days(stated.schoolHolidays).dates))
            let isSame = before?.schedule.civilHours?.holidays == civil.holidays
            base = before.flatMap { isSame ? $0.schedule : nil } ?? Schedule(civil)
        case .combined(let combined):
            members = combined.members.compactMap { configured[$0] }.map { compile($0, configured, &compiled) }
            let schedules = members.map(\.schedule)
            base = before?.schedule.with(members: schedules) ?? Schedule(combined.combination, of: schedules)
        }
        let overrides = layers.overrides.filter { $0.plan == plan.id }
        let laid = overrides.map { Override($0) }
        let hours = PlanHours(
            configuration: plan, schedule: base.overrides == laid ? base : base.with(overrides: laid),
            holidays: holidays, noted: layers.days(plan.noted.map { .calendar($0) }), overrides: overrides,
            members: members)
        compiled[plan.id] = hours
        return hours
    }
}
