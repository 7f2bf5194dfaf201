import SupportHours

// Decides what to read, claim and settle next.
extension DispatchState {
    mutating func proceed(at now: Moment) {
        if let failure = storeFailure, failure.until > now.uptime {
            ring(at: failure.until, now)
            return
        }
        settle()
        giveUpClaims()
        guard !isStopping, isClockUsable(now), !isClockBehind(now), now.uptime < rights.claimsUntil else { return }
        derive()
        guard !isPaused, rights.halt == nil, !isToDerive, !(isDeriving && isHeldByDeriving) else { return }
        takeUpWhatIsLeft(at: now)
        dropClosedPlans(at: now.wall)
        read(at: now)
        lookAhead()
        claim(at: now)
    }

    /// At the start of a machine without a battery the clock may show 1970; it is set soon after.
    private mutating func isClockUsable(_ now: Moment) -> Bool {
        let wasWrong = isClockWrong
        isClockWrong = now.wall < settings.clockFloor
        if isClockWrong != wasWrong {
            actions.append(.report(isClockWrong ? .clockWrong(now.wall) : .clockRight))
            lookAgain()
        }
        if isClockWrong { ring(at: now.uptime + Bounds.clockPause, now) }
        return !isClockWrong
    }

    /// A clock that was set back by more than a day, or was ahead when something was recorded: what is due can't be told
    /// before somebody says which of the two is right.
    private mutating func isClockBehind(_ now: Moment) -> Bool {
        let wasBehind = isClockBehind
        isClockBehind = isBehind(now.wall)
        if isClockBehind {
            if !wasBehind { actions.append(.report(.clockBehind(now.wall, latest: latest))) }
            ring(at: now.uptime + Bounds.clockPause, now)
        } else {
            latest = max(latest, now.wall)
            if wasBehind { lookAgain() }
        }
        return isClockBehind
    }

    private mutating func settle() {
        guard settling.isEmpty, !ended.isEmpty else { return }
        settling = Array(ended.prefix(Bounds.settlement))
        ended.removeFirst(settling.count)
        actions.append(.settle(settling))
    }

    private mutating func giveUpClaims() {
        guard let owner = uncertainClaims, !isGivingUpClaims, !isClaiming else { return }
        isGivingUpClaims = true
        let known = Set(inFlight.values.map(\.lease)).union((ended + settling).map(\.lease))
        actions.append(.giveUpClaims(owner, except: known))
    }

    private mutating func derive() {
        guard isToDerive || isToCatchUp, !isDeriving else { return }
        isHeldByDeriving = isToDerive
        isToDerive = false
        isToCatchUp = false
        isDeriving = true
        actions.append(.derive(rules, of: agreedHours.map { Set($0.keys) }))
    }

    /// Messages that aren't sent when a window closes wait in the store for the next one, so the next departure
    /// changes.
    private mutating func dropClosedPlans(at now: Instant) {
        for plan in scans.keys where !isSending(plan, at: now) {
            ready.drop(plan: plan)
            scans[plan] = nil
            lookAgain()
        }
    }

    private mutating func read(at now: Moment) {
        guard !isReading, ready.count < Bounds.readyLow else { return }
        for (plan, scan) in scans {
            let isEmptied = scan.skippedLanes.contains {
                ready.laneCount(plan: plan, domain: $0) <= Bounds.lane / 2
            }
            if scan.isAtEnd, isEmptied { scans[plan] = Scan() }
        }
        let staffed = rules.plans.keys.filter { isSending($0, at: now.wall) }.sorted()
        if scannedAt == nil {
            scannedAt = now.wall
            takesAll = isLeft(at: now.uptime)
            if takesAll { leftSince = nil }
            for plan in staffed { scans[plan] = Scan() }
        }
        for plan in staffed {
            let scan = scans[plan] ?? Scan()
            guard !scan.isAtEnd else { continue }
            scans[plan] = scan
            isReading = true
            actions.append(.read(plan: plan, after: scan.after, limit: Bounds.page))
            return
        }
    }

