import FollowUps
import MadoguchiAPI

extension FollowUpsAPI {
    func accept(_ request: ControlRequest, query: QueryReader) async throws(Problem) -> HoursResponse {
        let isDryRun = try Self.isDryRun(query)
        try request.requireContentType("application/json")
        if let key = request.idempotencyKey, !IdempotencyKey.isValid(key) { throw .malformedIdempotencyKey() }
        let body = try await request.body(FollowUpReader.largestBody)
        let intake = Intake(self, uid: request.uid)
        let new = try intake.read(body[...], key: .header(request.idempotencyKey))
        if isDryRun { return HoursResponse(try intake.preview(of: new)) }

        let results = try await storing { () throws(StoreError) in try await store.enqueue([new]) }
        guard let result = results.first else { throw .store(.noAnswer) }
        let (status, resource) = try intake.outcome(of: new, result)
        if status == 201 { wake(intake.snapshot) }
        return HoursResponse(
            resource, status: status,
            fields: [("cache-control", "no-store"), ("location", "/v1/follow-ups/\(resource.id ?? "")")])
    }

    func batch(_ request: ControlRequest, query: QueryReader) throws(Problem) -> FollowUpBatch {
        let isDryRun = try Self.isDryRun(query)
        try request.requireContentType("application/x-ndjson")
        return FollowUpBatch(api: self, uid: request.uid, isDryRun: isDryRun)
    }

    private static func isDryRun(_ query: QueryReader) throws(Problem) -> Bool {
        var query = query
        let isDryRun = query.flag("dry_run")
        try query.finish()
        return isDryRun
    }
}

extension ControlRequest {
    /// Refuses a body that is said to be of another type; one of which nothing is said is taken for it.
    func requireContentType(_ expected: String) throws(Problem) {
        guard let contentType else { return }
        let type = contentType.prefix { $0 != ";" }.split(separator: " ").joined().lowercased()
        // curl calls every body a form unless it is told otherwise, and no form is ever asked for here.
        guard type == expected || type == "application/x-www-form-urlencoded" else {
            throw .unsupportedContentType(contentType, expected: expected)
        }
    }
}
