import FollowUps
import LoggedEvents
import Logging
import Messages
import Synchronization

/// The overrides that the store has, and the hours that follow them: at the start, at each change, and where nobody
/// knows what was stored.
///
/// One at a time goes to the store and on to the hours. Otherwise the hours could end with what was read before
/// somebody else's change.
final class StoredOverrides: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// Whether something may have been stored that the hours don't follow.
        var mayHaveMissedChanges = false
    }

    let store: any FollowUpStore
    private let inbox: Reloader.Inbox
    private let state = Mutex(State())
    private let first = AsyncStream<[PlanOverride]>.makeStream()

    init(store: any FollowUpStore, inbox: Reloader.Inbox) {
        self.store = store
        self.inbox = inbox
    }

    /// Once this returns, answers follow them.
    func load() async throws(StoreError) {
        await begin()
        defer { end() }
        try await read()
    }

    /// The same, where something may have been stored that the hours don't follow.
    func catchUp() async throws(StoreError) {
        if state.withLock({ $0.mayHaveMissedChanges }) { try await load() }
    }

    /// Changes what is stored. Where nobody knows whether that was done, the hours follow what is there.
    ///
    /// - Parameter consequence: what the hours are to follow; nil for nothing.
    func change<Result>(
        _ change: (any FollowUpStore) async throws(StoreError) -> Result,
        _ consequence: (Result) -> HourLayers.OverrideChange?
    ) async throws(StoreError) -> Result {
        await begin()
        defer { end() }
        let result: Result
        do throws(StoreError) {
            result = try await change(store)
        } catch  where error.reason == .uncertain {
            state.withLock { $0.mayHaveMissedChanges = true }
            // Where that can't be read either, the hours catch up later.
            try? await read()
            throw error
        }
        if let consequence = consequence(result) { await inbox.apply(consequence) }
        return result
    }

    /// Reads them for ``lay(over:within:logger:)``, for as long as the store takes to be opened, which may be minutes.
    ///
    /// - Parameter early: gives those that can be had before that.
    func readFirst(_ early: AsyncStream<[PlanOverride]>) async {
        await withTaskGroup { [store, continuation = first.continuation] group in
            group.addTask {
                for await found in early { continuation.yield(found) }
            }
            if let found = try? await store.overrides() { continuation.yield(found) }
            group.cancelAll()
        }
        first.continuation.finish()
    }

    /// Lays them over the hours before anybody asks. Where the store takes longer or can't be used, says so; they follow
    /// before anything is sent.
    ///
    /// - Parameter timeout: how long to wait at most. Hours are answered whether or not the store can be used.
    func lay(over current: CurrentSnapshot, within timeout: Duration = .seconds(2), logger: Logger) async {
        let found = await withTaskGroup { [stream = first.stream] group in
            group.addTask { () -> [PlanOverride]? in
                for await found in stream { return found }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard let found else {
            logger.warning(.overridesFollow)
            return
        }
        guard !found.isEmpty else { return }
        var layers = current.snapshot.layers
        layers.apply(.all(found))
        current.replace(with: Snapshot(current.snapshot, layers: layers))
    }

    private func read() async throws(StoreError) {
        await inbox.apply(.all(try await store.overrides()))
        state.withLock { $0.mayHaveMissedChanges = false }
    }

    private func begin() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.isTaken else {
                    state.isTaken = true
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func end() {
        let next = state.withLock { state in
            if state.waiting.isEmpty { state.isTaken = false }
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.resume()
    }
}
