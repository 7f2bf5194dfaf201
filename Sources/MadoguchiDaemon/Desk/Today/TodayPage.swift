import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// What to know before anything else: who is open, what leaves when, what waits, and what is wrong.
    static let today = DeskPage(
        path: "/desk/", section: .today, summary: "Today: plans, what leaves when, what waits, and what is wrong.",
        template: .today,
        uses: [.get("/v1/plans"), .get("/v1/plans/{plan}/availability"), .get("/v1/diagnosis")]
    ) { visit async throws(DeskFault) in try await TodayPage(visit).content }
}

/// Makes the page `Today` of the routes' answers.
struct TodayPage {
    let visit: DeskVisit
    private let plans: [Availability]
    private let diagnosis: Diagnosis

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        var plans: [Availability] = []
        let list: PlanList = try await visit.get("/v1/plans")
        for plan in list.plans {
            plans.append(try await visit.get("/v1/plans/{plan}/availability", ["plan": plan.plan]))
        }
        self.plans = plans
        diagnosis = try await visit.get("/v1/diagnosis")
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        var values = PageValues([
            "heading": .text(Wording.deskToday[language]), "plansTitle": .text(Wording.pagePlans[language]),
            "plans": .list(plans.map(plan)),
        ])
        values.add(halt)
        return DeskContent(title: .deskToday, values: values)
    }

    private var halt: PageValues {
        guard let queue = diagnosis.queue, queue.paused else { return PageValues(["halted": .flag(false)]) }
        return PageValues([
            "halted": .flag(true), "haltTitle": .text(Wording.deskHalted[language]),
            "haltText": .text(queue.because ?? ""), "resume": .values(visit.button(.resume, label: .deskResume)),
        ])
    }

    private func plan(_ plan: Availability) -> PageValues {
        let state = OpenState(rawValue: plan.state) ?? .unknown
        var values = PageValues([
            "planName": .text(plan.name), "planState": .text(state.rawValue),
            "planWord": .text(state.pageWord[language]),
        ])
        if let lead = lead(plan, state) {
            values["planUntil"] = .values(lead)
        } else {
            let sentence: Wording =
                switch state {
                case .open: .pageAlwaysOpen
                case .closed: .pageNeverOpen
                case .unknown: .pageAlwaysUnknown
                }
            values["planAlways"] = .text(sentence[language])
        }
        if let reason = plan.because.reason ?? plan.because.name { values["planReason"] = .text(reason) }
        return values
    }

    private func lead(_ plan: Availability, _ state: OpenState) -> PageValues? {
        let opens = state == .closed ? plan.nextWindow?.start : nil
        guard let instant = opens ?? plan.until else { return nil }
        let lead: Wording.PageLead = opens == nil ? .openUntil : .opensAt
        var values = visit.time(instant, beside: visit.snapshot.plan(plan.plan)?.vendorZone)
        values["leadBefore"] = .text(lead.before[language])
        values["leadAfter"] = .text(lead.after[language])
        return values
    }
}
