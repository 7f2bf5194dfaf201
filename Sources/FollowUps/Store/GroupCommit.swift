package import Dispatch
import Synchronization

/// Lets calls that arrive during a commit share the next one. They run on one thread at a time, outside Swift's
/// cooperative pool.
package final class GroupCommit<Transaction>: Sendable {
    /// One call.
    package struct Call: Sendable {
        /// Does its part of the transaction, and returns what to call once that is durable. May run again in another
        /// transaction where the first one was rolled back.
        package let run: @Sendable (Transaction) throws -> @Sendable () -> Void
        package let fail: @Sendable (StoreError) -> Void
    }

    private struct State: Sendable {
        var waiting: [Call] = []
        var isWorking = false
    }

    private let state = Mutex(State())
    private let queue: DispatchQueue
    private let commit: @Sendable ([Call]) -> Void

    /// - Parameters:
    ///   - queue: a serial one.
    ///   - commit: does all of them in one transaction, and answers each.
    package init(on queue: DispatchQueue, commit: @escaping @Sendable ([Call]) -> Void) {
        self.queue = queue
        self.commit = commit
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
        let wakes = state.withLock { state in
            state.waiting.append(call)
            defer { state.isWorking = true }
            return !state.isWorking
        }
        if wakes { queue.async { self.work() } }
    }

    private func work() {
        while let calls = next() { commit(calls) }
    }

    private func next() -> [Call]? {
        state.withLock { state in
            state.isWorking = !state.waiting.isEmpty
            defer { state.waiting = [] }
            return state.waiting.isEmpty ? nil : state.waiting
        }
    }
}
