import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// One record.
    static let record = DeskPage(
        path: "/desk/records/{id}", section: .letters, summary: "One record of an error.", template: .record,
        uses: [.get("/v1/records/{id}")]
    ) { visit async throws(DeskFault) in
        let record: RecordResource = try await visit.get("/v1/records/{id}", ["id": visit.captured("id")])
        return DeskContent(title: .deskRecord, values: OneRecordPage(record: record, visit: visit).values)
    }
}

/// Makes the page of one record.
private struct OneRecordPage {
    let record: RecordResource
    let visit: DeskVisit

    private var language: Language { visit.language }

    var values: PageValues {
        let path = "records/\(record.id.percentEncoded)"
        let texts: [(Wording, String?)] = [
            (.deskRecordSeenOn, record.seenOn), (.deskRecordSteps, record.steps), (.deskRecordTried, record.tried),
            (.deskRecordCure, record.cure),
        ]
        var values = PageValues([
            "heading": .text(Wording.deskRecord[language]), "backHref": .text(visit.href("records")),
            "backText": .text(Wording.deskRecords[language]), "errorText": .block(record.error),
            "texts": .list(
                texts.map { name, text in
                    PageValues([
                        "textName": .text(name[language]), "textBody": .block(text ?? ""),
                        "textIsThere": .flag(text != nil), "textMissing": .text(Wording.deskNotYetKnown[language]),
                    ])
                }),
            "amendHref": .text(visit.href("\(path)/amend")), "amendText": .text(Wording.deskAmend[language]),
            "removeHref": .text(visit.href("\(path)/remove")), "removeText": .text(Wording.deskRemoveLink[language]),
            "hasCase": .flag(record.case != nil), "caseText": .text(Wording.deskItsCase[language]),
            "caseHref": .text(visit.href("cases/\((record.case ?? "").percentEncoded)")),
        ])
        values.add(DeskFormView.facts(facts, named: "facts", for: visit))
        return values
    }

    private var facts: [DeskFact] {
        let facts: [(Wording, String?, String?)] = [
            (.labelRecorded, visit.moment(record.recordedAt), record.recordedAt),
            (.labelAmended, record.amendedAt.map(visit.moment), record.amendedAt),
            (.deskRecordedBy, record.uid.map { userName($0) ?? "uid \($0)" }, nil), (.labelID, record.id, nil),
        ]
        return facts.compactMap { name, value, instant in
            value.map { DeskFact(name: name, value: $0, instant: instant) }
        }
    }
}
