import FollowUps
import MailAddress
import SupportHours

/// All follow-ups in memory. Questions look at every one of them.
struct FollowUpShelf {
    var pause = Pause.none
    var passedOver: FollowUpID?
    private var entries: [FollowUpID: ShelvedFollowUp] = [:]
    private var idempotent: [String: FollowUpID] = [:]
    private var suppressions: [AddressKey: Suppression] = [:]
    var cases = CaseShelf()
    var records: [RecordID: ErrorRecord] = [:]
    var overrides = OverrideShelf()
    var nodes = NodeShelf()
    var occurrences: [String: [Occurrence]] = [:]
    /// By their minutes.
    private(set) var dataBegun: [Instant: Int] = [:]
    private var dataBegunTo: [AddressKey: Set<BegunAttempt>] = [:]

    private struct BegunAttempt: Hashable {
        var at: Instant
        var lease: Lease
    }

    subscript(id: FollowUpID) -> ShelvedFollowUp? { entries[id] }

    private var followUps: some Sequence<FollowUp> { entries.values.lazy.map(\.followUp) }
    private var ids: [FollowUpID] { entries.keys.sorted() }

    // MARK: Taking in

    mutating func enqueue(_ followUps: [NewFollowUp]) throws(StoreError) -> [EnqueueResult] {
        var results: [EnqueueResult] = []
        do throws(StoreError) {
            for followUp in followUps { results.append(try enqueue(followUp)) }
        } catch {
            for (followUp, result) in zip(followUps, results) where result == .stored { remove(followUp.id) }
            throw error
        }
        return results
    }

    private mutating func enqueue(_ new: NewFollowUp) throws(StoreError) -> EnqueueResult {
        if let key = new.idempotency?.key, let id = idempotent[key], let earlier = entries[id] {
            if id == new.id { return .stored }
            let isSame = new.idempotency.flatMap { earlier.idempotency?.isSame(as: $0) } ?? false
            return isSame ? .replayed(earlier.shown) : .conflict(id)
        }
        if isSuppressed(new.message.recipient, isRecurring: new.isRecurring) { return .suppressed }
        // A caller that didn't learn the result asks again with the same id.
        if entries[new.id]?.followUp.messageID == new.messageID { return .stored }
        guard entries[new.id] == nil else { throw .nameInUse }
        entries[new.id] = ShelvedFollowUp(new)
        if let key = new.idempotency?.key { idempotent[key] = new.id }
        return .stored
    }

    private mutating func remove(_ id: FollowUpID) {
        guard let key = entries.removeValue(forKey: id)?.idempotency?.key else { return }
        idempotent[key] = nil
    }

    // MARK: Suppressed addresses

