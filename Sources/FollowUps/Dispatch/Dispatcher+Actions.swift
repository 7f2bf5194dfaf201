import Dispatch
import LoggedEvents
import Logging
import Messages
import SupportHours
import Synchronization

// Carries out the actions.
extension Dispatcher {
    func carryOut(_ action: DispatchAction, in group: inout DiscardingTaskGroup) {
        let store = dependencies.store
        switch action {
        case .derive(let rules, let plans):
            perform(.derive, in: &group) { () async throws(StoreError) in
                try await self.derive(by: rules, of: plans)
                return .derived
            }
        case .read(let plan, let after, let limit):
            let now = moment.wall
            perform(.read, in: &group) { () async throws(StoreError) in
                let heads = try await store.due(in: plan, at: now, after: after, limit: limit)
                return .read(plan: plan, heads: heads, isEnd: heads.count < limit)
            }
        case .claim(let ids, let owner, let terms):
            perform(.claim, in: &group) { [renderer = dependencies.renderer] () async throws(StoreError) in
                let claimed = try await store.claim(ids, by: owner, at: terms.date, on: terms)
                return .claimed(claimed.map { $0.rendered(by: renderer, at: terms.date) })
            }
        case .giveUpClaims(let owner, let known):
            perform(.giveUpClaims, in: &group) { () async throws(StoreError) in
                try await self.rescue(owner, except: known)
                return .claimsGivenUp
            }
        case .settle(let settlements):
            perform(.settle, in: &group) { [settled = dependencies.settled] () async throws(StoreError) in
                let lost = try await store.settle(settlements)
                settled()
                return .settled(lost: lost)
            }
        case .deliver(let followUp):
            group.addTask {
                let outcome = await self.dependencies.transport.deliver(
                    followUp, beginData: { try await self.beginData(followUp) },
                    endData: self.endOfData(under: followUp.lease))
                self.send.yield(.ended(followUp.lease, outcome))
            }
        case .alarm(let uptime):
            Self.ring(at: uptime, send)
        case .lookAhead(let seen):
            perform(.lookAhead, in: &group) { () async throws(StoreError) in
                try await self.lookAhead(after: seen)
                return .lookedAhead
            }
        case .report(let report):
            log(report)
            dependencies.changed()
        }
    }

