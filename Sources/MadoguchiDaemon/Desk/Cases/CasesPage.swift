import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// Cases: open ones by what they wait for, or resolved ones.
    static let cases = DeskPage(
        path: "/desk/cases", section: .cases, summary: "Open cases by what they wait for, or resolved ones.",
        template: .cases, uses: [.get("/v1/cases")],
        parameters: [CasesAPI.state, Parameters.recipient, CasesAPI.cursor]
    ) { visit async throws(DeskFault) in try await CasesPage(visit).content }
}

struct CasesPage {
    private let visit: DeskVisit
    private let page: CasePage
    private let isOpen: Bool
    /// What is wrong with the filter.
    private let fault: DeskFault?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        let state = visit.asked("state").isEmpty ? "open" : visit.asked("state")
        isOpen = state == "open"
        do throws(DeskFault) {
            page = try await visit.get(
                "/v1/cases",
                query: [
                    ("state", state), ("to", visit.asked("to")), ("cursor", visit.asked("cursor")), ("limit", "50"),
                ])
            fault = nil
        } catch {
            guard error.isOf(.invalidParameters) else { throw error }
            page = CasePage(cases: [], cursor: nil)
            fault = error
        }
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        let title: Wording = isOpen ? .deskCasesOpen : .deskCasesResolved
        let values = PageValues([
            "heading": .text(title[language]), "newHref": .text(visit.href("cases/new")),
            "newText": .text(Wording.deskOpenCase[language]), "canOpen": .flag(visit.actor.may(DeskForm.newCase.route)),
            "otherHref2": .text(visit.href("cases?state=\(isOpen ? "resolved" : "open")")),
            "otherText": .text((isOpen ? Wording.deskCasesResolved : .deskCasesOpen)[language]),
            "stateAsked": .text(isOpen ? "open" : "resolved"), "findLabel": .text(Wording.deskFindCustomer[language]),
            "find": .text(visit.asked("to")), "findButton": .text(Wording.deskFind[language]),
            "hasFilterFault": .flag(fault != nil),
            "filterFault": .text(fault?.details.errors?.map(\.detail).joined(separator: " ") ?? ""),
            "groups": .list(groups), "isEmpty": .flag(page.cases.isEmpty && fault == nil),
            "emptyText": .text(Wording.deskNoCases[language]), "hasNext": .flag(page.cursor != nil),
            "isLaterPage": .flag(!visit.asked("cursor").isEmpty), "firstText": .text(Wording.deskNewest[language]),
            "firstHref": .text(address(cursor: nil)), "nextText": .text(Wording.deskEarlier[language]),
            "nextHref": .text(address(cursor: page.cursor)),
        ])
        return DeskContent(title: title, values: values)
    }

    private var groups: [PageValues] {
        guard isOpen else {
            return page.cases.isEmpty ? [] : [group(.deskCasesResolved, "resolved", page.cases)]
        }
        return CaseWords.Waiting.allCases.compactMap { waiting in
            let cases = page.cases.filter { CaseWords.Waiting($0) == waiting }
            return cases.isEmpty ? nil : group(waiting.wording, "\(waiting)", cases)
        }
    }

    private func group(_ title: Wording, _ id: String, _ cases: [CaseResource]) -> PageValues {
        PageValues([
            "groupTitle": .text(title[language]), "groupID": .text("g-\(id)"),
            "rows": .list(cases.map { CaseWords.row($0, for: visit) }),
        ])
    }

    /// The same list from another place on.
    private func address(cursor: String?) -> String {
        let pairs = [
            ("state", visit.asked("state")), ("to", visit.asked("to")), ("cursor", cursor ?? ""),
        ].filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.percentEncoded)" }
        return visit.href("cases") + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
