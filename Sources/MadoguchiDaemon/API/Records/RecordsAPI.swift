import Delivery
import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Records of errors: what was found out, for the next such case.
struct RecordsAPI: API {
    static let words = Parameters.text(
        "words", about: "only those that have each of these words, of which a part is enough")
    static let caseID = Parameter<CaseID>("case", .id, about: "only those of this case") {
        text, _ throws(FaultMessage) in
        guard let id = CaseID(text) else { throw .noCaseID }
        return id
    }
    static let cursor = Parameters.cursor { RecordID($0) }
    /// Records have texts of several kilobytes each.
    static let limit = Parameters.limit(atMost: 100)

    /// All texts at their longest, 84,000 octets, however they are escaped (three bytes for an octet at most).
    private static let longestBody = 262_144

    let context: APIContext

    var routes: [Route] {
        [
            .post(
                "/v1/records",
                RouteDescription(
                    summary: "Records an error, and what is known of it. A record stays when its case is forgotten.",
                    body: .json(RecordRequest.self, limit: Self.longestBody),
                    answers: [.json(RecordResource.self, status: 201)],
                    problems: [.unknownCase]),
                .concurrent(add)),
            .get(
                "/v1/records",
                RouteDescription(
                    summary: "Records, the newest first.",
                    parameters: [Self.words, Self.caseID, Self.limit, Self.cursor],
                    answers: [.json(RecordPage.self)]),
                .concurrent(list)),
            .get(
                "/v1/records/{id}",
                RouteDescription(
                    summary: "One record.", answers: [.json(RecordResource.self)], problems: [.unknownRecord]),
                .concurrent(one)),
            .post(
                "/v1/records/{id}/amend",
                RouteDescription(
                    summary: "Replaces the fields that are given.",
                    body: .json(RecordAmendment.self, limit: Self.longestBody),
                    answers: [.json(RecordResource.self)], problems: [.unknownRecord]),
                .concurrent(amend)),
            .post(
                "/v1/records/{id}/remove",
                RouteDescription(
                    summary: "Removes a record for good.", body: .nothing, answers: [.json(RecordResource.self)],
                    problems: [.unknownRecord]),
                .concurrent(remove)),
        ]
    }

    private func add(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let (caseID, findings) = try JSONBody.read(try await request.json(), Self.newRecord)
        if let caseID {
            let state = try await storing { () throws(StoreError) in try await context.store.caseWith(caseID) }
            guard state != nil else { throw Problem(.unknownCase(caseID.description)) }
        }
        let record = ErrorRecord(
            id: RecordID(rawValue: context.newID().rawValue), caseID: caseID, findings: findings,
            recordedAt: context.clock.now(), recordedBy: request.uid)
        try await storing { () throws(StoreError) in try await context.store.addForSure(record) }
        return try Response(
            resource(record), status: 201,
            fields: [("cache-control", "no-store"), ("location", "/v1/records/\(record.id)")])
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        // Many clients write a space in a query as a plus sign; one that is meant finds no less this way.
        let words = (query.read(Self.words) ?? "").replacing("+", with: " ")
        let filter = RecordFilter(words: SearchWords(words), caseID: query.read(Self.caseID))
        let limit = query.read(Self.limit) ?? 50
        let before = query.read(Self.cursor)
        try query.finish()
        let found = try await storing { () throws(StoreError) in
            try await context.store.records(filter, before: before, limit: limit + 1)
        }
        let page = found.prefix(limit)
        return try Response(
            RecordPage(
                records: page.map(resource), cursor: found.count > limit ? page.last?.id.description : nil))
    }

    private func one(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        return try await answer(about: request) { id throws(StoreError) in try await context.store.record(id) }
    }

    private func amend(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let amendment = try JSONBody.read(try await request.json(), Self.amendment)
        let now = context.clock.now()
        return try await answer(about: request) { id throws(StoreError) in
            try await context.store.amendRecordForSure(id, by: amendment, at: now)
        }
    }

    private func remove(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        try JSONBody.nothing(try await request.json())
        return try await answer(about: request) { id throws(StoreError) in
            try await context.store.removeRecordForSure(id)
        }
    }

    private func answer(
        about request: Request, _ record: (RecordID) async throws(StoreError) -> ErrorRecord?
    ) async throws(Problem) -> Response {
        let text = request.captured("id")
        guard let id = RecordID(text) else { throw Problem(.unknownRecord(text)) }
        let found = try await storing { () throws(StoreError) in try await record(id) }
        guard let found else { throw Problem(.unknownRecord(text)) }
        return try Response(resource(found))
    }

    private func resource(_ record: ErrorRecord) -> RecordResource {
        let zone = context.current.snapshot.display
        return RecordResource(
            id: record.id.description, case: record.caseID?.description, error: record.findings.error,
            seenOn: record.findings.seenOn, steps: record.findings.steps, tried: record.findings.tried,
            cure: record.findings.cure, recordedAt: record.recordedAt.formatted(in: zone), uid: record.recordedBy,
            amendedAt: record.amendedAt?.formatted(in: zone))
    }

    // MARK: Bodies

    private static var newRecord: ValueReader<(CaseID?, ErrorRecord.Findings)> {
        .mapping(.theRecord) { keys in
            let caseID = keys.nullable(
                "case",
                ValueReader<String>.text(.caseID).then { text, node, problems in
                    if let id = CaseID(text) { return id }
                    problems.report(.foundOther(than: .caseID), at: node)
                    return nil
                })
            let error = keys.required("error", .errorText)
            let (seenOn, steps) = (keys.nullable("seen_on", .finding), keys.nullable("steps", .finding))
            let (tried, cure) = (keys.nullable("tried", .finding), keys.nullable("cure", .finding))
            return error.map {
                (caseID, ErrorRecord.Findings(error: $0, seenOn: seenOn, steps: steps, tried: tried, cure: cure))
            }
        }
    }

    private static var amendment: ValueReader<ErrorRecord.Amendment> {
        .mapping(.theAmendment) { keys in
            // null takes a finding away; the error itself stays.
            let amendment = ErrorRecord.Amendment(
                error: keys.optional("error", .errorText),
                seenOn: keys.optional("seen_on", ValueReader<String>.finding.orNull),
                steps: keys.optional("steps", ValueReader<String>.finding.orNull),
                tried: keys.optional("tried", ValueReader<String>.finding.orNull),
                cure: keys.optional("cure", ValueReader<String>.finding.orNull))
            if amendment == ErrorRecord.Amendment(),
                !["error", "seen_on", "steps", "tried", "cure"].contains(where: keys.has)
            {
                keys.report(.amendmentEmpty)
            }
            return amendment
        }
    }
}

extension ValueReader where Value == String {
    fileprivate static var errorText: ValueReader { visible(.errorText, octets: 4_000, hasLines: true) }
    fileprivate static var finding: ValueReader { visible(.text, octets: 20_000, hasLines: true) }
}
