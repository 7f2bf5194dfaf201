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
        /// The hours that hold now.
        package var rules: @Sendable () -> DueRules
        /// Called once the store can be used, before anything is sent, and again where it throws.
        package var prepare: @Sendable () async throws(StoreError) -> Void
        /// Called when due instants were derived anew, with how many of them are others now, by plan.
        package var derived: @Sendable (DueRules, _ moved: [String: Int]) -> Void
        /// Called when attempts have been settled durably.
        package var settled: @Sendable () -> Void
        /// Called when the status may have changed.
        package var changed: @Sendable () -> Void
        /// Schedules a call of ``Dispatcher/wake()`` at an instant, in place of the one scheduled before.
        package var wakeAt: @Sendable (Instant) -> Void
        package var random: any RandomNumberGenerator & Sendable
        package var logger: Logger
        /// The number of the composer, see decision 0008.
        package var composer = 0
        /// Whether other daemons use the store: nothing is claimed before ``Dispatcher/follow(_:)-(SendingRights)`` has said so.
        package var isSharing = false

        package init(
            store: any SendingStore, transport: any Transport, renderer: any BodyRenderer,
            now: @escaping @Sendable () -> Instant, rules: @escaping @Sendable () -> DueRules,
            prepare: @escaping @Sendable () async throws(StoreError) -> Void = {},
            derived: @escaping @Sendable (DueRules, _ moved: [String: Int]) -> Void = { _, _ in },
            settled: @escaping @Sendable () -> Void = {},
            changed: @escaping @Sendable () -> Void = {}, wakeAt: @escaping @Sendable (Instant) -> Void,
            random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
        ) {
            self.store = store
            self.transport = transport
            self.renderer = renderer
            self.now = now
            self.rules = rules
            self.prepare = prepare
            self.derived = derived
            self.settled = settled
            self.changed = changed
            self.wakeAt = wakeAt
            self.random = random
            self.logger = logger
        }
    }

    /// How long messages in flight may take to end by themselves at shutdown, and then once more after their
    /// connections were closed.
    static let gracePeriod = Duration.seconds(8)

    let dependencies: Dependencies
    let state: Mutex<DispatchState>
    private let events: AsyncStream<DispatchEvent>
    let send: AsyncStream<DispatchEvent>.Continuation
    private let pulse = Mutex(Pulse())
    private let endings = EndingWatch()

    package init(settings: DispatchSettings, dependencies: Dependencies) {
        self.dependencies = dependencies
        var random = dependencies.random
        let owner = LeaseOwner(rawValue: Int64.random(in: 1...Int64.max, using: &random))
        var state = DispatchState(
            rules: dependencies.rules(), settings: settings, capacity: dependencies.transport.capacity, owner: owner,
            pause: .none, random: random, at: Self.uptime)
        if dependencies.isSharing { state.rights = .apart(owner) }
        self.state = Mutex(state)
        (events, send) = AsyncStream.makeStream()
    }

    /// Something may have become due.
    package func wake() {
        send.yield(.wake)
    }

    /// The hours have changed. From now on nothing begins data that they forbid; due instants are derived anew.
    package func followHours() {
        _ = adoptHours()
    }

    /// The same, and waits until what has begun and is forbidden now has ended.
    ///
    /// - Parameter timeout: how long at most.
    package func enforceHours(within timeout: Duration) async {
        let ending = adoptHours()
        await withTaskGroup { group in
            group.addTask { for await _ in ending {} }
            group.addTask { try? await Task.sleep(for: timeout) }
            await group.next()
            group.cancelAll()
        }
    }

    /// - Returns: ends with what is in flight outside of its window.
    private func adoptHours() -> AsyncStream<Never> {
        let now = moment.wall
        // The hours are read under the lock: of two changes at a time, the later hours are the last to be adopted.
        let ending = state.withLock { state in
            state.follow(dependencies.rules())
            return endings.watch(state.outsideWindows(at: now))
        }
        send.yield(.wake)
        return ending
    }

    /// The configuration has changed or was read again; a halt may be over.
    package func follow(_ settings: DispatchSettings) {
        send.yield(.configured(settings, capacity: dependencies.transport.capacity))
    }

    /// Pauses or resumes sending, durably. Once this returns, nothing more is claimed that it forbids.
    package func setPaused(_ paused: Bool) async throws(StoreError) {
        if !paused, case .clockBehind = status.obstacle, let newest = try await dependencies.store.newestID() {
            try await dependencies.store.passOver(newest)
        }
        try await dependencies.store.setPausedForSure(paused)
        let uptime = Self.uptime
        state.withLock { $0.setPaused(paused, at: uptime) }
        send.yield(.paused(paused))
    }

    /// The database isn't what it was. The store may have paused sending, and lets nothing be claimed then; and it may hold
    /// leases that were settled since.
    package func databaseWentBack() async throws(StoreError) {
        state.withLock { $0.databaseWentBack() }
        let pause = try await dependencies.store.currentPause()
        state.withLock { $0.follow(pause) }
        send.yield(.wake)
        dependencies.changed()
    }

    /// What the other daemons that share the store leave to this one. Holds once this returns.
    package func follow(_ rights: SendingRights) {
        let moment = moment
        let isOther = state.withLock { state in
            let old = state.status(at: moment).obstacle
            state.follow(rights, at: moment)
            return state.status(at: moment).obstacle != old
        }
        if isOther { dependencies.changed() }
        // Others may have queued something: a beat is a look at the queue, too.
        send.yield(.wake)
    }

    /// What this one says to the others with its next beat.
    package func needs() -> SendingNeeds {
        let moment = moment
        return state.withLock { $0.needs(at: moment) }
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
                if case .ended(let lease, _) = event { endings.hasEnded(lease) }
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

    var moment: Moment {
        let (wall, uptime) = (dependencies.now(), Self.uptime)
        return state.withLock { $0.moment(wall: wall, uptime: uptime) }
    }

    /// Milliseconds on a clock that goes on while the machine is suspended; leases don't outlive a boot.
    /// [CLOCK_BOOTTIME, clock_gettime(2)]
    static var uptime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
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
