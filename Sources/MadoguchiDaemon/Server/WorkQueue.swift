/// Hands work over from the event loop to tasks.
struct WorkQueue: Sendable {
    private let stream: AsyncStream<@Sendable () async -> Void>
    private let send: AsyncStream<@Sendable () async -> Void>.Continuation

    init() {
        (stream, send) = AsyncStream.makeStream()
    }

    /// Starts this at once, concurrently with everything else.
    func add(_ work: @escaping @Sendable () async -> Void) {
        send.yield(work)
    }

    /// No more work follows.
    func finish() {
        send.finish()
    }

    /// Runs all work, until ``finish()`` and the last of it.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await work in stream { group.addTask { await work() } }
        }
    }
}
