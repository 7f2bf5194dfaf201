package import FollowUps
import Messages
package import SupportHours
import Synchronization

/// Keeps follow-ups until the process ends: for tests, and as the plainest account of what a store must do.
///
/// Nothing suspends in here, and the same calls in the same order give the same answers.
package final class InMemoryStore: FollowUpStore {
    let shelf: Mutex<FollowUpShelf>
    private let clock = Mutex<(@Sendable () -> Int64)?>(nil)

    package init() {
        shelf = Mutex(FollowUpShelf())
    }

    /// One with the same in it, which goes ways of its own from then on. It has no clock.
    package init(copying other: InMemoryStore) {
        let copy = other.shelf.withLock { $0 }
        shelf = Mutex(copy)
    }

    /// Goes back to what another one has, as a database does that is restored. The clock stays.
    package func rewind(to other: InMemoryStore) {
        let copy = other.shelf.withLock { $0 }
        shelf.withLock { $0 = copy }
    }

    /// Gives it a clock of its own, as a database server has one. Without it, what is claimed is due by the caller's clock.
    ///
    /// - Parameter clock: milliseconds since 1970-01-01T00:00:00Z.
    package func setDatabaseClock(_ clock: @escaping @Sendable () -> Int64) {
        self.clock.withLock { $0 = clock }
    }

    /// nil without a clock.
    var databaseTime: Int64? { clock.withLock(\.self)?() }

    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try shelf.withLock { shelf throws(StoreError) in try shelf.enqueue(followUps) }
    }

    package func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead] {
        shelf.withLock { $0.due(in: plan, at: now, after: after, limit: limit) }
    }

    package func newestID() async throws(StoreError) -> FollowUpID? {
        shelf.withLock { $0.newestID }
    }

    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        let server = databaseTime.map { Instant(secondsSinceEpoch: $0 / 1_000) }
        return shelf.withLock { shelf in
            guard shelf.isSending(for: owner) else { return [] }
            return ids.compactMap { id in
                if let server, let dueAt = shelf[id]?.followUp.dueAt, dueAt > server { return nil }
                return shelf.claim(id, by: owner, at: now, on: terms)
            }
        }
    }

    package func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease] {
        shelf.withLock { shelf in beginnings.filter { shelf.beginData($0) }.map(\.lease) }
    }

    @discardableResult
    package func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease] {
        shelf.withLock { shelf in settlements.filter { !shelf.settle($0) }.map(\.lease) }
    }

    package func leaseOwners() async throws(StoreError) -> [LeaseOwner] {
        shelf.withLock { $0.leaseOwners }
    }

    package func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery {
        shelf.withLock {
            $0.rescue(
                owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        }
    }

    package func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount] {
        shelf.withLock { shelf in
            shelf.dataBegun.filter { $0.key > instant.advanced(bySeconds: -60) }.sorted { $0.key < $1.key }
                .map { DataCount(minute: $0.key, count: $0.value) }
        }
    }

    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        shelf.withLock { $0.expire(at: now, limit: limit) }
    }

    package func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress {
        shelf.withLock { $0.rederive(by: rules, of: plans, after: after, limit: limit) }
    }

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) async throws(StoreError) -> CommandResult {
        shelf.withLock { $0.apply(command, to: id, at: now, uid: uid, rules: rules, request: request) }
    }

    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        shelf.withLock { $0.prune(endedBefore: instant, limit: limit) }
    }

    package func currentPause() async throws(StoreError) -> Pause {
        shelf.withLock { $0.pause }
    }

    package func setPaused(_ paused: Bool) async throws(StoreError) {
        shelf.withLock { shelf in
            shelf.pause = paused ? .byOperator : .none
            if !paused { shelf.nodes.halt = nil }
        }
    }

    package func passedOver() async throws(StoreError) -> FollowUpID? {
        shelf.withLock { $0.passedOver }
    }

    package func passOver(_ id: FollowUpID) async throws(StoreError) {
        shelf.withLock { $0.passedOver = id }
    }

    package func followUps(_ ids: [FollowUpID]) async throws(StoreError) -> [FollowUp] {
        shelf.withLock { shelf in ids.compactMap { shelf[$0]?.shown } }
    }

    package func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage? {
        shelf.withLock { $0[id]?.message }
    }

    package func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry] {
        shelf.withLock { $0[id]?.history ?? [] }
    }

    package func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp] {
        shelf.withLock { $0.list(filter, before: before, limit: limit) }
    }

    package func tally() async throws(StoreError) -> [String: [FollowUpState: Int]] {
        shelf.withLock { $0.tally() }
    }

    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount {
        shelf.withLock { $0.dueCount(in: plan, within: span, leavingFrom: opening) }
    }

    package func heldCount(in plan: String) async throws(StoreError) -> Int {
        shelf.withLock { $0.heldCount(in: plan) }
    }

    package func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant? {
        shelf.withLock { $0.nextDue(in: plan, after: instant, leavingFrom: opening) }
    }

    package func nextExpiry() async throws(StoreError) -> Instant? {
        shelf.withLock { $0.nextExpiry() }
    }

    package func condition() async -> StoreCondition { StoreCondition() }
}
