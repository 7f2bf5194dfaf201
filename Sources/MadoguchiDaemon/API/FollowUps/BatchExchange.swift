import NIOCore

/// Reads a batch, stores it and answers, each at its own pace: a client that sends everything before it reads anything
/// is answered too.
struct BatchExchange: Sendable {
    let batch: FollowUpBatch
    let body: RequestBody
    /// The directory for the spool of unread answers; nil for the system's temporary directory.
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
        try await withThrowingTaskGroup(of: FollowUpBatch.StepResult.self) { group in
            var batch = batch
            var isStoring = false
            func stored() async throws {
                guard isStoring, let result = try await group.next() else { return }
                isStoring = false
                batch.add(result)
            }
            func store() async throws {
                while let step = await batch.nextStep() {
                    try await stored()
                    isStoring = true
                    group.addTask { [batch] in
                        let result = await batch.store(step)
                        try await spool.append(result.text)
                        return result
                    }
                }
            }
            do {
                while let buffer = try await body.next() {
                    batch.receive(Array(buffer.readableBytesView))
                    try await store()
                }
            } catch {
                // What was sent before is answered.
                try await stored()
                throw error
            }
            batch.end()
            try await store()
            try await stored()
            if let summary = batch.summary { try await spool.append(summary) }
        }
    }
}
