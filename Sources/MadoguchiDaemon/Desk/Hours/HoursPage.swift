import MadoguchiAPI
import Messages

extension DeskPage {
    /// Every plan with its state and its week.
    static let hours = DeskPage(
        path: "/desk/hours", section: .hours, summary: "Every plan with its state and its coming week.",
        template: .hours,
        uses: DeskWeek.uses.union([.get("/v1/plans"), .get("/v1/plans/{plan}/availability"), .get("/v1/calendars")])
    ) { visit async throws(DeskFault) in try await HoursPage(visit).content }
}

struct HoursPage {
    /// With more plans than this their weeks are folded.
    private static let fewPlans = 3

    private let visit: DeskVisit
    private let plans: [(state: PlanState, week: DeskWeek)]
    private let calendars: [CalendarResource]

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        var plans: [(PlanState, DeskWeek)] = []
        let list: PlanList = try await visit.get("/v1/plans")
        for plan in list.plans {
            let availability: Availability = try await visit.get(
                "/v1/plans/{plan}/availability", ["plan": plan.plan])
            plans.append(
                (PlanState(availability: availability, visit: visit), try await DeskWeek(of: plan.plan, for: visit)))
        }
        self.plans = plans
        let calendars: CalendarList = try await visit.get("/v1/calendars")
        self.calendars = calendars.calendars
    }

    var content: DeskContent {
        let language = visit.language
        let troubles = calendars.filter { $0.trouble != nil }
        return DeskContent(
            title: .deskHours,
            values: PageValues([
                "heading": .text(Wording.deskHours[language]),
                "weekTitle": .text(Wording.pageWeek[language]),
                "overrideLink": .text(Wording.deskOverrideMake[language]),
                "moreLink": .text(Wording.deskPlanMore[language]),
                "plans": .list(plans.enumerated().map(plan)),
                "calendarsTitle": .text(Wording.deskCalendars[language]),
                "calendarsHref": .text(visit.href("more/calendars")),
                "calendarsLink": .text(Wording.deskCalendarsAll(calendars.count)[language]),
                "troubles": .list(
                    troubles.map {
                        PageValues(["troubleName": .text($0.name), "troubleText": .text($0.trouble ?? "")])
                    }),
            ]))
    }

    private func plan(_ place: Int, _ plan: (state: PlanState, week: DeskWeek)) -> PageValues {
        let path = visit.planPath(plan.state.availability.plan)
        var values = plan.state.values
        values["planID"] = .text("plan-\(place + 1)")
        values["planHref"] = .text(visit.href(path))
        values["planOverride"] = .text(visit.href("\(path)/override"))
        values["planIsOpen"] = .flag(plans.count <= Self.fewPlans)
        values["week"] = .values(plan.week.values)
        return values
    }
}
