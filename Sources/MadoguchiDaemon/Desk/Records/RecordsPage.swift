import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// Records of errors, by what is looked for, the newest first.
    static let records = DeskPage(
        path: "/desk/records", section: .letters, summary: "Records of errors, the newest first.", template: .records,
        uses: [.get("/v1/records")], parameters: [RecordsAPI.words, RecordsAPI.caseID, RecordsAPI.cursor]
    ) { visit async throws(DeskFault) in try await RecordsPage(visit).content }
}

/// Makes the page of records.
struct RecordsPage {
    /// How the list is narrowed down.
    private static let filters = ["words", "case"]

    let visit: DeskVisit
    private let page: RecordPage
    /// What is wrong with the filter.
    private let fault: DeskFault?

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        (page, fault) = try await visit.list(
            "/v1/records", filters: Self.filters, none: RecordPage(records: [], cursor: nil))
    }

    private var language: Language { visit.language }

    var content: DeskContent {
        let isNarrowed = Self.filters.contains { !visit.asked($0).isEmpty }
        return DeskContent(
            title: .deskRecords,
            values: PageValues([
                "heading": .text(Wording.deskRecords[language]), "lead": .text(Wording.deskRecordsLead[language]),
                "addHref": .text(visit.href("records/new")),
                "addText": .text(Wording.deskRecordError[language]),
                "wordsLabel": .text(Wording.deskRecordWords[language]),
                "wordsHint": .text(Wording.deskRecordWordsHint[language]), "searched": .text(visit.asked("words")),
                "caseAsked": .text(visit.asked("case")), "hasCaseAsked": .flag(!visit.asked("case").isEmpty),
                "findButton": .text(Wording.deskFind[language]), "isNarrowed": .flag(isNarrowed),
                "allHref": .text(visit.href("records")), "allText": .text(Wording.deskShowAll[language]),
                "listTitle": .text(Wording.deskRecordList[language]), "hasFilterFault": .flag(fault != nil),
                "filterFault": .text(fault?.details.errors?.map(\.detail).joined(separator: " ") ?? ""),
                "records": .list(page.records.map { RecordRow(record: $0, visit: visit).values }),
                "isEmpty": .flag(page.records.isEmpty && fault == nil),
                "emptyText": .text((isNarrowed ? Wording.deskNoSuchRecord : .deskNoRecords)[language]),
                "hasNext": .flag(page.cursor != nil), "isLaterPage": .flag(!visit.asked("cursor").isEmpty),
                "firstText": .text(Wording.deskFirstNames[language]), "firstHref": .text(address(cursor: nil)),
                "nextText": .text(Wording.deskFurtherNames[language]), "nextHref": .text(address(cursor: page.cursor)),
            ]))
    }

    /// The same list from another place on.
    private func address(cursor: String?) -> String {
        let pairs = Self.filters.map { ($0, visit.asked($0)) } + [("cursor", cursor ?? "")]
        let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.percentEncoded)" }
        return visit.href("records") + (given.isEmpty ? "" : "?" + given.joined(separator: "&"))
    }
}

/// A record's line in a list.
struct RecordRow {
    let record: RecordResource
    let visit: DeskVisit

    /// Values of the partial `desk-record-row`.
    var values: PageValues {
        var values = visit.time(record.recordedAt)
        values["timeOther"] = .flag(false)
        values["recordHref"] = .text(visit.href("records/\(record.id.percentEncoded)"))
        values["recordError"] = .text(Self.short(record.error, 120))
        values["recordSeenOn"] = .text(Self.short(record.seenOn ?? "", 80))
        values["recordCure"] = .text(
            (record.cure.map { Wording.deskCureShort(Self.short($0, 120)) } ?? .deskCureUnknown)[visit.language])
        return values
    }

    private static func short(_ text: String, _ most: Int) -> String {
        let line = text.replacing("\n", with: " ")
        return line.count > most ? "\(line.prefix(most))…" : line
    }
}
