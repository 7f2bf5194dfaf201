import FollowUps
import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// Follow-ups, by what is asked for, the newest first.
    static let queue = DeskPage(
        path: "/desk/queue", section: .queue, summary: "Follow-ups, the newest first, and the queue as a whole.",
        template: .queue, uses: [.get("/v1/queue"), .get("/v1/follow-ups"), .get("/v1/plans")],
        parameters: [
            FollowUpsAPI.state, Parameters.plan, Parameters.recipient, FollowUpsAPI.caseLabel, FollowUpsAPI.cursor,
        ]
    ) { visit async throws(DeskFault) in try await QueuePage(visit).content }
}

/// Makes the page of the queue.
struct QueuePage {
    /// How the list is narrowed down.
    private static let filters = ["state", "plan", "to", "case"]

    let visit: DeskVisit
    private let queue: QueueStatus
    private let plans: PlanList
    private let page: FollowUpPage
    /// What is wrong with the filter.
    private let fault: DeskFault?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        queue = try await visit.get("/v1/queue")
        plans = try await visit.get("/v1/plans")
        (page, fault) = try await visit.list(
            "/v1/follow-ups", filters: Self.filters, none: FollowUpPage(followUps: [], cursor: nil))
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        let isFiltered = Self.filters.contains { !visit.asked($0).isEmpty }
        var values = PageValues([
            "heading": .text(Wording.deskQueue[language]), "halted": .flag(queue.paused),
            "haltTitle": .text(Wording.deskHalted[language]), "haltText": .text(queue.because ?? ""),
            "counts": .list(FollowUpWords.counts(queue, for: visit, of: FollowUpState.allCases.map(\.rawValue))),
            "newHref": .text(visit.href("queue/new")), "newText": .text(Wording.deskNewFollowUp[language]),
            "pauseHref": .text(visit.href("queue/pause")), "pauseText": .text(Wording.deskPauseLink[language]),
            "filterButton": .text(Wording.deskFilter[language]), "filterFields": .list(filterFields),
            "isFiltered": .flag(isFiltered), "allHref": .text(visit.href("queue")),
            "allText": .text(Wording.deskShowAll[language]), "listTitle": .text(listTitle[language]),
            "rows": .list(page.followUps.map { FollowUpWords.row($0, for: visit) }),
            "isEmpty": .flag(page.followUps.isEmpty && fault == nil),
            "emptyText": .text((isFiltered ? Wording.deskNoneSuch : .deskNone)[language]),
            "filterFault": .text(fault?.details.errors?.map(\.detail).joined(separator: " ") ?? ""),
            "hasFilterFault": .flag(fault != nil), "hasNext": .flag(page.cursor != nil),
            "isLaterPage": .flag(!visit.asked("cursor").isEmpty), "firstText": .text(Wording.deskNewest[language]),
            "firstHref": .text(address(cursor: nil)), "nextText": .text(Wording.deskEarlier[language]),
            "nextHref": .text(address(cursor: page.cursor)), "forecastTitle": .text(Wording.inComingWindows[language]),
        ])
        if queue.paused { values["resume"] = .values(visit.button(.resume, label: .deskResume)) }
        let coming = queue.forecast.filter { $0.value.due > 0 }.sorted { $0.key < $1.key }
        values["hasForecast"] = .flag(!coming.isEmpty)
        values["forecast"] = .list(coming.map(forecast))
        return DeskContent(title: .deskQueue, values: values)
    }

    private var listTitle: Wording {
        visit.asked("state").isEmpty ? .deskAllFollowUps : FollowUpWords.state(visit.asked("state"))
    }

    /// The same list from another place on.
    private func address(cursor: String?) -> String {
        let pairs = Self.filters.map { ($0, visit.asked($0)) } + [("cursor", cursor ?? "")]
        let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.percentEncoded)" }
        return visit.href("queue") + (given.isEmpty ? "" : "?" + given.joined(separator: "&"))
    }

    private func forecast(_ plan: String, _ forecast: WindowForecast) -> PageValues {
        let done = forecast.doneAt.flatMap(visit.about)
        let fits: Wording = forecast.fits == false ? .windowDoesNotFit : .windowFits
        return PageValues([
            "forecastPlan": .text(visit.snapshot.plan(plan)?.configuration.name(in: language) ?? plan),
            "forecastText": .text(Wording.deskLeaves(forecast.due, by: done)[language]),
            "forecastFits": .text(fits[language]),
        ])
    }

    private var filterFields: [PageValues] {
        let states = FollowUpState.allCases.map { ($0.rawValue, FollowUpWords.state($0.rawValue)[language]) }
        return [
            DeskFilter.choice("state", .labelState, states, on: visit),
            DeskFilter.choice("plan", .labelPlan, plans.plans.map { ($0.plan, $0.name) }, on: visit),
            DeskFilter.line("to", .labelTo, on: visit), DeskFilter.line("case", .labelCase, on: visit),
        ]
    }
}
