import Dispatch
import FollowUps
import GRDB
import GRDBSQLite
import Glibc
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import SupportHours
import Synchronization
import SystemPackage

/// A database that is opened when it is needed, and again after a failure. Logs when it becomes unusable and when it
/// works again.
final class ReopeningDatabase: Sendable {
    private struct State: Sendable {
        var database: OpenDatabase?
        /// Why it can't be used; nil where it works.
        var trouble: StoreError?
        var nextTry: ContinuousClock.Instant?
        var isClosed = false
        var isOpening = false
        /// When it was last opened and found sound.
        var soundAt: Instant?
        /// Whether the log may still hold erased data; an earlier run may have left such a log.
        var logHoldsForgotten = true
        /// Whether that is tried again by itself, because a reader was in the way.
        var isCuttingAgain = false
    }

    private let directory: String
    private let logger: Logger
    private let retryInterval: Duration
    private let isShared: Bool
    private let opening: LongWork
    private let early: @Sendable (Database) -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - early: as for ``OpenDatabase``.
    ///   - stillAtIt: called now and then while it is being opened.
    init(
        directory: String, logger: Logger, retryInterval: Duration, isShared: Bool = false,
        early: @escaping @Sendable (Database) -> Void = { _ in }, stillAtIt: @escaping @Sendable () -> Void = {}
    ) {
        self.isShared = isShared
        self.early = early
        self.directory = directory
        self.logger = logger
        self.retryInterval = retryInterval
        opening = LongWork(stillAtIt: stillAtIt)
    }

    /// The database where it is open.
    var openPool: DatabasePool? {
        state.withLock { $0.database?.pool }
    }

    /// Whether it is being opened, which takes a while with a large one, or will be by the first call.
    var isOpening: Bool {
        state.withLock { $0.isOpening || $0.database == nil && $0.trouble == nil && !$0.isClosed }
    }

    /// Opens the database if it isn't open; an opening that failed just now isn't repeated so soon. Blocks; one caller
    /// at a time.
    func pool() throws(StoreError) -> DatabasePool {
        let state = state.withLock(\.self)
        if state.isClosed { throw .closed }
        if let database = state.database {
            try checkPlace(of: database, isNews: state.trouble?.reason != .replaced)
            return database.pool
        }
        if let trouble = state.trouble, let nextTry = state.nextTry, .now < nextTry { throw trouble }
        do throws(StoreError) {
            let database = try open()
            self.state.withLock { state in
                state.database = database
                state.soundAt = WallClock.system.now()
            }
            for finding in database.findings { logger.warning(finding) }
            report(nil)
            return database.pool
        } catch {
            self.state.withLock { $0.nextTry = .now + retryInterval }
            report(error)
            throw error
        }
    }

