import FollowUps
import MadoguchiAPI
import Messages

extension FollowUpsAPI {
    static let answer = Parameters.word(
        "answer", of: BatchAnswer.self,
        about: "which lines are answered: all (the default), or the refused ones and a summary")

    func accept(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let isDryRun = query.read(Parameters.isDryRun) ?? false
        try query.finish()
        let key = try request.idempotencyKey()
        let body = try await request.json()
        let intake = Intake(context, uid: request.uid, acceptedLanguage: request.acceptedLanguage)
        let new = try intake.read(body, key: .header(key))
        if isDryRun { return try Response(try intake.previewWithText(of: new)) }

        let results = try await storing { () throws(StoreError) in
            try await context.queueing(by: intake.snapshot) { () throws(StoreError) in
                try await context.store.enqueueForSure([new])
            }
        }
        guard let result = results.first else { throw .store(.noAnswer) }
        let (status, resource) = try intake.outcome(of: new, result)
        if status == 201 { context.wake(intake.snapshot) }
        return try Response(
            resource, status: status,
            fields: [("cache-control", "no-store"), ("location", "/v1/follow-ups/\(resource.id ?? "")")])
    }

    func batch(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        let isDryRun = query.read(Parameters.isDryRun) ?? false
        let answer = query.read(Self.answer) ?? .all
        try query.finish()
        try request.requireContentType("application/x-ndjson")
        let batch = FollowUpBatch(
            context: context, uid: request.uid, isDryRun: isDryRun, answer: answer,
            language: request.language(in: snapshot))
        let exchange = BatchExchange(batch: batch, body: request.body, spoolDirectory: spoolDirectory)
        return Response(
            status: 200, fields: [("content-type", "application/x-ndjson"), ("cache-control", "no-store")],
            body: .stream(length: nil) { try await exchange.run(writingTo: $0) })
    }
}
