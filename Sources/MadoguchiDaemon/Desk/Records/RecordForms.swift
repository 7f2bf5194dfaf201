import MadoguchiAPI
import Messages
import SupportHours

extension DeskForm {
    private static let record = DeskRoute.get("/v1/records/{id}")

    /// Keeps what was found out about an error.
    static let addRecord = DeskForm(
        path: "/desk/records/new", section: .letters, summary: "Records an error.", route: .post("/v1/records"),
        parameters: [Parameters.text("case", about: "the case that it came up in")],
        show: { visit throws(DeskFault) in
            DeskFormContent(
                title: .deskRecordError, lead: [.deskRecordLead],
                fields: RecordFields.all() + [
                    DeskField(
                        name: "case", label: .deskRecordCase, kind: .line, pointer: "/case", value: visit.asked("case"),
                        isSeldom: true)
                ], button: .deskRecordIt, back: "records")
        },
        done: { visit, answer throws(DeskFault) in
            let record: RecordResource = try visit.decode(answer)
            return DeskOutcome(path: "records/\(record.id.percentEncoded)", said: .deskRecordAdded)
        })

    /// Adds what was found out later.
    static let amendRecord = DeskForm(
        path: "/desk/records/{id}/amend", section: .letters, summary: "Amends a record.",
        route: .post("/v1/records/{id}/amend"), uses: [record],
        show: { visit async throws(DeskFault) in
            let record: RecordResource = try await visit.get("/v1/records/{id}", ["id": visit.captured("id")])
            return DeskFormContent(
                title: .deskAmend, basis: RecordFields.basis(of: record, for: visit), fields: RecordFields.all(record),
                button: .deskAmendIt, back: "records/\(record.id.percentEncoded)")
        },
        // What was emptied is taken away, and what wasn't touched stays as it is.
        body: { input in
            input.fields.filter { input[$0.name] != $0.value }.reduce(.object([])) { body, field in
                let text = input[field.name]
                return body.with(field.name, text.isEmpty && field.name != "error" ? .null : .text(text))
            }
        },
        done: { visit, _ throws(DeskFault) in
            DeskOutcome(path: "records/\(visit.captured("id").percentEncoded)", said: .deskAmended)
        })

    /// Removes a record for good.
    static let removeRecord = DeskForm(
        path: "/desk/records/{id}/remove", section: .letters, summary: "Removes a record.",
        route: .post("/v1/records/{id}/remove"), uses: [record],
        show: { visit async throws(DeskFault) in
            let record: RecordResource = try await visit.get("/v1/records/{id}", ["id": visit.captured("id")])
            return DeskFormContent(
                title: .deskRemove, lead: [.deskRemoveLead],
                facts: [
                    DeskFact(name: .deskRecordText, value: record.error),
                    DeskFact(
                        name: .labelRecorded, value: visit.moment(record.recordedAt), instant: record.recordedAt),
                ], basis: RecordFields.basis(of: record, for: visit), button: .deskRemove, isFinal: true,
                back: "records/\(record.id.percentEncoded)")
        },
        done: { _, _ throws(DeskFault) in DeskOutcome(path: "records", said: .deskRemoved) })
}

enum RecordFields {
    /// - Parameter record: what they have at first.
    static func all(_ record: RecordResource? = nil) -> [DeskField] {
        [
            DeskField(
                name: "error", label: .deskRecordText, kind: .text, pointer: "/error", hint: .deskRecordTextHint,
                value: record?.error ?? "", isRequired: true),
            DeskField(
                name: "seen_on", label: .deskRecordSeenOn,
                kind: record?.seenOn?.contains("\n") == true ? .text : .line, pointer: "/seen_on",
                hint: .deskRecordSeenOnHint, value: record?.seenOn ?? ""),
            DeskField(
                name: "steps", label: .deskRecordSteps, kind: .text, pointer: "/steps", value: record?.steps ?? ""),
            DeskField(
                name: "tried", label: .deskRecordTried, kind: .text, pointer: "/tried", value: record?.tried ?? ""),
            DeskField(name: "cure", label: .deskRecordCure, kind: .text, pointer: "/cure", value: record?.cure ?? ""),
        ]
    }

    /// Somebody else may amend it meanwhile.
    static func basis(of record: RecordResource, for visit: DeskVisit) -> DeskBasis {
        DeskBasis(parts: [DeskBasis.Part(name: .labelAmended, value: record.amendedAt ?? "")])
    }
}
