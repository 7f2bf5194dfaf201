package import Dispatch
import Glibc
import Synchronization

/// Lets calls that arrive during a commit share the next one. They run on the writers' threads, outside Swift's cooperative
/// pool.
package final class GroupCommit<Transaction>: Sendable {
    /// One call.
    package struct Call: Sendable {
        /// Does its part of the transaction, and returns what to call once that is durable. May run again in another
        /// transaction where the first one was rolled back.
        package let run: @Sendable (Transaction) throws -> @Sendable () -> Void
        package let fail: @Sendable (StoreError) -> Void
    }

    /// Commits, one transaction at a time.
    package struct Writer: Sendable {
        fileprivate let queue: DispatchQueue
        fileprivate let commit: @Sendable ([Call], _ late: () -> [Call]) -> Void

        /// - Parameters:
        ///   - queue: a serial one.
        ///   - commit: does all of them in one transaction, and answers each. Those that have come since it began are had from
        ///     `late`; who takes them does the same for them.
        package init(on queue: DispatchQueue, commit: @escaping @Sendable ([Call], _ late: () -> [Call]) -> Void) {
            self.queue = queue
            self.commit = commit
        }
    }

    private struct State: Sendable {
        var waiting: [Call] = []
        /// Those who work will look for more by themselves.
        var idle: [Writer]

        mutating func takeWaiting() -> [Call] {
            defer { waiting = [] }
            return waiting
        }
    }

    /// For how long a writer with nothing to do lets others run before it goes to sleep.
    private static var spinTime: Duration { .microseconds(50) }
    /// For how long a writer works before whatever else waits for its queue has its turn.
    private static var turn: Duration { .milliseconds(20) }

    private let state: Mutex<State>
    private let hasOneWriter: Bool

    /// - Parameter writers: one, or several where transactions may run side by side: those who were answered together come back
    ///   together, and of one writer the first would have the others wait for a commit of its own.
    package init(_ writers: [Writer]) {
        state = Mutex(State(idle: writers))
        hasOneWriter = writers.count == 1
    }

    package var waiting: Int { state.withLock { $0.waiting.count } }

    package func submit<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws(StoreError) -> Result {
        try await submit(withResultLater: { transaction in
            let result = try body(transaction)
            return { result }
        })
    }

    /// - Parameter body: joins the transaction, and returns what gives the result once that is committed.
    package func submit<Result: Sendable>(
        withResultLater body: @escaping @Sendable (Transaction) throws -> @Sendable () -> Result
    ) async throws(StoreError) -> Result {
        typealias Continuation = CheckedContinuation<Swift.Result<Result, StoreError>, Never>
        return try await withCheckedContinuation { (continuation: Continuation) in
            add(
                Call { transaction in
                    let result = try body(transaction)
                    return { continuation.resume(returning: .success(result())) }
                } fail: { error in
                    continuation.resume(returning: .failure(error))
                })
        }.get()
    }

    private func add(_ call: Call) {
        let writer = state.withLock { state in
            state.waiting.append(call)
            return state.idle.popLast()
        }
        guard let writer else { return }
        writer.queue.async { self.work(writer) }
    }

    private func work(_ writer: Writer) {
        let began = ContinuousClock.now
        while let calls = next(for: writer) {
            writer.commit(calls, takeWaiting)
            if began.duration(to: .now) > Self.turn { return writer.queue.async { self.work(writer) } }
            if hasOneWriter { letOthersCome() }
        }
    }

    /// Those whom a commit has answered often come back at once. A writer who has gone to sleep must be woken for them, which
    /// takes longer than they do.
    private func letOthersCome() {
        let began = ContinuousClock.now
        while waiting == 0, began.duration(to: .now) < Self.spinTime { sched_yield() }
    }

    private func next(for writer: Writer) -> [Call]? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.idle.append(writer)
                return nil
            }
            return state.takeWaiting()
        }
    }

    private func takeWaiting() -> [Call] {
        state.withLock { $0.takeWaiting() }
    }
}
