import Dispatch
import Glibc
import LoggedEvents
package import Logging
package import SupportHours
import Synchronization

/// Sends due follow-ups from a store through a transport, inside staffed windows.
package final class Dispatcher: Sendable {
    /// What a dispatcher works with.
    package struct Dependencies: Sendable {
        package var store: any SendingStore
        package var transport: any Transport
        /// Renders messages when they are claimed.
        package var renderer: any BodyRenderer
        /// The wall clock.
        package var now: @Sendable () -> Instant
        /// Called when attempts have been settled durably.
        package var settled: @Sendable () -> Void
        /// Called when the status may have changed.
        package var changed: @Sendable () -> Void
        /// Schedules a call of ``Dispatcher/wake()`` at an instant, in place of the one scheduled before.
        package var wakeAt: @Sendable (Instant) -> Void
        package var random: any RandomNumberGenerator & Sendable
        package var logger: Logger

        package init(
            store: any SendingStore, transport: any Transport, renderer: any BodyRenderer,
            now: @escaping @Sendable () -> Instant, settled: @escaping @Sendable () -> Void = {},
            changed: @escaping @Sendable () -> Void = {}, wakeAt: @escaping @Sendable (Instant) -> Void,
            random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
        ) {
            self.store = store
            self.transport = transport
            self.renderer = renderer
            self.now = now
            self.settled = settled
            self.changed = changed
            self.wakeAt = wakeAt
            self.random = random
            self.logger = logger
        }
    }

    /// How long messages in flight may take to end by themselves at shutdown, and then once more after their
    /// connections were closed.
    private static let gracePeriod = Duration.seconds(8)

    let dependencies: Dependencies
    private let owner: LeaseOwner
    private let state: Mutex<DispatchState>
    private let events: AsyncStream<DispatchEvent>
    private let send: AsyncStream<DispatchEvent>.Continuation
    private let pulse = Mutex(Pulse())

    package init(rules: DueRules, settings: DispatchSettings, dependencies: Dependencies) {
        self.dependencies = dependencies
        var random = dependencies.random
        owner = LeaseOwner(rawValue: Int64.random(in: 1...Int64.max, using: &random))
        state = Mutex(
            DispatchState(
                rules: rules, settings: settings, capacity: dependencies.transport.capacity, owner: owner,
                isPaused: false, random: random, at: Self.uptime))
        (events, send) = AsyncStream.makeStream()
    }

    /// Something may have become due.
    package func wake() {
        send.yield(.wake)
    }

    /// The hours or zones have changed: due instants are derived anew.
    package func follow(_ rules: DueRules) {
        send.yield(.ruled(rules))
    }

    /// The configuration has changed or was read again; a halt may be over.
    package func follow(_ settings: DispatchSettings) {
        send.yield(.configured(settings, capacity: dependencies.transport.capacity))
    }

    /// Pauses or resumes sending, durably. Once this returns, nothing more is claimed that it forbids.
    package func setPaused(_ paused: Bool) async throws(StoreError) {
        try await dependencies.store.setPaused(paused)
        state.withLock { $0.setPaused(paused) }
        send.yield(.paused(paused))
    }

    package var status: DispatchStatus {
        let moment = moment
        return state.withLock { $0.status(at: moment) }
    }

    /// Checks that the loop is alive.
    ///
    /// - Returns: whether the loop has answered the previous check. While it waits for the store to be opened, or after
    ///   it has ended, no answer is expected.
    package func isAlive() -> Bool {
        let wasAlive = pulse.withLock { $0.ask() }
        send.yield(.pulse)
        return wasAlive
    }

    /// Ends ``run()`` once everything in flight has ended.
    package func stop() {
        state.withLock { $0.isStopping = true }
        send.yield(.stop)
    }

    /// Sends until it is stopped. First it settles what an earlier run left.
    package func run() async {
        await resume()
        await withDiscardingTaskGroup { group in
            send.yield(.wake)
            pulse.withLock { $0.isExpected = true }
            defer { pulse.withLock { $0.isExpected = false } }
            var isStopping = false
            for await event in events {
                pulse.withLock { $0.hasCome = true }
                if case .stop = event, !isStopping {
                    isStopping = true
                    group.addTask { await self.closeTransport() }
                }
                let (actions, isIdle) = handle(event)
                for action in actions { carryOut(action, in: &group) }
                if event.mayChangeStatus { dependencies.changed() }
                if isStopping, isIdle { break }
            }
            send.finish()
            // This ends the wait before the transport is closed.
            group.cancelAll()
        }
    }

    private func handle(_ event: DispatchEvent) -> (actions: [DispatchAction], isIdle: Bool) {
        let moment = moment
        return state.withLock { state in
            (state.handle(event, at: moment), state.isIdle)
        }
    }

    private var moment: Moment {
        Moment(wall: dependencies.now(), uptime: Self.uptime)
    }

    /// Milliseconds on a clock that goes on while the machine is suspended; leases don't outlive a boot.
    /// [CLOCK_BOOTTIME, clock_gettime(2)]
    private static var uptime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

// Carries out the actions.
extension Dispatcher {
    private func carryOut(_ action: DispatchAction, in group: inout DiscardingTaskGroup) {
        let store = dependencies.store
        switch action {
        case .derive(let rules):
            perform(.derive, in: &group) { () async throws(StoreError) in
                try await self.derive(by: rules)
                return .derived
            }
        case .read(let plan, let after, let limit):
            let now = dependencies.now()
            perform(.read, in: &group) { () async throws(StoreError) in
                let heads = try await store.due(in: plan, at: now, after: after, limit: limit)
                return .read(plan: plan, heads: heads, isEnd: heads.count < limit)
            }
        case .claim(let ids, let fixedHeaders):
            perform(.claim, in: &group) { [owner, renderer = dependencies.renderer] () async throws(StoreError) in
                let claimed = try await store.claim(ids, by: owner, at: fixedHeaders.date, fixedHeaders: fixedHeaders)
                return .claimed(claimed.map { $0.rendered(by: renderer, at: fixedHeaders.date) })
            }
        case .giveUpClaims(let known):
            perform(.giveUpClaims, in: &group) { () async throws(StoreError) in
                try await self.giveUpClaims(except: known)
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
                let outcome = await self.dependencies.transport.deliver(followUp) { try await self.beginData(followUp) }
                self.send.yield(.ended(followUp.lease, outcome))
            }
        case .alarm(let uptime):
            let wait = max(0, uptime - Self.uptime)
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(wait))) { [send] in
                send.yield(.tick)
            }
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
        let now = dependencies.now()
        if let hindrance = state.withLock({ $0.hindrance(to: followUp, at: now) }) { throw hindrance }
        let held = try await dependencies.store.beginData([followUp.dataBeginning(at: now)])
        if !held.contains(followUp.lease) { throw Hindrance.leaseLost }
    }

    /// A claim failed, and it isn't known what it claimed: everything that isn't known here is queued again.
    private func giveUpClaims(except known: Set<Lease>) async throws(StoreError) {
        let (rules, settings) = state.withLock { ($0.rules, $0.settings) }
        _ = try await dependencies.store.rescue(
            owner, except: known, at: dependencies.now(), repeatsUncertain: settings.repeatsUncertain,
            attempts: settings.retry.attempts, rules: rules)
    }

    private func derive(by rules: DueRules) async throws(StoreError) {
        let total = try await dependencies.store.rederiveAll(by: rules)
        guard total.derived > 0 else { return }
        dependencies.logger.notice(
            "due instants were derived anew for \(total.derived) follow-ups: \(total.moved) are due at another time")
        if total.held > 0 {
            dependencies.logger.warning(
                """
                \(total.held) of them are held: their plan isn't configured, or is never staffed; add the plan again, \
                or cancel them (madoguchi queue list --state queued)
                """)
        }
    }

    private func lookAhead(after seen: Instant) async throws(StoreError) {
        let now = dependencies.now()
        let rules = state.withLock { $0.rules }
        let next = try await dependencies.store.expireAndLookAhead(by: rules, after: seen, at: now)
        if let next { dependencies.wakeAt(next) }
    }

    /// Settles what was in flight when an earlier run ended, and tries until the store can be used.
    private func resume() async {
        let store = dependencies.store
        while !state.withLock({ $0.isStopping }) {
            let (rules, settings) = state.withLock { ($0.rules, $0.settings) }
            do throws(StoreError) {
                let recovery = try await store.rescue(
                    fromAllBut: owner, at: dependencies.now(), repeatsUncertain: settings.repeatsUncertain,
                    attempts: settings.retry.attempts, rules: rules)
                if recovery != Recovery(interrupted: 0, uncertain: 0) {
                    dependencies.logger.notice(
                        """
                        an earlier run left \(recovery.interrupted) follow-ups unsent, which are queued again, and \
                        \(recovery.uncertain) in doubt, which \
                        \(settings.repeatsUncertain ? "are sent again" : "wait for a decision") \
                        (madoguchi queue list)
                        """)
                }
                let wasPaused = try await store.isPaused()
                state.withLock { $0.restorePaused(wasPaused) }
                dependencies.changed()
                return
            } catch {
                let moment = moment
                for action in state.withLock({ $0.handle(.failed(.derive, error), at: moment) }) {
                    if case .report(let report) = action { log(report) }
                }
                dependencies.changed()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func closeTransport() async {
        try? await Task.sleep(for: Self.gracePeriod)
        await dependencies.transport.shutDown()
        try? await Task.sleep(for: Self.gracePeriod)
        // What couldn't be settled is found at the next start.
        send.finish()
    }
}

extension DispatchEvent {
    /// Whether the status may change, apart from what is logged.
    fileprivate var mayChangeStatus: Bool {
        switch self {
        case .paused, .configured: true
        default: false
        }
    }
}
