package import FollowUps
package import MailAddress
package import SupportHours

// What isn't lost: calls whose callers ask again by themselves, or don't have to.
extension UncertainStore {
    package func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead] { try await store.due(in: plan, at: now, after: after, limit: limit) }
    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp] { try await store.claim(ids, by: owner, at: now, on: terms) }
    package func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease] {
        defer { whileDataBegins() }
        return try await store.beginData(beginnings)
    }
    package func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease] {
        try await store.settle(settlements)
    }
    package func leaseOwners() async throws(StoreError) -> [LeaseOwner] { try await store.leaseOwners() }
    package func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery {
        try await store.rescue(
            owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
    }
    package func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount] {
        try await store.dataBegun(since: instant)
    }
    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        try await store.expire(at: now, limit: limit)
    }
    package func rederive(
        by rules: DueRules, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress { try await store.rederive(by: rules, after: after, limit: limit) }
    package func nextExpiry() async throws(StoreError) -> Instant? { try await store.nextExpiry() }
    package func currentPause() async throws(StoreError) -> Pause { try await store.currentPause() }
    package func setPaused(_ paused: Bool) async throws(StoreError) { try await store.setPaused(paused) }
    package func passedOver() async throws(StoreError) -> FollowUpID? { try await store.passedOver() }
    package func passOver(_ id: FollowUpID) async throws(StoreError) { try await store.passOver(id) }

    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await store.prune(endedBefore: instant, limit: limit)
    }
    package func backup() async throws(StoreError) -> StoreCopy { try await store.backup() }
    package func condition() async -> StoreCondition { await store.condition() }

    package func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await store.suppress(suppression, replacesScope: replacesScope)
    }
    package func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression? {
        try await store.unsuppress(key)
    }
    package func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression] {
        try await store.suppressions(after: after, limit: limit)
    }

    package func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        try await store.lastOccurrence(of: message)
    }
    package func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        try await store.beginOccurrence(of: message, at: instant, with: followUps)
    }
    package func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError) {
        try await store.finishOccurrence(of: message, at: instant)
    }

    package func add(_ record: ErrorRecord) async throws(StoreError) { try await store.add(record) }
    package func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? { try await store.amendRecord(id, by: amendment, at: instant) }
    package func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        try await store.removeRecord(id)
    }
    package func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord? { try await store.record(id) }
    package func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord] { try await store.records(filter, before: before, limit: limit) }
}