    /// Whether what falls to others has been left to them for long enough.
    private func isLeft(at uptime: Int64) -> Bool {
        leftSince.map { uptime - $0 >= rights.grace } ?? false
    }

    private mutating func takeUpWhatIsLeft(at now: Moment) {
        guard let leftSince else { return }
        if isLeft(at: now.uptime) { lookAgain() } else { ring(at: leftSince + rights.grace, now) }
    }

    /// Doesn't wait until the scans have ended: a plan with a million messages would make the others late.
    private mutating func lookAhead() {
        guard let scannedAt, !isReading, !hasLookedAhead, !isLookingAhead else { return }
        hasLookedAhead = true
        isLookingAhead = true
        actions.append(.lookAhead(after: scannedAt))
    }

    mutating func take(_ heads: [DueHead], of plan: String, isEnd: Bool, at now: Moment) {
        guard var scan = scans[plan] else { return }
        for head in heads where inFlight[head.id] == nil {
            guard isOurs(head.id, of: plan) else {
                leftSince = leftSince ?? now.uptime
                continue
            }
            switch ready.admit(head, plan: plan) {
            case .admitted, .known: break
            case .laneFull: scan.skippedLanes.insert(head.domain)
            }
            scan.after = head
        }
        scan.after = heads.last ?? scan.after
        scan.isAtEnd = isEnd
        scans[plan] = scan
    }

    private mutating func claim(at now: Moment) {
        let room =
            isClaiming || uncertainClaims != nil || !rights.isSending
            ? 0 : min(min(capacity, breaker.room(at: now.uptime)) - inFlight.count, quotaRoom(at: now.wall))
        // Half a batch is worth a commit; a smaller one is claimed only where no more are ready.
        if room >= min(capacity, Bounds.claim) / 2 || inFlight.isEmpty || ready.count < room {
            let ids = takeTurns(atMost: min(room, Bounds.claim), at: now)
            if !ids.isEmpty {
                claiming = ids.count
                claimer = owner
                let offset = settings.dateZone.offset(at: now.wall).seconds
                let terms = ClaimTerms(
                    senders: settings.senders, date: now.wall, utcOffset: offset,
                    perRecipientPerDay: settings.perRecipientPerDay, hours: agreedHours,
                    sparedComposers: rights.sparedComposers)
                actions.append(.claim(ids, by: owner, terms))
            }
        }
        ringForTurns(at: now)
    }

    /// Whatever is in flight may begin data, and is counted only then.
    private func quotaRoom(at now: Instant) -> Int {
        let room = quota.room(at: now)
        guard room < .max else { return room }
        return (rights.isAlone ? room : min(room, reservation.left)) - (inFlight.count - begun.count)
    }

    private mutating func takeTurns(atMost count: Int, at now: Moment) -> [FollowUpID] {
        var ids: [FollowUpID] = []
        while ids.count < count, let id = ready.next(within: &limits, at: now.uptime) {
            // It was read again while its claim was being made, and the lease may have been lost since.
            if inFlight[id] == nil { ids.append(id) }
        }
        return ids
    }

    /// Sets an alarm for the moment at which a domain that steps aside may go on.
    private mutating func ringForTurns(at now: Moment) {
        if let opensAt = breaker.opensAt {
            ring(at: opensAt, now)
        } else if ready.count > 0, let opensAt = quota.opensAt(now.wall) {
            ring(at: now.uptime + opensAt.seconds(since: now.wall) * 1_000, now)
        } else if ready.count > 0 {
            let allowedAt = limits.readyAt(now.uptime)
            if allowedAt > now.uptime {
                ring(at: allowedAt, now)
            } else if let restsUntil = ready.restsUntil {
                ring(at: restsUntil, now)
            }
        }
    }

    private mutating func ring(at uptime: Int64, _ now: Moment) {
        let uptime = max(uptime, now.uptime + Bounds.gathering)
        if let alarmAt, alarmAt > now.uptime, alarmAt <= uptime { return }
        alarmAt = uptime
        actions.append(.alarm(uptime: uptime))
    }
}
