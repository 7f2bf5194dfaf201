import Dispatch
import GRDB
package import Logging
package import SupportHours

/// Keeps follow-ups in `madoguchi.sqlite`, for one daemon at a time.
///
/// It is opened with the first call. Where that or anything later fails, every call says so until the cause is gone,
/// and then goes on by itself.
package final class SQLiteStore: FollowUpStore {
    let door: StoreDoor
    let writer: GroupCommit<WriteTransaction>
    private let queue: DispatchQueue

    /// - Parameters:
    ///   - directory: the state directory; made if it isn't there.
    ///   - logger: hears when the store becomes unusable, and when it is well again.
    ///   - retryInterval: how long a failed opening isn't tried again.
    package init(directory: String, logger: Logger, retryInterval: Duration = .seconds(1)) {
        let door = StoreDoor(directory: directory, logger: logger, retryInterval: retryInterval)
        self.door = door
        queue = DispatchQueue(label: "madoguchi.store")
        writer = GroupCommit(on: queue) { calls in Self.commit(calls, through: door) }
    }

    /// Ends once everything before it is done; every later call fails with `closed`.
    package func close() async {
        await withCheckedContinuation { continuation in
            queue.async { [door] in
                door.close()
                continuation.resume()
            }
        }
    }

    // MARK: Transactions

    private typealias Call = GroupCommit<WriteTransaction>.Call

    private static func commit(_ calls: [Call], through door: StoreDoor) {
        do throws(StoreError) {
            let pool = try door.pool()
            let answers: [@Sendable () -> Void]
            do {
                answers = try pool.writeWithoutTransaction { db in try transaction(calls, in: db) }
            } catch {
                throw StoreError(error)
            }
            door.settle(nil)
            for answer in answers { answer() }
        } catch {
            if calls.count > 1, !error.concernsTheWholeStore {
                // One of them is at fault: each for itself.
                for call in calls { commit([call], through: door) }
                return
            }
            door.settle(error)
            for call in calls { call.fail(error) }
        }
    }

    private static func transaction(_ calls: [Call], in db: Database) throws -> [@Sendable () -> Void] {
        let transaction = WriteTransaction(db)
        var answers: [@Sendable () -> Void] = []
        try db.inTransaction(.immediate) {
            answers = try calls.map { try $0.run(transaction) }
            try transaction.finish()
            return .commit
        }
        // Deleted letters are overwritten in the database, but the log still has them until it is cut off. Where a
        // reader is in the way, the next time will do.
        if transaction.hasPruned { _ = try? db.checkpoint(.truncate) }
        return answers
    }

    private typealias Continuation<Result> = CheckedContinuation<Swift.Result<Result, StoreError>, Never>

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws(StoreError) -> Result {
        try await withCheckedContinuation { (continuation: Continuation<Result>) in
            if let pool = door.openPool {
                read(from: pool, body, continuation)
                return
            }
            queue.async { [self] in
                do throws(StoreError) {
                    read(from: try door.pool(), body, continuation)
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
        pool.asyncRead { [door] db in
            do {
                continuation.resume(returning: .success(try body(db.get())))
            } catch {
                let error = StoreError(error)
                door.settle(error)
                continuation.resume(returning: .failure(error))
            }
        }
    }

    // MARK: Taking in

    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await writer.submit { try $0.enqueue(followUps) }
    }

    // MARK: Sending

    package func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead] {
        try await read { try $0.due(in: plan, at: now, after: after, limit: limit) }
    }

    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, postmark: Postmark
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        try await writer.submit { try $0.claim(ids, by: owner, at: now, postmark: postmark) }
    }

    package func mark(_ leases: [Lease]) async throws(StoreError) {
        try await writer.submit { try $0.mark(leases) }
    }

    package func settle(_ settlements: [Settlement]) async throws(StoreError) {
        try await writer.submit { try $0.settle(settlements) }
    }

    package func recover(
        except owner: LeaseOwner, at now: Instant, repeatsDoubted: Bool, attempts: Int, rules: DueRules
    ) async throws(StoreError) -> Recovery {
        try await writer.submit {
            try $0.recover(
                except: owner, at: now, repeatsDoubted: repeatsDoubted, attempts: attempts, rules: rules)
        }
    }

    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        try await writer.submit { try $0.expire(at: now, limit: limit) }
    }

    // MARK: Deriving anew

    package func rederive(
        by rules: DueRules, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress {
        try await writer.submit { try $0.rederive(by: rules, after: after, limit: limit) }
    }

    // MARK: Commands

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        try await writer.submit { try $0.apply(command, to: id, at: now, uid: uid, rules: rules) }
    }

    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await writer.submit { try $0.prune(endedBefore: instant, limit: limit) }
    }

    package func isPaused() async throws(StoreError) -> Bool {
        try await read { try $0.isPaused() }
    }

    package func setPaused(_ paused: Bool) async throws(StoreError) {
        try await writer.submit { try $0.setPaused(paused) }
    }

    // MARK: Questions

    package func followUp(_ id: FollowUpID) async throws(StoreError) -> FollowUp? {
        try await read { try $0.followUp(id) }
    }

    package func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry] {
        try await read { try $0.history(of: id) }
    }

    package func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp] {
        try await read { try $0.list(filter, before: before, limit: limit) }
    }

    package func tally() async throws(StoreError) -> [String: [FollowUpState: Int]] {
        try await read { try $0.tally() }
    }

    package func dueCount(in plan: String, within span: Range<Instant>) async throws(StoreError) -> DueCount {
        try await read { try $0.dueCount(in: plan, within: span) }
    }

    package func nextDue(in plan: String, after instant: Instant) async throws(StoreError) -> Instant? {
        try await read { try $0.nextDue(in: plan, after: instant) }
    }

    package func nextExpiry() async throws(StoreError) -> Instant? {
        try await read { try $0.nextExpiry() }
    }
}