    /// Refuses to write to a database that has lost its name. The database stays open, because it is the only copy
    /// then.
    ///
    /// - Parameter isNews: whether it was in its place the last time.
    private func checkPlace(of database: OpenDatabase, isNews: Bool) throws(StoreError) {
        if database.isInPlace { return }
        // Makes the file alone complete.
        if isNews { _ = try? database.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) } }
        throw .replaced
    }

    /// Called by the writer after a commit, which doesn't count where this throws.
    func checkPlace() throws(StoreError) {
        guard let database = state.withLock(\.database) else { return }
        try checkPlace(of: database, isNews: true)
    }

    private func open() throws(StoreError) -> OpenDatabase {
        state.withLock { $0.isOpening = true }
        defer { state.withLock { $0.isOpening = false } }
        return try opening.during { () throws(StoreError) in
            try OpenDatabase(in: directory, isShared: isShared, early: early)
        }
    }

    /// Records the result of using it. Blocks; one caller at a time.
    ///
    /// - Parameter error: nil where it was opened or committed to.
    func report(_ error: StoreError?) {
        if let error, !error.concernsTheWholeStore { return }
        let (before, dropped) = state.withLock { state in
            defer {
                state.trouble = error
                if error?.spoilsTheConnection ?? false { state.database = nil }
            }
            return (state.trouble, error?.spoilsTheConnection ?? false ? state.database : nil)
        }
        try? dropped?.pool.close()
        if let error, before?.reason != error.reason {
            logger.error(
                .storeUnusable(
                    directory: directory, reason: error.reason.rawValue,
                    Trouble(error.detail, remedy: remedy(for: error.reason))),
                metadata: .about(.storeUnusable))
        } else if error == nil, let before {
            logger.notice(
                .storeUsable(directory: directory, reason: before.reason.rawValue), metadata: .about(.storeUsable))
        }
    }

    /// Deleted messages and secrets are overwritten in the database, but stay in its log until that is truncated.
    /// Doesn't wait for readers: where one is in the way, it is tried again until it isn't, whether or not there is another
    /// commit. Called by the writer, outside a transaction.
    ///
    /// - Parameter queue: the writer's.
    func cutLog(of db: Database, afterForgetting hasForgotten: Bool, on queue: DispatchQueue) {
        let isToCut = state.withLock { state in
            if state.isCuttingAgain, !hasForgotten { return false }
            state.logHoldsForgotten = state.logHoldsForgotten || hasForgotten
            return state.logHoldsForgotten
        }
        guard isToCut else { return }
        cutLog(of: db)
        let isToCutAgain = state.withLock { state in
            defer { state.isCuttingAgain = state.logHoldsForgotten }
            return state.logHoldsForgotten && !state.isCuttingAgain
        }
        if isToCutAgain { cutAgain(on: queue) }
    }

    private func cutLog(of db: Database) {
        sqlite3_busy_timeout(db.sqliteConnection, 0)
        let isCut = (try? db.checkpoint(.truncate)) != nil
        sqlite3_busy_timeout(db.sqliteConnection, OpenDatabase.busyMilliseconds)
        state.withLock { $0.logHoldsForgotten = !isCut }
    }

    private func cutAgain(on queue: DispatchQueue) {
        queue.asyncAfter(deadline: .now() + .milliseconds(500)) { [self] in
            // Of a database that was closed meanwhile, the next one to open it cuts the log.
            if let openPool { openPool.writeWithoutTransaction { db in cutLog(of: db) } }
            let isDone = state.withLock { state in
                state.isCuttingAgain = state.logHoldsForgotten && state.database != nil
                return !state.isCuttingAgain
            }
            if !isDone { cutAgain(on: queue) }
        }
    }

    /// Copies it without blocking writers. Blocks the caller.
    func copy() throws(StoreError) -> StoreCopy {
        try DatabaseCopy.make(in: directory)
    }

    /// - Parameter trouble: the result of using it just now.
    func condition(_ trouble: StoreError?) -> StoreCondition {
        func size(_ path: String) -> Int64? { (try? Stat(FilePath(path)))?.size }
        let path = "\(directory)/madoguchi.sqlite"
        return StoreCondition(
            trouble: trouble, soundAt: state.withLock(\.soundAt), size: size(path), logSize: size("\(path)-wal"))
    }

    /// Closes it for good, and checkpoints its log first so that the file alone is complete: the last connection that
    /// closes is a reader, which can't do that.
    func close() {
        let database = state.withLock { state in
            state.isClosed = true
            defer { state.database = nil }
            return state.database
        }
        try? database?.pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try? database?.pool.close()
    }
}

extension ReopeningDatabase {
    /// What the operator can do about it.
    private func remedy(for reason: StoreError.Reason) -> Wording {
        switch reason {
        case .replaced: .putBack(copy: openFile)
        case .exposed: .closeToOthers
        case .unreachable, .uncertain: .checkDatabaseServer
        case .full: .makeRoom
        case .readOnly: .makeWritable
        case .locked: .stopOtherProgram
        case .corrupt: .restoreBackup
        case .newer: .installNewer
        case .io, .closed: .checkDisk
        }
    }

    /// The path of the open database's file once that has no name in the directory any more.
    private var openFile: String? {
        let directory = "/proc/\(getpid())/fd"
        let database = state.withLock(\.database)
        return ((try? DirectoryNames.read(directory)) ?? []).map { "\(directory)/\($0)" }
            .first { database?.isFile($0) ?? false }
    }
}
