import Messages
import SupportHours

// What the other nodes that share the store leave to this one.
extension DispatchState {
    var owner: LeaseOwner { rights.owner }

    /// Whether a plan's due instants are those by the adopted hours here.
    func agrees(on plan: String) -> Bool {
        guard let adopted = rights.adopted else { return true }
        return adopted[plan] != nil && adopted[plan] == rules.plans[plan]?.basis.fingerprint
    }

    /// The plans whose messages are left to others, by name.
    var differingPlans: [String] {
        guard let adopted = rights.adopted else { return [] }
        return rules.plans.keys.filter { adopted[$0] != nil && !agrees(on: $0) }.sorted()
    }

    /// The hours by which messages are claimed and derived anew; nil for all.
    var agreedHours: [String: String]? {
        rights.adopted?.filter { agrees(on: $0.key) }
    }

    /// Whether a plan's messages may leave here now.
    func isSending(_ plan: String, at now: Instant) -> Bool {
        agrees(on: plan) && rules.isStaffed(plan, at: now)
    }

    /// Whether a message falls to this node.
    func isOurs(_ id: FollowUpID, of plan: String) -> Bool {
        takesAll || rights.shares[plan]?.contains(id) ?? true
    }

    /// The present, with the wall clock never ahead of the database's.
    func moment(wall: Instant, uptime: Int64) -> Moment {
        Moment(wall: rights.wall(wall, at: uptime), uptime: uptime)
    }

    /// What a message is rescued at: by the database's clock where it is known, whatever this node's shows.
    func databaseNow(at now: Moment) -> Instant {
        rights.databaseClock.map { $0.now(at: now.uptime) } ?? now.wall
    }

    /// Why an attempt that has begun data may not end it; nil where it may. Who can't be sure any more not to have been
    /// declared dead doesn't: the message may be another's by now.
    func hindranceToEnding(_ lease: Lease, at uptime: Int64) -> Hindrance? {
        if lease.owner != owner { return .leaseLost }
        return uptime < rights.finishesUntil ? nil : .outOfTouch
    }

    /// Takes over what the other nodes leave to this one. What it forbids is held back at once; what it allows begins with
    /// the next event.
    mutating func follow(_ new: SendingRights, at now: Moment) {
        let old = rights
        let agreed = agreedHours
        rights = new
        if new.owner != old.owner {
            reservation = QuotaReservation()
            drop()
        }
        if let pause = new.pause, pauseToldAt.map({ $0 < new.askedAt }) ?? true { self.pause = pause }
        if old.halt != nil, new.halt == nil { breaker.reset() }
        if let begun = new.begun {
            quota.restore(begun)
            reservation.confirm(free: quota.room(at: now.wall) - new.reservedByOthers)
        }
        setPace(startsAnew: new.isSending && !old.isSending, at: now.uptime)
        follow(agreed, differing: old.differing, at: now.uptime)
        if new.isSending != old.isSending || new.shares != old.shares || agreedHours != agreed { lookAgain() }
    }

    /// What others write by other hours is derived anew with each beat for as long as there are such others, once more when
    /// there aren't any more, and now and then in any case.
    private mutating func follow(_ agreed: [String: String]?, differing: Set<String>, at uptime: Int64) {
        guard let hours = agreedHours else { return }
        if hours.contains(where: { agreed?[$0.key] != $0.value }) { isToDerive = true }
        if !rights.differing.union(differing).isDisjoint(with: hours.keys) || uptime >= catchesUpAt {
            isToCatchUp = true
            catchesUpAt = uptime + rights.grace * 10
        }
    }

    /// Takes up the limits, as far as they are this node's.
    mutating func setPace(startsAnew: Bool = false, at uptime: Int64) {
        let all = rights.limits
        quota.limits = all?.quota ?? settings.quota
        let parts = Double(rights.divisor)
        let perSecond = Double(all?.perSecond ?? settings.perSecond) / parts
        let perDomain = Double(all?.perDomainPerSecond ?? settings.perDomainPerSecond) / parts
        if startsAnew {
            limits = RateLimits(perSecond: perSecond, perDomainPerSecond: perDomain, isFull: false, at: uptime)
        } else {
            limits.resize(perSecond: perSecond, perDomainPerSecond: perDomain, at: uptime)
        }
    }

    /// What this node says of its sending with the next beat. What it reserves holds from now on.
    mutating func needs(at now: Moment) -> SendingNeeds {
        let isClockGood = now.wall >= settings.clockFloor && !isBehind(now.wall)
        let reserved = quotaToReserve(at: now.wall)
        reservation.ask(reserved)
        return SendingNeeds(
            isAble: isClockGood && !isStopping && breaker.isUsable(within: Bounds.relayPause, at: now.uptime),
            reserved: reserved, halt: breaker.state == .halted ? breaker.reason : nil)
    }

    /// An equal part of what is left; of less than one for each, one that has something to send takes the last.
    private func quotaToReserve(at now: Instant) -> Int {
        let room = quota.room(at: now)
        let unbegun = inFlight.count - begun.count
        guard room < .max else { return 0 }
        let free = max(0, room - rights.reservedByOthers)
        let part = max(room / max(1, rights.divisor), ready.count > 0 ? 1 : 0)
        return max(unbegun, min(free, part))
    }

    private mutating func drop() {
        for plan in scans.keys { ready.drop(plan: plan) }
        scans = [:]
        lookAgain()
    }
}
