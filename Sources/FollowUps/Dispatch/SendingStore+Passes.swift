package import SupportHours

// What takes several calls.
extension SendingStore {
    /// Derives the due instant of every queued follow-up anew that depends on other hours than `rules`.
    ///
    /// Cancelling the task ends it between two pages: `next` then says where it would have gone on.
    ///
    /// - Parameter plans: whose; nil for all plans'.
    package func rederiveAll(
        by rules: DueRules, of plans: Set<String>? = nil
    ) async throws(StoreError) -> RederiveProgress {
        var total = RederiveProgress()
        while true {
            total.add(try await rederive(by: rules, of: plans, after: total.next, limit: 5_000))
            if total.next == nil || Task.isCancelled { return total }
        }
    }

    /// Moves what has passed its expiry to `expired`.
    ///
    /// - Parameter seen: the instant up to which the scans have read; what became due since is still to come.
    /// - Returns: the next instant, after `seen`, at which something can leave or expires; nil for none.
    package func expireAndLookAhead(
        by rules: DueRules, after seen: Instant, at now: Instant
    ) async throws(StoreError) -> Instant? {
        while true {
            let expired = try await expire(at: now, limit: 1_000)
            if expired == 0 || Task.isCancelled { break }
        }
        var next = try await nextExpiry().map { [$0] } ?? []
        for (plan, hours) in rules.plans {
            let outlook = try await PlanOutlook(of: plan, hours.schedule, at: seen, in: self)
            if let departure = outlook.next { next.append(departure) }
        }
        return next.min()
    }

    /// Rescues what all other owners hold. Only for a store that no other daemon uses.
    package func rescue(
        fromAllBut owner: LeaseOwner, at now: Instant, repeatsUncertain: Bool, attempts: Int, rules: DueRules
    ) async throws(StoreError) -> Recovery {
        var recovery = Recovery(interrupted: 0, uncertain: 0)
        for other in try await leaseOwners() where other != owner {
            let rescued = try await rescue(
                other, except: [], at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
            recovery.interrupted += rescued.interrupted
            recovery.uncertain += rescued.uncertain
        }
        return recovery
    }
}
