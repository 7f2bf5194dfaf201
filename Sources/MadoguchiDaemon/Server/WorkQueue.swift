/// What is to be done off the event loop, handed over to the tasks that do it.
struct WorkQueue: Sendable {
    private let stream: AsyncStream<@Sendable () async -> Void>
    private let send: AsyncStream<@Sendable () async -> Void>.Continuation

    init() {
        (stream, send) = AsyncStream.makeStream()
    }

    /// Does this at once, beside everything else.
    func add(_ work: @escaping @Sendable () async -> Void) {
        send.yield(work)
    }

    /// Nothing more comes.
    func finish() {
        send.finish()
    }

    /// Does all that comes, until ``finish()`` and the last of it.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await work in stream { group.addTask { await work() } }
        }
    }
}
