import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// How the cases of a period went, beside what the guide says.
    static let report = DeskPage(
        path: "/desk/more/report", section: .more,
        summary: "How the cases of a period went, beside the guide's claims.",
        template: .report, uses: [.get("/v1/reports/cases"), .get("/v1/plans"), .get("/v1/playbooks")],
        parameters: [
            Parameters.text("from", about: "the first day"), Parameters.text("to", about: "the last day"),
            Parameters.text("plan", about: "only of this plan"),
            Parameters.text("playbook", about: "only of this playbook"),
        ]
    ) { visit async throws(DeskFault) in try await ReportPage(visit).content }
}

struct ReportPage {
    private let visit: DeskVisit
    private let report: CaseReport?
    /// Why there is none.
    private let faults: [String]
    private let period: ReportPeriod
    private let plans: [Plan]
    private let playbooks: [PlaybookResource]

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        period = ReportPeriod(visit)
        let plans: PlanList = try await visit.get("/v1/plans")
        self.plans = plans.plans
        let playbooks: PlaybookList = try await visit.get("/v1/playbooks")
        self.playbooks = playbooks.playbooks
        do throws(DeskFault) {
            report = try await visit.get(
                "/v1/reports/cases",
                query: [
                    ("from", period.start), ("to", period.end), ("plan", visit.asked("plan")),
                    ("playbook", visit.asked("playbook")),
                ])
            faults = []
        } catch  where error.status < 500 {
            report = nil
            faults = error.details.errors?.map(\.detail) ?? [error.details.detail]
        }
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        var values = filter
        values["heading"] = .text(Wording.deskReport[language])
        values["isWrong"] = .flag(!faults.isEmpty)
        values["faultLines"] = .list(faults.map { PageValues(["faultLine": .text($0)]) })
        values["isThere"] = .flag(report != nil)
        if let report { values.add(ReportView(report: report, playbooks: playbooks, visit: visit).values) }
        return DeskContent(title: .deskReport, values: values)
    }

    private var filter: PageValues {
        func choices(_ all: [(value: String, name: String)], chosen: String) -> PageValues.Value {
            .list(
                ([(value: "", name: Wording.deskAll.asLabel[language])] + all).map {
                    PageValues([
                        "choiceValue": .text($0.value), "choiceName": .text($0.name),
                        "choiceIsChosen": .flag($0.value == chosen),
                    ])
                })
        }
        var values = PageValues([
            "action": .text("report"), "from": .text(period.first), "to": .text(period.last),
            "plans": choices(plans.map { ($0.plan, $0.name) }, chosen: visit.asked("plan")),
            "playbooks": choices(playbooks.map { ($0.id, $0.name) }, chosen: visit.asked("playbook")),
            "presets": .list(
                ReportPeriod.presets(on: visit.clock).map { preset in
                    let others = ["plan", "playbook"].filter { !visit.asked($0).isEmpty }
                        .map { "&\($0)=\(visit.asked($0).percentEncoded)" }.joined()
                    return PageValues([
                        "presetHref": .text("report?from=\(preset.first)&to=\(preset.last)\(others)"),
                        "presetName": .text(preset.name[language]),
                        "presetIsChosen": .flag("\(preset.first)" == period.first && "\(preset.last)" == period.last),
                    ])
                }),
        ])
        let words: [String: Wording] = [
            "fromLabel": .deskFirstDay, "toLabel": .deskLastDay, "planLabel": .labelPlan,
            "playbookLabel": .labelPlaybook, "show": .deskShowReport, "periodTitle": .labelPeriod,
        ]
        for (name, word) in words { values[name] = .text(word.asLabel[language]) }
        return values
    }
}

/// The period of a report, in whole days on the reader's clock.
struct ReportPeriod {
    /// As the form has them; empty where they aren't given.
    let first: String
    let last: String
    /// As the route takes them.
    let start: String
    let end: String

    init(_ visit: DeskVisit) {
        var (from, to) = (visit.asked("from"), visit.asked("to"))
        if from.isEmpty, to.isEmpty {
            let usual = Self.usual(on: visit.clock)
            (from, to) = ("\(usual.first)", "\(usual.last)")
        }
        first = from
        last = to
        start = from
        // The form's last day is a part of the period. What is no day is left to the route to refuse.
        guard !to.isEmpty, to.utf8.count == 10, let midnight = visit.instant(to) else {
            end = to
            return
        }
        let day = visit.clock.zone.civil(at: midnight).date.adding(days: 1)
        end = visit.clock.text(visit.clock.zone.midnight(of: day))
    }

    /// What is shown where nobody asks for a period.
    private static func usual(on clock: PageClock) -> (first: CivilDate, last: CivilDate, name: Wording) {
        (clock.today.adding(days: -29), clock.today, .deskDays(30))
    }

    /// Periods that are asked for again and again.
    static func presets(on clock: PageClock) -> [(first: CivilDate, last: CivilDate, name: Wording)] {
        let today = clock.today
        let month = today.adding(days: 1 - today.day)
        let before = month.adding(days: -1)
        return [
            usual(on: clock), (month, today, .deskThisMonth),
            (before.adding(days: 1 - before.day), before, .deskLastMonth),
            (today.adding(days: -89), today, .deskDays(90)), (today.adding(days: -364), today, .deskYear),
        ]
    }
}
