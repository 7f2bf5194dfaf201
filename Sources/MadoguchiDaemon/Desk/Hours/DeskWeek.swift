import MadoguchiAPI
import Messages
import SupportHours

/// A plan's coming week, drawn and as a table, as the public page has it.
struct DeskWeek {
    static let uses: Set<DeskRoute> = [.get("/v1/plans/{plan}/windows")]

    private let table: WeekTable
    private let visit: DeskVisit

    init(of plan: String, for visit: DeskVisit) async throws(DeskFault) {
        let windows = try await visit.windows(of: plan, in: WeekTable.span(on: visit.clock))
        table = WeekTable(windows, on: visit.clock)
        self.visit = visit
    }

    /// Values of the partial `week`.
    var values: PageValues {
        let language = visit.language
        let words: [String: Wording] = ["day": .pageDay, "hours": .pageHours, "now": .pageNow]
        return PageValues([
            "weekNote": .text(Wording.pageWeekNote(visit.clock.zone.spokenName)[language]),
            "zone": .text(visit.clock.zone.identifier), "days": .list(table.values(in: language)),
            "words": .values(PageValues(words.mapValues { .text($0[language]) })),
        ])
    }
}

extension DeskVisit {
    /// The windows of a plan within a span, clipped to it: one page of them.
    func windows(
        of plan: String, in span: Range<Instant>
    ) async throws(DeskFault) -> [(span: Range<Instant>, state: OpenState)] {
        let list: WindowList = try await get(
            "/v1/plans/{plan}/windows", ["plan": plan],
            query: [("from", clock.text(span.lowerBound)), ("to", clock.text(span.upperBound))])
        return list.windows.compactMap { window in
            guard let start = instant(window.start), let end = window.end.flatMap(instant), start < end else {
                return nil
            }
            return (start..<end, window.state.flatMap(OpenState.init) ?? .open)
        }
    }
}