    mutating func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) -> (entry: Suppression, cancelled: Int) {
        let key = suppression.address.key
        var entry = suppressions[key] ?? suppression
        if replacesScope { entry.scope = suppression.scope }
        suppressions[key] = entry
        let queued = entries.values.filter {
            $0.followUp.state == .queued && $0.followUp.message.recipient.key == key
                && entry.scope.covers(isRecurring: $0.isRecurring)
        }.map(\.followUp.id)
        for id in queued { entries[id]?.suppress(at: suppression.since) }
        return (entry, queued.count)
    }

    private func isSuppressed(_ recipient: MailAddress, isRecurring: Bool) -> Bool {
        suppressions[recipient.key]?.scope.covers(isRecurring: isRecurring) ?? false
    }

    mutating func unsuppress(_ key: AddressKey) -> Suppression? {
        suppressions.removeValue(forKey: key)
    }

    func suppressions(after key: AddressKey?, limit: Int) -> [Suppression] {
        suppressions.filter { entry in key.map { $0 < entry.key } ?? true }
            .sorted { $0.key < $1.key }.prefix(limit).map(\.value)
    }

    // MARK: Sending

    func due(in plan: String, at now: Instant, after: DueHead?, limit: Int) -> [DueHead] {
        let heads = followUps.filter { $0.plan == plan && $0.isDue(at: now) }.compactMap(DueHead.init)
        return Array(heads.filter { head in after.map { $0 < head } ?? true }.sorted().prefix(limit))
    }

    mutating func claim(
        _ id: FollowUpID, by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) -> ClaimedFollowUp? {
        guard let entry = entries[id], entry.followUp.isDue(at: now),
            terms.covers(entry.followUp.basis, casePlan: entry.followUp.casePlan),
            !terms.spares(entry.composer, plan: entry.followUp.plan)
        else { return nil }
        let recipient = entry.followUp.message.recipient
        if isSuppressed(recipient, isRecurring: entry.isRecurring) {
            entries[id]?.suppress(at: now)
            return nil
        }
        let freeAt = terms.perRecipientPerDay.flatMap { recipientFreeAt(recipient.key, limit: $0, at: now) }
        var claimed = entries[id]?.claim(by: owner, at: now, terms.fixedHeaders(of: entry.followUp.letterheadPlan))
        claimed?.recipientFreeAt = freeAt
        return claimed
    }

    private func recipientFreeAt(_ key: AddressKey, limit: Int, at now: Instant) -> Instant? {
        let begun = (dataBegunTo[key] ?? []).map(\.at).filter { now.seconds(since: $0) < RecipientWindow.length }
        let claimed = entries.values.count {
            $0.followUp.state == .sending && !$0.hasBegun && $0.followUp.message.recipient.key == key
        }
        return RecipientWindow.freeAt(limit: limit, begun: begun.sorted(by: >), claimed: claimed, at: now)
    }

    /// - Returns: whether the lease is held.
    mutating func beginData(_ beginning: DataBeginning) -> Bool {
        let hasBegun = entries[beginning.lease.id]?.hasBegun ?? false
        guard entries[beginning.lease.id]?.beginData(beginning) ?? false else { return false }
        if hasBegun { return true }
        let minute = beginning.at.minute
        dataBegun[minute, default: 0] += 1
        dataBegun = dataBegun.filter { $0.key >= minute.advanced(bySeconds: -90_000) }
        if let recipient = beginning.recipient {
            count(recipient, BegunAttempt(at: beginning.at, lease: beginning.lease))
        }
        return true
    }

    /// - Returns: whether anything was taken note of.
    mutating func settle(_ settlement: Settlement) -> Bool {
        if let recipient = settlement.recipient, entries[settlement.lease.id]?.holds(settlement.lease) ?? false {
            count(recipient, BegunAttempt(at: settlement.at, lease: settlement.lease))
        }
        return entries[settlement.lease.id]?.settle(settlement) ?? false
    }

    private mutating func count(_ recipient: AddressKey, _ attempt: BegunAttempt) {
        dataBegunTo[recipient, default: []].insert(attempt)
        let oldest = attempt.at.advanced(bySeconds: -RecipientWindow.kept)
        dataBegunTo = dataBegunTo.mapValues { $0.filter { $0.at >= oldest } }
    }

    var leaseOwners: [LeaseOwner] {
        Set(entries.values.filter { $0.followUp.state == .sending }.compactMap(\.owner))
            .sorted { $0.rawValue < $1.rawValue }
    }

    var newestID: FollowUpID? {
        [
            entries.keys.max()?.rawValue, cases.newestID?.rawValue, records.keys.max()?.rawValue,
            overrides.newestID?.rawValue,
        ].compactMap(\.self).max().map(FollowUpID.init(rawValue:))
    }

    mutating func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) -> Recovery {
        var recovery = Recovery(interrupted: 0, uncertain: 0)
        for (id, entry) in entries where entry.followUp.state == .sending && entry.owner == owner {
            if let lease = entry.lease, leases.contains(lease) { continue }
            let rescued = entries[id]?.rescue(
                at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
            if let rescued = rescued ?? nil { recovery.count(rescued) }
        }
        return recovery
    }

    mutating func expire(at now: Instant, limit: Int) -> Int {
        let expired = followUps.filter { $0.state == .queued && $0.hasExpired(at: now) }
            .sorted { ($0.expiresAt ?? now, $0.id) < ($1.expiresAt ?? now, $1.id) }
            .prefix(limit)
        for followUp in expired { entries[followUp.id]?.expire(at: now) }
        return expired.count
    }

    // MARK: Deriving anew

    mutating func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) -> RederiveProgress {
        let page = ids.filter { id in after.map { $0 < id } ?? true }.prefix(limit)
        var progress = RederiveProgress(next: page.count < limit ? nil : page.last)
        for id in page {
            guard let before = entries[id]?.followUp, before.state == .queued, nodes.mayDerive(before, by: rules),
                plans?.isSuperset(of: [before.plan, before.casePlan].compactMap(\.self)) ?? true
            else { continue }
            let basis = rules.hours(of: before.plan, casePlan: before.casePlan)?.basis
            if before.basis?.agrees(with: basis) ?? (basis == nil) { continue }
            entries[id]?.derive(by: rules)
            let dueAt = entries[id]?.followUp.dueAt
            progress.derived += 1
            if dueAt != before.dueAt { progress.moved[before.plan, default: 0] += 1 }
            progress.held += dueAt == nil ? 1 : 0
        }
        return progress
    }

    // MARK: Commands

    mutating func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) -> CommandResult {
        entries[id]?.apply(command, at: now, uid: uid, rules: rules, request: request) ?? .unknown
    }

    /// What a case's change calls off: the message at hand; with a resolution, all that bear the case's name.
    mutating func requestCancel(by change: CaseChange, _ before: Case, rules: DueRules) {
        guard change.cancelsCurrent else { return }
        let label = before.id.description
        let labelled = followUps.filter {
            change.state.resolution != nil && $0.caseLabel == label && $0.id != change.next?.id
        }
        for id in Set(labelled.map(\.id) + [before.followUp].compactMap(\.self)) {
            entries[id]?.requestCancel(at: change.at, uid: change.uid, rules: rules)
        }
    }

    mutating func prune(endedBefore instant: Instant, limit: Int) -> Int {
        let ended = followUps.compactMap { followUp in followUp.endedAt.map { (at: $0, id: followUp.id) } }
            .filter { $0.at < instant }
            .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
            .prefix(limit)
        for (_, id) in ended { remove(id) }
        return ended.count
    }

    // MARK: Questions

    func list(_ filter: FollowUpFilter, before: FollowUpID?, limit: Int) -> [FollowUp] {
        let matching = followUps.filter { followUp in
            before.map { followUp.id < $0 } ?? true
                && filter.state.map { followUp.state == $0 } ?? true
                && filter.plan.map { followUp.plan == $0 } ?? true
                && filter.recipient.map { followUp.message.recipient.key == $0 } ?? true
                && filter.caseLabel.map { followUp.caseLabel == $0 } ?? true
        }
        return matching.sorted { $0.id > $1.id }.prefix(limit).map(\.withoutSecrets)
    }

    func tally() -> [String: [FollowUpState: Int]] {
        followUps.reduce(into: [:]) { $0[$1.plan, default: [:]][$1.state, default: 0] += 1 }
    }

    func dueCount(in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?) -> DueCount {
        let instants = dueInstants(in: plan, leavingFrom: opening).filter(span.contains)
        return DueCount(count: instants.count, first: instants.min(), last: instants.max())
    }

    func heldCount(in plan: String) -> Int {
        followUps.count { $0.state == .queued && $0.plan == plan && $0.dueAt == nil }
    }

    func nextDue(in plan: String, after instant: Instant, leavingFrom opening: Instant) -> Instant? {
        dueInstants(in: plan, leavingFrom: opening).filter { $0 > instant }.min()
    }

    private func dueInstants(in plan: String, leavingFrom opening: Instant?) -> [Instant] {
        followUps.filter { $0.state == .queued && $0.plan == plan }.compactMap { followUp in
            guard let dueAt = followUp.dueAt else { return nil }
            if let opening, followUp.hasExpired(at: max(dueAt, opening)) { return nil }
            return dueAt
        }
    }

    func nextExpiry() -> Instant? {
        followUps.filter { $0.state == .queued }.compactMap(\.expiresAt).min()
    }
}
