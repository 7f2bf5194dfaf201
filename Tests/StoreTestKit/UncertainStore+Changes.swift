package import FollowUps
package import MailAddress
package import SupportHours

extension UncertainStore {
    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await attempt(.enqueue) { () async throws(StoreError) in
            try await store.enqueue(followUps)
        }
    }

    package func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp] {
        try await attempt(.claim) { () async throws(StoreError) in
            try await store.claim(ids, by: owner, at: now, on: terms)
        }
    }

    package func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease] {
        try await attempt(.beginData) { () async throws(StoreError) in
            defer { whileDataBegins() }
            return try await store.beginData(beginnings)
        }
    }

    package func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease] {
        try await attempt(.settle) { () async throws(StoreError) in
            try await store.settle(settlements)
        }
    }

    package func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery {
        try await attempt(.rescue) { () async throws(StoreError) in
            try await store.rescue(
                owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        }
    }

    package func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress {
        try await attempt(.rederive) { () async throws(StoreError) in
            try await store.rederive(by: rules, of: plans, after: after, limit: limit)
        }
    }

    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        try await attempt(.expire) { () async throws(StoreError) in
            try await store.expire(at: now, limit: limit)
        }
    }

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) async throws(StoreError) -> CommandResult {
        try await attempt(.apply) { () async throws(StoreError) in
            try await store.apply(command, to: id, at: now, uid: uid, rules: rules, request: request)
        }
    }

    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await attempt(.prune) { () async throws(StoreError) in
            try await store.prune(endedBefore: instant, limit: limit)
        }
    }

    package func setPaused(_ paused: Bool) async throws(StoreError) {
        try await attempt(.setPaused) { () async throws(StoreError) in
            try await store.setPaused(paused)
        }
    }

    package func passOver(_ id: FollowUpID) async throws(StoreError) {
        try await attempt(.passOver) { () async throws(StoreError) in
            try await store.passOver(id)
        }
    }

    package func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await attempt(.suppress) { () async throws(StoreError) in
            try await store.suppress(suppression, replacesScope: replacesScope)
        }
    }

    package func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression? {
        try await attempt(.unsuppress) { () async throws(StoreError) in
            try await store.unsuppress(key)
        }
    }

    package func open(_ opening: CaseChange, idempotency: Idempotency?) async throws(StoreError) -> CaseOpening {
        try await attempt(.open) { () async throws(StoreError) in
            try await store.open(opening, idempotency: idempotency)
        }
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        try await attempt(.change) { () async throws(StoreError) in
            try await store.change(change, rules: rules)
        }
    }

    package func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await attempt(.forgetCases) { () async throws(StoreError) in
            try await store.forgetCases(resolvedBefore: instant, limit: limit)
        }
    }

    package func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        try await attempt(.beginOccurrence) { () async throws(StoreError) in
            try await store.beginOccurrence(of: message, at: instant, with: followUps)
        }
    }

    package func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError) {
        try await attempt(.finishOccurrence) { () async throws(StoreError) in
            try await store.finishOccurrence(of: message, at: instant)
        }
    }

    package func add(_ record: ErrorRecord) async throws(StoreError) {
        try await attempt(.addRecord) { () async throws(StoreError) in
            try await store.add(record)
        }
    }

    package func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? {
        try await attempt(.amendRecord) { () async throws(StoreError) in
            try await store.amendRecord(id, by: amendment, at: instant)
        }
    }

    package func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        try await attempt(.removeRecord) { () async throws(StoreError) in
            try await store.removeRecord(id)
        }
    }

    package func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        try await attempt(.addOverride) { () async throws(StoreError) in
            try await store.add(override, idempotency: idempotency)
        }
    }

    package func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        try await attempt(.removeOverride) { () async throws(StoreError) in
            try await store.removeOverride(id, at: now, by: uid)
        }
    }

    package func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await attempt(.pruneOverrides) { () async throws(StoreError) in
            try await store.pruneOverrides(endedBefore: instant, limit: limit)
        }
    }
}
