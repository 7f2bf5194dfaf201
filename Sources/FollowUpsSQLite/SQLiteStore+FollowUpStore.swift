package import FollowUps
package import SupportHours

extension SQLiteStore: FollowUpStore {
    // MARK: Taking in

    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await writer.submit { try $0.enqueue(followUps) }
    }

    package func newestID() async throws(StoreError) -> FollowUpID? {
        try await read { try $0.newestID() }
    }

    // MARK: Sending

    package func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead] {
        try await read { try $0.due(in: plan, at: now, after: after, limit: limit) }
    }

    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        try await writer.submit { try $0.claim(ids, by: owner, at: now, on: terms) }
    }

    package func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease] {
        try await writer.submit { try $0.beginData(beginnings) }
    }

    @discardableResult
    package func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease] {
        try await writer.submit { try $0.settle(settlements) }
    }

    package func leaseOwners() async throws(StoreError) -> [LeaseOwner] {
        try await read { try $0.leaseOwners() }
    }

    package func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery {
        try await writer.submit {
            try $0.rescue(
                owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        }
    }

    package func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount] {
        try await read { try $0.dataBegun(since: instant) }
    }

    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        try await writer.submit { try $0.expire(at: now, limit: limit) }
    }

    // MARK: Deriving anew

    package func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress {
        try await writer.submit { try $0.rederive(by: rules, of: plans, after: after, limit: limit) }
    }

    // MARK: Commands

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) async throws(StoreError) -> CommandResult {
        try await writer.submit {
            try $0.apply(command, to: id, at: now, uid: uid, rules: rules, request: request)
        }
    }

    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await writer.submit { try $0.prune(endedBefore: instant, limit: limit) }
    }

    package func currentPause() async throws(StoreError) -> Pause {
        try await read { try $0.currentPause() }
    }

    package func setPaused(_ paused: Bool) async throws(StoreError) {
        try await writer.submit { try $0.setPaused(paused) }
    }

    package func passedOver() async throws(StoreError) -> FollowUpID? {
        try await read { try $0.passedOver() }
    }

    package func passOver(_ id: FollowUpID) async throws(StoreError) {
        try await writer.submit { try $0.passOver(id) }
    }

    // MARK: Questions

    package func followUps(_ ids: [FollowUpID]) async throws(StoreError) -> [FollowUp] {
        try await read { db in try ids.compactMap { try db.followUp($0) } }
    }

    package func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage? {
        try await read { try $0.message(of: id) }
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

    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount {
        try await read { try $0.dueCount(in: plan, within: span, leavingFrom: opening) }
    }

    package func heldCount(in plan: String) async throws(StoreError) -> Int {
        try await read { try $0.heldCount(in: plan) }
    }

    package func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant? {
        try await read { try $0.nextDue(in: plan, after: instant, leavingFrom: opening) }
    }

    package func nextExpiry() async throws(StoreError) -> Instant? {
        try await read { try $0.nextExpiry() }
    }
}
