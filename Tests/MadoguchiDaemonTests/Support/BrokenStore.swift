import FollowUps
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import Synchronization

/// A store that takes so many batches in and then fails at everything.
final class BrokenStore: FollowUpStore, StoreCopying {
    private let error: StoreError
    private let working: InMemoryStore
    private let left: Mutex<Int>

    /// - Parameter working: where those batches go.
    init(_ reason: StoreError.Reason, afterBatches count: Int = 0, working: InMemoryStore = InMemoryStore()) {
        self.working = working
        error = StoreError(reason, detail: Wording(verbatim: "as the test wants it"))
        left = Mutex(count)
    }

    func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try takeBatch()
        return try await working.enqueue(followUps)
    }

    private func takeBatch() throws(StoreError) {
        let works = left.withLock { left in
            left -= 1
            return left >= 0
        }
        guard works else { throw error }
    }

    func due(in plan: String, at now: Instant, after: DueHead?, limit: Int) throws(StoreError) -> [DueHead] {
        throw error
    }
    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) throws(StoreError) -> [ClaimedFollowUp] { throw error }
    func beginData(_ beginnings: [DataBeginning]) throws(StoreError) -> [Lease] { throw error }
    func settle(_ settlements: [Settlement]) throws(StoreError) -> [Lease] { throw error }
    func leaseOwners() throws(StoreError) -> [LeaseOwner] { throw error }
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) throws(StoreError) -> Recovery { throw error }
    func dataBegun(since instant: Instant) throws(StoreError) -> [DataCount] { throw error }
    func newestID() throws(StoreError) -> FollowUpID? { throw error }
    func expire(at now: Instant, limit: Int) throws(StoreError) -> Int { throw error }
    func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) throws(StoreError) -> RederiveProgress {
        throw error
    }
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) throws(StoreError) -> CommandResult { throw error }
    func prune(endedBefore instant: Instant, limit: Int) throws(StoreError) -> Int { throw error }
    func currentPause() throws(StoreError) -> Pause { throw error }
    func setPaused(_ paused: Bool) throws(StoreError) { throw error }
    func passedOver() throws(StoreError) -> FollowUpID? { throw error }
    func passOver(_ id: FollowUpID) throws(StoreError) { throw error }
    func followUps(_ ids: [FollowUpID]) throws(StoreError) -> [FollowUp] { throw error }
    func message(of id: FollowUpID) throws(StoreError) -> KeptMessage? { throw error }
    func history(of id: FollowUpID) throws(StoreError) -> [HistoryEntry] { throw error }
    func list(_ filter: FollowUpFilter, before: FollowUpID?, limit: Int) throws(StoreError) -> [FollowUp] {
        throw error
    }
    func tally() throws(StoreError) -> [String: [FollowUpState: Int]] { throw error }
    func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) throws(StoreError) -> DueCount { throw error }
    func heldCount(in plan: String) throws(StoreError) -> Int { throw error }
    func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) throws(StoreError) -> Instant? { throw error }
    func nextExpiry() throws(StoreError) -> Instant? { throw error }

    func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) throws(StoreError) -> (entry: Suppression, cancelled: Int) { throw error }
    func unsuppress(_ key: AddressKey) throws(StoreError) -> Suppression? { throw error }
    func suppressions(after: AddressKey?, limit: Int) throws(StoreError) -> [Suppression] { throw error }

    func open(_ opening: CaseChange, idempotency: Idempotency?) throws(StoreError) -> CaseOpening { throw error }
    func change(_ change: CaseChange, rules: DueRules) throws(StoreError) -> CaseChangeResult { throw error }
    func casesToGoOn(limit: Int) throws(StoreError) -> [CaseToGoOn] { throw error }
    func caseWith(_ id: CaseID) throws(StoreError) -> Case? { throw error }
    func lines(of id: CaseID) throws(StoreError) -> [CaseLine] { throw error }
    func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) throws(StoreError) -> [Case] { throw error }
    func figures(
        in period: Range<Instant>, plan: String?, playbooks: [String]?
    ) throws(StoreError) -> CaseFigures { throw error }
    func caseTally() throws(StoreError) -> CaseTally { throw error }
    func forgetCases(resolvedBefore instant: Instant, limit: Int) throws(StoreError) -> Int { throw error }

    func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        try await working.lastOccurrence(of: message)
    }
    func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        try takeBatch()
        return try await working.beginOccurrence(of: message, at: instant, with: followUps)
    }
    func finishOccurrence(of message: String, at instant: Instant) throws(StoreError) { throw error }

    func add(_ record: ErrorRecord) throws(StoreError) { throw error }
    func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) throws(StoreError) -> ErrorRecord? { throw error }
    func removeRecord(_ id: RecordID) throws(StoreError) -> ErrorRecord? { throw error }
    func record(_ id: RecordID) throws(StoreError) -> ErrorRecord? { throw error }
    func records(_ filter: RecordFilter, before: RecordID?, limit: Int) throws(StoreError) -> [ErrorRecord] {
        throw error
    }

    func add(_ override: PlanOverride, idempotency: Idempotency?) throws(StoreError) -> OverrideAddition { throw error }
    func addition(under idempotency: Idempotency) throws(StoreError) -> OverrideAddition? { throw error }
    func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) throws(StoreError) -> OverrideRemoval { throw error }
    func override(_ id: OverrideID) throws(StoreError) -> PlanOverride? { throw error }
    func overrides() throws(StoreError) -> [PlanOverride] { throw error }
    func pruneOverrides(endedBefore instant: Instant, limit: Int) throws(StoreError) -> Int { throw error }

    func backup() throws(StoreError) -> StoreCopy { throw error }
    func condition() -> StoreCondition { StoreCondition(trouble: error) }
}
