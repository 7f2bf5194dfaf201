import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// What to know before anything else: who is open, what leaves when, what waits, and what is wrong.
    static let today = DeskPage(
        path: "/desk/", section: .today, summary: "Today: plans, what leaves when, what waits, and what is wrong.",
        template: .today,
        uses: QuickOverrides.uses.union([
            .get("/v1/plans"), .get("/v1/plans/{plan}/availability"), .get("/v1/diagnosis"), .get("/v1/cases"),
        ])
    ) { visit async throws(DeskFault) in try await TodayPage(visit).content }
}

/// Makes the page `Today` of the routes' answers.
struct TodayPage {
    /// How many cases are counted.
    private static let mostCases = 100

    let visit: DeskVisit
    private let plans: [(now: Availability, closings: [PageValues])]
    private let diagnosis: Diagnosis
    /// The open ones, the newest first; nil where the store doesn't answer, which the diagnosis says.
    private let cases: CasePage?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        var plans: [(Availability, [PageValues])] = []
        let list: PlanList = try await visit.get("/v1/plans")
        for plan in list.plans {
            let now: Availability = try await visit.get("/v1/plans/{plan}/availability", ["plan": plan.plan])
            plans.append((now, try await QuickOverrides(of: plan.plan, for: visit).buttons))
        }
        self.plans = plans
        diagnosis = try await visit.get("/v1/diagnosis")
        cases = try? await visit.get("/v1/cases", query: [("state", "open"), ("limit", "\(Self.mostCases)")])
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        var values = PageValues([
            "heading": .text(Wording.deskToday[language]),
            "headingDate": .text(visit.today[language]),
            "plansTitle": .text(Wording.pagePlans[language]), "plans": .list(plans.map(plan)),
        ])
        values.add(halt)
        values.add(queue)
        values.add(caseCounts)
        // A halt stands above all this.
        let isHalted = diagnosis.queue?.paused == true
        let findings = DeskFindings(diagnosis, for: visit).troubles.filter { !isHalted || $0.check != .checkQueue }
        values["findingsTitle"] = .text(Wording.deskFindings[language])
        values["hasFindings"] = .flag(!findings.isEmpty)
        values["allWell"] = .text(Wording.deskAllIsWell[language])
        values["findings"] = .list(findings.map { $0.values(for: visit) })
        values["moreHref"] = .text(visit.href("more/doctor"))
        values["moreText"] = .text(Wording.deskAllChecks[language])
        return DeskContent(title: .deskToday, values: values)
    }

    private var halt: PageValues {
        guard let queue = diagnosis.queue, queue.paused else { return PageValues(["halted": .flag(false)]) }
        return PageValues([
            "halted": .flag(true), "haltTitle": .text(Wording.deskHalted[language]),
            "haltText": .text(queue.because ?? ""), "resume": .values(visit.button(.resume, label: .deskResume)),
        ])
    }

    // MARK: Plans

    private func plan(_ plan: (now: Availability, closings: [PageValues])) -> PageValues {
        var values = PlanState(availability: plan.now, visit: visit).values
        values["hasPlanReason"] = .flag(values["planReason"] != nil)
        values["planLeaves"] = .text(leaves(plan.now.plan)?[language] ?? "")
        values["closings"] = .list(Array(plan.closings.prefix(2)))
        values["planHref"] = .text(visit.href("hours/\(plan.now.plan.percentEncoded)"))
        values["otherHref"] = .text(visit.href("hours/\(plan.now.plan.percentEncoded)/override"))
        values["otherText"] = .text(Wording.deskCloseUntil[language])
        return values
    }

    /// What leaves in the present or next window.
    private func leaves(_ plan: String) -> Wording? {
        guard let forecast = diagnosis.queue?.forecast[plan], forecast.due > 0 else { return nil }
        return .deskLeaves(forecast.due, by: forecast.doneAt.flatMap(visit.about))
    }

    // MARK: The queue and cases

    private var queue: PageValues {
        guard let queue = diagnosis.queue else { return PageValues(["hasQueue": .flag(false)]) }
        let next = queue.nextDue.flatMap(visit.instant).map(visit.clock.moment)
        return PageValues([
            "hasQueue": .flag(true), "queueTitle": .text(Wording.deskQueue[language]),
            "queueNext": .text((next.map { Wording.deskNextLeaves($0) } ?? .deskNothingDue)[language]),
            "counts": .list(FollowUpWords.counts(queue, for: visit, of: ["queued", "sending", "uncertain", "failed"])),
            "newHref": .text(visit.href("queue/new")), "newText": .text(Wording.deskNewFollowUp[language]),
        ])
    }

    private var caseCounts: PageValues {
        guard let cases else { return PageValues(["hasCases": .flag(false)]) }
        let (yours, idle, going) = (
            cases.cases.filter { $0.next?.needs.isEmpty == false }, cases.cases.filter { $0.next == nil },
            cases.cases.filter { $0.next.map(\.needs.isEmpty) ?? false }
        )
        let more = cases.cursor == nil ? "" : "+"
        let groups: [(Wording, Int)] = [
            (.deskCasesNeed, yours.count), (.deskCasesIdle, idle.count), (.deskCasesGo, going.count),
        ]
        return PageValues([
            "hasCases": .flag(true), "casesTitle": .text(Wording.deskCasesOpen[language]),
            "caseGroups": .list(
                groups.map { name, count in
                    PageValues([
                        "groupName": .text(name[language]), "groupCount": .text("\(count)\(count == 0 ? "" : more)"),
                        "groupHref": .text(visit.href("cases?state=open")),
                    ])
                }),
            // Those that have waited for longest come first.
            "urgentCases": .list((yours.reversed() + idle.reversed()).prefix(5).map(row)),
        ])
    }

    private func row(_ each: CaseResource) -> PageValues {
        let waits: Wording =
            each.next.map { .caseWaitsFor($0.needs.joined(separator: Wording.listSeparator[language])) }
            ?? .nothingComesNext
        return PageValues([
            "caseHref": .text(visit.href("cases/\((each.id ?? "").percentEncoded)")), "caseName": .text(each.name),
            "caseWho": .text(each.to ?? ""), "caseWaits": .text(waits[language]),
        ])
    }
}
