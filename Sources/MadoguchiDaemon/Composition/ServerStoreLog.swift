import FollowUps
import FollowUpsPostgreSQL
import LoggedEvents
import Logging
import Messages
import Synchronization

/// Logs when a database server can't be used any more, and when it can be used again.
final class ServerStoreLog: Sendable {
    private struct State {
        var wasUsed = false
        /// Why it can't be used; nil where it works.
        var trouble: StoreError?
    }

    private let logger: Logger
    private let state = Mutex(State())

    init(logger: Logger) {
        self.logger = logger
    }

    /// Whether nothing is known of it yet: the first call connects, and may have to make tables.
    var isOpening: Bool { !state.withLock(\.wasUsed) }

    /// - Parameter error: why it can't be used; nil where it was just used.
    func report(_ error: StoreError?) {
        if let error, !error.isOfAllCalls { return }
        let before = state.withLock { state in
            defer {
                state.wasUsed = true
                state.trouble = error
            }
            return state.trouble
        }
        if let error, before?.reason != error.reason {
            logger.error(
                .storeUnusable(directory: "PostgreSQL", reason: error.reason.rawValue, Trouble(error.detail)),
                metadata: .about(.storeUnusable))
        } else if error == nil, let before {
            logger.notice(
                .storeUsable(directory: "PostgreSQL", reason: before.reason.rawValue), metadata: .about(.storeUsable))
        }
    }

    func report(_ rewind: Rewind, _ policy: PostgreSQLStore.RewindPolicy) {
        logger.error(
            .databaseWentBack(rewind.lost, isPaused: policy == .pause), metadata: .about(.databaseWentBack))
    }
}

extension Rewind {
    /// How many commits are known to be gone; nil where nothing is known.
    fileprivate var lost: Int64? {
        switch self {
        case .lostCommits(let count): count
        case .restored: nil
        }
    }
}

extension StoreError {
    /// Whether it says something of the database, and not of one call.
    fileprivate var isOfAllCalls: Bool {
        switch reason {
        case .full, .readOnly, .corrupt, .newer, .unreachable: true
        // Of the state directory, and not of rows.
        case .locked where !isOfServer: true
        case .exposed: true
        // A single call meets a lock, and a single commit is uncertain; what is wrong beyond that is told by the next one.
        case .locked, .uncertain, .io, .replaced, .closed: false
        }
    }
}
