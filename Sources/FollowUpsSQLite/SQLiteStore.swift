import Dispatch
package import FollowUps
import GRDB
package import Logging
import Messages

/// Keeps follow-ups in `madoguchi.sqlite`, for one daemon at a time.
///
/// The first call opens it. Where that or anything later fails, every call throws until the cause is gone; then the
/// store works again by itself.
package final class SQLiteStore: Sendable {
    let database: ReopeningDatabase
    let writer: GroupCommit<WriteTransaction>
    /// Where copies are made, one after the other.
    let copying = DispatchQueue(label: "madoguchi.store.copy")
    private let queue: DispatchQueue

    /// - Parameters:
    ///   - directory: the state directory; created if it is missing.
    ///   - logger: told when the store becomes unusable, and when it works again.
    ///   - retryInterval: how long to wait after a failed opening before another.
    ///   - isShared: whether others may use the same database; only for tests of several daemons.
    ///   - openTime: for how long a transaction takes in calls that come while it runs: its first ones wait for them.
    ///   - foundOverrides: called with the overrides before the database is read in full, where it has any tables. Must not
    ///     block.
    ///   - stillAtIt: called every few seconds while the database is being opened, which reads it in full and migrates
    ///     it.
    package init(
        directory: String, logger: Logger, retryInterval: Duration = .seconds(1),
        isShared: Bool = false, openTime: Duration = .milliseconds(5),
        foundOverrides: @escaping @Sendable ([PlanOverride]) -> Void = { _ in },
        stillAtIt: @escaping @Sendable () -> Void = {}
    ) {
        let database = ReopeningDatabase(
            directory: directory, logger: logger, retryInterval: retryInterval, isShared: isShared,
            early: { db in if let found = try? db.overrides() { foundOverrides(found) } }, stillAtIt: stillAtIt)
        self.database = database
        queue = DispatchQueue(label: "madoguchi.store")
        writer = GroupCommit([
            GroupCommit.Writer(on: queue) { [queue] calls, late in
                Self.commit(calls, late, within: openTime, to: database, on: queue)
            }
        ])
    }

    /// Whether a call would wait for the database to be opened.
    package var isOpening: Bool { database.isOpening }

    /// Returns once every earlier call is done; every later call fails with `closed`.
    package func close() async {
        await withCheckedContinuation { continuation in
            queue.async { [database] in
                database.close()
                continuation.resume()
            }
        }
    }

    // MARK: Writing

    private typealias Call = GroupCommit<WriteTransaction>.Call

    /// - Parameter late: takes calls that have come since.
    private static func commit(
        _ calls: [Call], _ late: () -> [Call], within openTime: Duration, to database: ReopeningDatabase,
        on queue: DispatchQueue
    ) {
        var calls = calls
        do throws(StoreError) {
            let pool = try database.pool()
            let answers: [@Sendable () -> Void]
            do {
                answers = try pool.writeWithoutTransaction { db in
                    let (answers, hasForgotten) = try transaction(&calls, late, within: openTime, in: db)
                    database.cutLog(of: db, afterForgetting: hasForgotten, on: queue)
                    return answers
                }
            } catch {
                throw StoreError(error)
            }
            try database.checkPlace()
            database.report(nil)
            for answer in answers { answer() }
        } catch {
            if calls.count > 1, !error.concernsTheWholeStore {
                // One of them is at fault: commit each by itself.
                for call in calls { commit([call], { [] }, within: openTime, to: database, on: queue) }
                return
            }
            database.report(error)
            for call in calls { call.fail(error) }
        }
    }

    /// - Returns: what answers the calls, and whether data was deleted that must not remain in the log.
    private static func transaction(
        _ calls: inout [Call], _ late: () -> [Call], within openTime: Duration, in db: Database
    ) throws -> (answers: [@Sendable () -> Void], hasForgotten: Bool) {
        let transaction = WriteTransaction(db)
        var answers: [@Sendable () -> Void] = []
        var isCommitting = false
        do {
            try db.inTransaction(.immediate) {
                // Callers whom the last commit has answered are back while this one's first calls run, and share it.
                let began = ContinuousClock.now
                var next = calls
                while !next.isEmpty {
                    answers += try next.map { try $0.run(transaction) }
                    next = began.duration(to: .now) < openTime ? late() : []
                    calls += next
                }
                try transaction.finish()
                isCommitting = true
                return .commit
            }
        } catch let error as DatabaseError where isCommitting && error.resultCode == .SQLITE_IOERR {
            // It may be in the log all the same, where a later connection would find it.
            let code = error.extendedResultCode
            throw StoreError(.uncertain, detail: .sqliteInCommit(code.rawValue, "\(code)"))
        }
        return (answers, transaction.hasForgotten)
    }

    // MARK: Reading

    private typealias Continuation<Result> = CheckedContinuation<Swift.Result<Result, StoreError>, Never>

    /// Reads from one state of the database, without blocking writers.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws(StoreError) -> Result {
        try await withCheckedContinuation { (continuation: Continuation<Result>) in
            if let pool = database.openPool {
                read(from: pool, body, continuation)
                return
            }
            queue.async { [self] in
                do throws(StoreError) {
                    read(from: try database.pool(), body, continuation)
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }.get()
    }

    private func read<Result: Sendable>(
        from pool: DatabasePool, _ body: @escaping @Sendable (Database) throws -> Result,
        _ continuation: Continuation<Result>
    ) {
        pool.asyncRead { [queue, database] db in
            do {
                continuation.resume(returning: .success(try body(db.get())))
            } catch {
                let error = StoreError(error)
                // Not here, because closing waits until all readers are returned. A failure of an old connection says
                // nothing about the one that has replaced it.
                queue.async { [pool] in
                    if pool === database.openPool { database.report(error) }
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }
}