    /// Sends a `tick` at an uptime. Timers stand still while the machine is suspended and the uptime doesn't, so it looks
    /// every half minute.
    private static func ring(at uptime: Int64, _ send: AsyncStream<DispatchEvent>.Continuation) {
        let wait = min(max(0, uptime - Self.uptime), 30_000)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(wait))) {
            if Self.uptime >= uptime { send.yield(.tick) } else { ring(at: uptime, send) }
        }
    }

    private func perform(
        _ kind: DispatchAction.Kind, in group: inout DiscardingTaskGroup,
        _ operation: @escaping @Sendable () async throws(StoreError) -> DispatchEvent
    ) {
        group.addTask {
            do throws(StoreError) {
                self.send.yield(try await operation())
            } catch {
                self.send.yield(.failed(kind, error))
            }
        }
    }

    /// The last moment at which a message can be held back.
    private func beginData(_ followUp: ClaimedFollowUp) async throws {
        let now = moment
        let (hindrance, countsRecipient) = state.withLock {
            ($0.hindrance(to: followUp, at: now), $0.settings.perRecipientPerDay != nil)
        }
        if let hindrance { throw hindrance }
        let beginning = followUp.dataBeginning(
            at: now.wall, countsRecipient: countsRecipient, composer: dependencies.composer)
        let held = try await dependencies.store.beginData([beginning])
        if !held.contains(followUp.lease) { throw Hindrance.leaseLost }
        // The hours may have changed while it was recorded, and the lease may be another's by now.
        let later = moment
        let late = state.withLock { state in
            state.begin(followUp.lease, at: now.wall)
            return state.hindrance(to: followUp, at: later)
        }
        if let late { throw late }
    }

    /// What is asked at the last moment at which others can be left to send a message that has begun data; nil where there
    /// are no others.
    private func endOfData(under lease: Lease) -> (@Sendable () throws -> Void)? {
        guard dependencies.isSharing else { return nil }
        return {
            let hindrance = self.state.withLock { $0.hindranceToEnding(lease, at: Self.uptime) }
            if let hindrance { throw hindrance }
        }
    }

    /// Settles what an owner holds: one that has ended, or this one, where a claim failed and it isn't known what it
    /// claimed.
    ///
    /// - Parameter known: what is left alone.
    @discardableResult
    func rescue(_ owner: LeaseOwner, except known: Set<Lease> = []) async throws(StoreError) -> Recovery {
        let moment = moment
        let (rules, settings, now) = state.withLock { ($0.rules, $0.settings, $0.databaseNow(at: moment)) }
        return try await dependencies.store.rescue(
            owner, except: known, at: now, repeatsUncertain: settings.repeatsUncertain,
            attempts: settings.retry.attempts, rules: rules)
    }

    private func derive(by rules: DueRules, of plans: Set<String>?) async throws(StoreError) {
        let total = try await dependencies.store.rederiveAll(by: rules, of: plans)
        guard total.derived > 0 else { return }
        dependencies.derived(rules, total.moved)
        dependencies.logger.notice(.derivedAnew(total.derived, moved: total.moved))
        if total.held > 0 { dependencies.logger.warning(.held(total.held)) }
    }

    private func lookAhead(after seen: Instant) async throws(StoreError) {
        let now = moment.wall
        let rules = state.withLock { $0.rules }
        let next = try await dependencies.store.expireAndLookAhead(by: rules, after: seen, at: now)
        // The wall clock may be ahead of the database's.
        if let next { dependencies.wakeAt(next.advanced(bySeconds: max(0, dependencies.now().seconds(since: now)))) }
    }

    /// Settles what was in flight when an earlier run ended, and tries until the store can be used.
    func resume() async {
        let store = dependencies.store
        while !state.withLock({ $0.isStopping }) {
            do throws(StoreError) {
                try await dependencies.prepare()
            } catch {
                await pause(after: error)
                continue
            }
            // Preparing may have changed the hours, and nobody has to have said so by now.
            let (rules, settings) = state.withLock { state in
                state.follow(dependencies.rules())
                return (state.rules, state.settings)
            }
            do throws(StoreError) {
                // Where others share the store, membership tells whom to rescue.
                let rights = state.withLock { $0.rights }
                let recovery =
                    rights.isAlone
                    ? try await store.rescue(
                        fromAllBut: rights.owner, at: dependencies.now(), repeatsUncertain: settings.repeatsUncertain,
                        attempts: settings.retry.attempts, rules: rules) : Recovery(interrupted: 0, uncertain: 0)
                if recovery != Recovery(interrupted: 0, uncertain: 0) {
                    dependencies.logger.notice(
                        .earlierRun(
                            interrupted: recovery.interrupted, uncertain: recovery.uncertain,
                            repeats: settings.repeatsUncertain))
                }
                let begun = try await store.dataBegun(
                    since: dependencies.now().advanced(bySeconds: -SendingQuota.reach))
                let pause = try await store.currentPause()
                let (newest, passedOver) = (try await store.newestID(), try await store.passedOver())
                state.withLock {
                    if let newest, passedOver.map({ newest > $0 }) ?? true { $0.latest = newest.madeAt }
                    $0.quota.restore(begun)
                    $0.takeOver(pause)
                }
                dependencies.changed()
                return
            } catch {
                await pause(after: error)
            }
        }
    }

    /// Says that the store can't be used yet, and waits before it is asked again.
    private func pause(after error: StoreError) async {
        let moment = moment
        for action in state.withLock({ $0.handle(.failed(.derive, error), at: moment) }) {
            if case .report(let report) = action { log(report) }
        }
        dependencies.changed()
        try? await Task.sleep(for: .seconds(1))
    }

    func closeTransport() async {
        try? await Task.sleep(for: Self.gracePeriod)
        await dependencies.transport.shutDown()
        try? await Task.sleep(for: Self.gracePeriod)
        // What couldn't be settled is found at the next start.
        send.finish()
    }
}
