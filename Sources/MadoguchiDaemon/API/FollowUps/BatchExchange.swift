import NIOCore

/// Reads a batch, stores it, and answers, each as fast as it goes: a client that reads nothing before it has sent
/// everything is answered all the same.
struct BatchExchange: Sendable {
    let batch: FollowUpBatch
    let body: RequestBody
    /// Where answers wait that aren't read yet; nil for the system's temporary directory.
    let spoolDirectory: String?

    func run(writingTo stream: ResponseStream) async throws {
        let spool = AnswerSpool(directory: spoolDirectory ?? "/tmp")
        try await withThrowingTaskGroup { group in
            group.addTask {
                do {
                    try await take(into: spool)
                    await spool.finish()
                } catch {
                    await spool.finish(throwing: error)
                }
            }
            group.addTask {
                do {
                    while let bytes = try await spool.next() { try await stream.write(bytes) }
                } catch {
                    await spool.fail(error)
                    throw error
                }
            }
            try await group.waitForAll()
        }
    }

    private func take(into spool: AnswerSpool) async throws {
        var batch = batch
        while let buffer = try await body.next() {
            batch.receive(Array(buffer.readableBytesView))
            while let results = await batch.results() { try await spool.append(results) }
        }
        batch.end()
        while let results = await batch.results() { try await spool.append(results) }
        if let summary = batch.summary { try await spool.append(summary) }
    }
}
