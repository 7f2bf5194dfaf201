import GRDB
import Logging
import Synchronization

/// Keeps the database open, opens it again where that failed, and says in the log when it becomes unusable and when it
/// is well again.
final class StoreDoor: Sendable {
    private struct State: Sendable {
        var database: OpenDatabase?
        /// Why it can't be used; nil where all is well.
        var trouble: StoreError?
        var nextTry: ContinuousClock.Instant?
        var isClosed = false
    }

    private let directory: String
    private let logger: Logger
    private let retryInterval: Duration
    private let state = Mutex(State())

    init(directory: String, logger: Logger, retryInterval: Duration) {
        self.directory = directory
        self.logger = logger
        self.retryInterval = retryInterval
    }

    /// The database where it is open.
    var openPool: DatabasePool? {
        state.withLock { $0.database?.pool }
    }

    /// The database, opened where it isn't; what failed just now isn't tried again so soon. Blocks; one caller at a time.
    func pool() throws(StoreError) -> DatabasePool {
        let now = ContinuousClock.now
        let (pool, trouble, isClosed) = state.withLock { state in
            (state.database?.pool, state.nextTry.map { now < $0 } ?? false ? state.trouble : nil, state.isClosed)
        }
        if isClosed { throw StoreError(.closed, detail: "the daemon is stopping") }
        if let pool { return pool }
        if let trouble { throw trouble }
        do throws(StoreError) {
            let database = try OpenDatabase(in: directory)
            state.withLock { $0.database = database }
            settle(nil)
            return database.pool
        } catch {
            state.withLock { $0.nextTry = now + retryInterval }
            settle(error)
            throw error
        }
    }

    /// Takes note of how a transaction ended.
    ///
    /// - Parameter error: nil where it was committed.
    func settle(_ error: StoreError?) {
        if let error, !error.concernsTheWholeStore || error.reason == .closed { return }
        let (before, dropped) = state.withLock { state in
            let before = state.trouble
            state.trouble = error
            guard error?.spoilsTheConnection ?? false else { return (before, OpenDatabase?.none) }
            defer { state.database = nil }
            return (before, state.database)
        }
        try? dropped?.pool.close()
        if let error, before?.reason != error.reason {
            logger.error("follow-ups can't be kept in \(directory) (\(error.reason.rawValue)): \(error.detail)")
        } else if error == nil, let before {
            logger.notice("follow-ups can be kept in \(directory) again (it was \(before.reason.rawValue))")
        }
    }

    /// Closes it for good.
    func close() {
        let database = state.withLock { state in
            state.isClosed = true
            defer { state.database = nil }
            return state.database
        }
        try? database?.pool.close()
    }
}
