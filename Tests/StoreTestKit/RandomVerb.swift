package import FollowUps
package import MailAddress
package import SupportHours
import TestAddresses

/// Something that a store may be asked, so that two stores can be asked the same.
package enum RandomVerb {
    case enqueue([NewFollowUp])
    case due(plan: String, at: Instant, after: DueHead?, limit: Int)
    case claim([FollowUpID], by: LeaseOwner, at: Instant, on: ClaimTerms)
    case beginData([DataBeginning])
    case settle([Settlement])
    case leaseOwners, newestID
    case dataBegun(since: Instant)
    case rescue(
        LeaseOwner, except: Set<Lease>, at: Instant, repeatsUncertain: Bool, attempts: Int, rules: DueRules)
    case lastOccurrence(String)
    case beginOccurrence(String, at: Instant, with: [NewFollowUp])
    case finishOccurrence(String, at: Instant)
    case expire(at: Instant, limit: Int)
    case rederive(by: DueRules, of: Set<String>?, after: FollowUpID?, limit: Int)
    case apply(FollowUpCommand, to: FollowUpID, at: Instant, uid: UInt32?, rules: DueRules, request: RequestID)
    case prune(endedBefore: Instant, limit: Int)
    case setPaused(Bool)
    case passedOver, passOver(FollowUpID)
    case list(FollowUpFilter, before: FollowUpID?, limit: Int)
    case heldCount(plan: String)
    case dueCount(plan: String, span: Range<Instant>, opening: Instant?)
    case nextDue(plan: String, after: Instant, opening: Instant)
    case history(FollowUpID)
    case nextExpiry, tally, currentPause
    case suppress(Suppression, replacesScope: Bool)
    case unsuppress(AddressKey)
    case suppressions(after: AddressKey?, limit: Int)
    case open(CaseChange, Idempotency?)
    case change(CaseChange, rules: DueRules)
    case casesToGoOn(limit: Int)
    case lines(CaseID)
    case caseWith(CaseID)
    case cases(CaseFilter, before: CaseID?, limit: Int)
    case figures(Range<Instant>, plan: String?)
    case forgetCases(before: Instant, limit: Int)
    case addRecord(ErrorRecord)
    case amendRecord(RecordID, by: ErrorRecord.Amendment, at: Instant)
    case removeRecord(RecordID)
    case record(RecordID)
    case records(RecordFilter, before: RecordID?, limit: Int)
    case addOverride(PlanOverride, Idempotency?)
    case addition(under: Idempotency)
    case removeOverride(OverrideID, at: Instant, by: UInt32?)
    case override(OverrideID)
    case overrides
    case pruneOverrides(endedBefore: Instant, limit: Int)

    /// - Returns: what the store says, an error included.
    package func ask(_ store: any FollowUpStore) async -> AnyHashable {
        do throws(StoreError) {
            return try await answer(of: store)
        } catch {
            return error
        }
    }

    private func answer(of store: any FollowUpStore) async throws(StoreError) -> AnyHashable {
        switch self {
        case .enqueue(let followUps): return try await store.enqueue(followUps)
        case .due(let plan, let now, let after, let limit):
            return try await store.due(in: plan, at: now, after: after, limit: limit)
        case .claim(let ids, let owner, let now, let terms):
            return try await store.claim(ids, by: owner, at: now, on: terms)
        case .beginData(let beginnings): return try await store.beginData(beginnings)
        case .settle(let settlements): return try await store.settle(settlements)
        case .leaseOwners: return try await store.leaseOwners()
        case .newestID: return try await store.newestID()
        case .dataBegun(let instant): return try await store.dataBegun(since: instant)
        case .lastOccurrence(let message): return try await store.lastOccurrence(of: message)
        case .beginOccurrence(let message, let instant, let followUps):
            return try await store.beginOccurrence(of: message, at: instant, with: followUps)
        case .finishOccurrence(let message, let instant):
            try await store.finishOccurrence(of: message, at: instant)
            return true
        case .rescue(let owner, let leases, let now, let repeatsUncertain, let attempts, let rules):
            return try await store.rescue(
                owner, except: leases, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        case .expire(let now, let limit): return try await store.expire(at: now, limit: limit)
        case .rederive(let rules, let plans, let after, let limit):
            return try await store.rederive(by: rules, of: plans, after: after, limit: limit)
        case .apply(let command, let id, let now, let uid, let rules, let request):
            return try await store.apply(command, to: id, at: now, uid: uid, rules: rules, request: request)
        case .prune(let instant, let limit): return try await store.prune(endedBefore: instant, limit: limit)
        case .passedOver: return try await store.passedOver()
        case .passOver(let id):
            try await store.passOver(id)
            return true
        case .setPaused(let paused):
            try await store.setPaused(paused)
            return true
        case .list(let filter, let before, let limit):
            return try await store.list(filter, before: before, limit: limit)
        case .heldCount(let plan): return try await store.heldCount(in: plan)
        case .dueCount(let plan, let span, let opening):
            return try await store.dueCount(in: plan, within: span, leavingFrom: opening)
        case .nextDue(let plan, let instant, let opening):
            return try await store.nextDue(in: plan, after: instant, leavingFrom: opening)
        case .history(let id): return try await store.history(of: id)
        case .nextExpiry: return try await store.nextExpiry()
        case .tally: return try await store.tally()
        case .currentPause: return try await store.currentPause()
        case .suppress(let suppression, let replacesScope):
            let result = try await store.suppress(suppression, replacesScope: replacesScope)
            return [AnyHashable(result.entry), AnyHashable(result.cancelled)]
        case .unsuppress(let key): return try await store.unsuppress(key)
        case .suppressions(let after, let limit): return try await store.suppressions(after: after, limit: limit)
        case .open(let opening, let idempotency): return try await store.open(opening, idempotency: idempotency)
        case .change(let change, let rules): return try await store.change(change, rules: rules)
        case .casesToGoOn(let limit): return try await store.casesToGoOn(limit: limit)
        case .lines(let id): return try await store.lines(of: id)
        case .caseWith(let id): return try await store.caseWith(id)
        case .cases(let filter, let before, let limit):
            return try await store.cases(filter, before: before, limit: limit)
        case .figures(let period, let plan): return try await store.figures(in: period, plan: plan, playbooks: nil)
        case .forgetCases(let instant, let limit):
            return try await store.forgetCases(resolvedBefore: instant, limit: limit)
        case .addRecord(let record):
            try await store.add(record)
            return true
        case .amendRecord(let id, let amendment, let instant):
            return try await store.amendRecord(id, by: amendment, at: instant)
        case .removeRecord(let id): return try await store.removeRecord(id)
        case .record(let id): return try await store.record(id)
        case .records(let filter, let before, let limit):
            return try await store.records(filter, before: before, limit: limit)
        case .addOverride(let override, let idempotency):
            return try await store.add(override, idempotency: idempotency)
        case .addition(let idempotency): return try await store.addition(under: idempotency)
        case .removeOverride(let id, let now, let uid): return try await store.removeOverride(id, at: now, by: uid)
        case .override(let id): return try await store.override(id)
        case .overrides: return try await store.overrides()
        case .pruneOverrides(let instant, let limit):
            return try await store.pruneOverrides(endedBefore: instant, limit: limit)
        }
    }
}
