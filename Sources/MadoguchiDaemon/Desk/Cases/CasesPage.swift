import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// Cases by what they wait for, or those that are resolved.
    static let cases = DeskPage(
        path: "/desk/cases", section: .cases, summary: "Cases by what they wait for, and those that are resolved.",
        template: .cases,
        uses: [.get("/v1/cases"), .get("/v1/plans"), .get("/v1/playbooks"), .get("/v1/templates")],
        parameters: [
            CasesAPI.state, Parameters.plan, CasesAPI.playbook, Parameters.recipient, CasesAPI.cursor,
        ]
    ) { visit async throws(DeskFault) in try await CasesPage(visit).content }
}

/// Makes the page of all cases.
struct CasesPage {
    /// How the list is narrowed down.
    private static let filters = ["state", "plan", "playbook", "to"]

    let visit: DeskVisit
    private let plans: PlanList
    private let playbooks: PlaybookList
    private let templates: TemplateList
    private let page: CasePage
    /// What is wrong with the filter.
    private let fault: DeskFault?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        plans = try await visit.get("/v1/plans")
        playbooks = try await visit.get("/v1/playbooks")
        templates = try await visit.get("/v1/templates")
        (page, fault) = try await visit.list(
            "/v1/cases", filters: Array(Self.filters.dropFirst()), query: [("state", Self.state(visit))],
            none: CasePage(cases: [], cursor: nil))
    }

    private static func state(_ visit: DeskVisit) -> String {
        visit.asked("state").isEmpty ? "open" : visit.asked("state")
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        let isFiltered = Self.filters.dropFirst().contains { !visit.asked($0).isEmpty }
        let isOpen = Self.state(visit) == "open"
        var values = PageValues([
            "heading": .text(Wording.deskCases[language]), "newText": .text(Wording.deskNewCase[language]),
            "newHref": .text(visit.href("cases/new")),
            "tabs": .list(["open", "resolved"].map(tab)), "tabsTitle": .text(Wording.labelState.asLabel[language]),
            "filterButton": .text(Wording.deskFilter[language]), "filterFields": .list(filterFields),
            "filterState": .text(Self.state(visit)), "isFiltered": .flag(isFiltered),
            "allHref": .text(address(cursor: nil, without: ["plan", "playbook", "to"])),
            "allText": .text(Wording.deskShowAll[language]),
            "isEmpty": .flag(page.cases.isEmpty && fault == nil),
            "emptyText": .text(
                (isFiltered ? Wording.deskNoSuchCases : isOpen ? .deskNoOpenCases : .deskNoResolvedCases)[language]),
            "filterFault": .text(fault?.details.errors?.map(\.detail).joined(separator: " ") ?? ""),
            "hasFilterFault": .flag(fault != nil), "hasNext": .flag(page.cursor != nil),
            "isLaterPage": .flag(!visit.asked("cursor").isEmpty), "firstText": .text(Wording.deskFirstNames[language]),
            "firstHref": .text(address(cursor: nil)), "nextText": .text(Wording.deskFurtherNames[language]),
            "nextHref": .text(address(cursor: page.cursor)),
        ])
        values["groups"] = .list(
            (isOpen ? groups : [(Wording.caseIsResolved, page.cases)]).filter { !$0.1.isEmpty }.enumerated().map {
                number, group in
                PageValues([
                    "groupID": .text("group-\(number)"), "groupName": .text(group.0.asLabel[language]),
                    "groupCount": .text(language.number(group.1.count)), "rows": .list(group.1.map(row)),
                ])
            })
        return DeskContent(title: .deskCases, values: values)
    }

    /// Those that need somebody first.
    private var groups: [(Wording, [CaseResource])] {
        [
            (.deskCasesNeed, page.cases.filter { $0.next?.needs.isEmpty == false }),
            (.deskCasesIdle, page.cases.filter { $0.next == nil }),
            (.deskCasesGo, page.cases.filter { $0.next?.needs.isEmpty == true }),
        ]
    }

    private func tab(_ state: String) -> PageValues {
        PageValues([
            "tabHref": .text(
                visit.href("cases") + (state == "open" ? "" : "?state=\(state)")),
            "tabName": .text(CaseWords.state(state).asLabel[language]),
            "tabIsCurrent": .flag(state == Self.state(visit)),
        ])
    }

    private func row(_ each: CaseResource) -> PageValues {
        var values = PageValues([
            "rowHref": .text(visit.href("cases/\((each.id ?? "").percentEncoded)")),
            "rowName": .text(each.to ?? each.name), "rowAbout": .text(each.to == nil ? "" : each.name),
            "rowPlan": .text(visit.planName(each.plan)[language]),
        ])
        values["hasRowTime"] = .flag(false)
        if let resolvedAt = each.resolvedAt {
            values.add(visit.time(resolvedAt))
            values["hasRowTime"] = .flag(true)
            values["rowTimeName"] = .text(Wording.labelResolved.asLabel[language])
            values["rowNext"] = .text("")
        } else if let next = each.next {
            let title = templates.templates.first { $0.id == next.template }?.title ?? next.template
            if !next.needs.isEmpty {
                let variables = templates.templates.first { $0.id == next.template }?.variables ?? []
                values["rowNext"] = .text(
                    Wording.deskWaitsFor(CaseWords.needs(next.needs, variables, language))[language])
            } else {
                values["rowNext"] = .text(title)
                if let due = next.dueAt {
                    values.add(visit.time(due))
                    values["hasRowTime"] = .flag(true)
                    values["rowTimeName"] = .text(Wording.labelGoes.asLabel[language])
                }
            }
        } else {
            values["rowNext"] = .text(Wording.deskIdle[language])
        }
        values["timeOther"] = .flag(false)
        return values
    }

    /// The same list from another place on.
    private func address(cursor: String?, without dropped: [String] = []) -> String {
        let pairs =
            Self.filters.filter { !dropped.contains($0) }.map { ($0, visit.asked($0)) }
            + [("cursor", cursor ?? "")]
        let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.percentEncoded)" }
        return visit.href("cases") + (given.isEmpty ? "" : "?" + given.joined(separator: "&"))
    }

    private var filterFields: [PageValues] {
        [
            DeskFilter.choice("playbook", .labelPlaybook, playbooks.playbooks.map { ($0.id, $0.name) }, on: visit),
            DeskFilter.choice("plan", .labelPlan, plans.plans.map { ($0.plan, $0.name) }, on: visit),
            DeskFilter.line("to", .labelCustomer, on: visit),
        ]
    }
}
