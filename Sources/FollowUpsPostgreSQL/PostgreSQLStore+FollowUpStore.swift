package import FollowUps
package import MailAddress
package import SupportHours

extension PostgreSQLStore: FollowUpStore {
    // MARK: Taking in

    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        let results = try await intake.submit(withResultLater: { transaction in
            let accepted = transaction.enqueueTogether(followUps)
            return { accepted.results }
        })
        tell(ofDue: zip(followUps, results).compactMap { $1 == .stored ? $0.due.at : nil }.min())
        return results
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
        try await sending.submit { try $0.claim(ids, by: owner, at: now, on: terms) }
    }

    package func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease] {
        try await sending.submit { try $0.beginData(beginnings) }
    }

    @discardableResult
    package func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease] {
        try await sending.submit { try $0.settle(settlements) }
    }

    package func leaseOwners() async throws(StoreError) -> [LeaseOwner] {
        try await read { try $0.leaseOwners() }
    }

    package func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery {
        try await sending.submit {
            try $0.rescue(
                owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        }
    }

    package func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount] {
        try await read { try $0.dataBegun(since: instant) }
    }

    package func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress {
        try await sending.submit { try $0.rederive(by: rules, of: plans, after: after, limit: limit) }
    }

    package func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int {
        try await sending.submit { try $0.expire(at: now, limit: limit) }
    }

    package func nextExpiry() async throws(StoreError) -> Instant? {
        try await read { try $0.nextExpiry() }
    }

    package func currentPause() async throws(StoreError) -> Pause {
        try await read { try $0.currentPause() }
    }

    package func setPaused(_ paused: Bool) async throws(StoreError) {
        try await intake.submit { try $0.setPaused(paused) }
        if !paused { signals?.tell(.due) }
    }

    package func passedOver() async throws(StoreError) -> FollowUpID? {
        try await read { try $0.passedOver() }
    }

    package func passOver(_ id: FollowUpID) async throws(StoreError) {
        try await intake.submit { try $0.passOver(id) }
    }

    // MARK: Commands

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) async throws(StoreError) -> CommandResult {
        let result = try await intake.submit {
            try $0.apply(command, to: id, at: now, uid: uid, rules: rules, request: request)
        }
        if case .done(let followUp) = result, followUp.state == .queued { tell(ofDue: followUp.dueAt) }
        return result
    }

    // MARK: Questions

    package func followUps(_ ids: [FollowUpID]) async throws(StoreError) -> [FollowUp] {
        try await read { try $0.followUps(ids) }
    }

    package func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage? {
        try await readTogether { [seal] in try $0.message(of: id, seal: seal) }
    }

    package func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry] {
        try await readTogether { try $0.history(of: id) }
    }

    package func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp] {
        try await readTogether { try $0.list(filter, before: before, limit: limit) }
    }

    package func tally() async throws(StoreError) -> [String: [FollowUpState: Int]] {
        try await read { try $0.tally() }
    }

    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount {
        try await readTogether {
            try SnapshotCount(db: $0).dueCount(in: plan, within: span, leavingFrom: opening)
        }
    }

    package func heldCount(in plan: String) async throws(StoreError) -> Int {
        try await read { try $0.heldCount(in: plan) }
    }

    package func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant? {
        try await read { try $0.nextDue(in: plan, after: instant, leavingFrom: opening) }
    }
}

// MARK: Suppressed addresses

extension PostgreSQLStore {
    package func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await intake.submit { try $0.suppress(suppression, replacesScope: replacesScope) }
    }

    package func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression? {
        try await intake.submit { try $0.unsuppress(key) }
    }

    package func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression] {
        try await read { try $0.suppressions(after: after, limit: limit) }
    }
}

// MARK: Recurring messages

extension PostgreSQLStore {
    package func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        try await read { try $0.lastOccurrence(of: message) }
    }

    package func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        let results = try await intake.submit { try $0.beginOccurrence(of: message, at: instant, with: followUps) }
        tell(ofDue: zip(followUps, results ?? []).compactMap { $1 == .stored ? $0.due.at : nil }.min())
        return results
    }

    package func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError) {
        try await intake.submit { try $0.finishOccurrence(of: message, at: instant) }
    }
}
