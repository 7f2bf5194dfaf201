import Dispatch
import LoggedEvents
package import Logging
import Messages
import SupportHours
import Synchronization

/// Keeps a daemon a node among those that share its store, and tells its dispatcher what it may do.
package final class NodeRunner: Sendable {
    /// What a runner works with.
    package struct Dependencies: Sendable {
        package var nodes: any NodeStore
        package var store: any SendingStore
        package var dispatcher: Dispatcher
        /// The wall clock, in milliseconds since 1970-01-01T00:00:00Z.
        package var now: @Sendable () -> Int64
        /// Called with what each beat tells, before the dispatcher follows it: the slot is for new ids, and others may have
        /// changed what the hours are made of.
        package var learned: @Sendable (ClusterView, Node) -> Void
        /// Plans that nobody has configured, and whose adoption is no news.
        package var unnamedPlans: Set<String>
        package var random: any RandomNumberGenerator & Sendable
        package var logger: Logger

        package init(
            nodes: any NodeStore, store: any SendingStore, dispatcher: Dispatcher, now: @escaping @Sendable () -> Int64,
            learned: @escaping @Sendable (ClusterView, Node) -> Void = { _, _ in }, unnamedPlans: Set<String> = [],
            random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
        ) {
            self.nodes = nodes
            self.store = store
            self.dispatcher = dispatcher
            self.now = now
            self.learned = learned
            self.unnamedPlans = unnamedPlans
            self.random = random
            self.logger = logger
        }
    }

    private struct State: Sendable {
        var mind: MembershipState
        /// The earliest alarm that hasn't gone off: uptime in milliseconds.
        var alarmAt: Int64?
    }

    private let dependencies: Dependencies
    private let state: Mutex<State>
    private let events: AsyncStream<MembershipEvent>
    private let send: AsyncStream<MembershipEvent>.Continuation
    /// Ends with the first answer to joining, whatever it is.
    private let first = AsyncStream<Never>.makeStream()

    package init(_ facts: NodeFacts, terms: MembershipTerms, dependencies: Dependencies) {
        self.dependencies = dependencies
        state = Mutex(
            State(mind: MembershipState(facts, terms: terms, random: dependencies.random, at: Dispatcher.uptime)))
        (events, send) = AsyncStream.makeStream()
    }

    /// What the last beat told; nil while this daemon isn't among the nodes.
    package var view: ClusterView? { state.withLock { $0.mind.view } }
    /// This run among the nodes; another one from when it was taken for dead.
    package var owner: LeaseOwner { state.withLock { $0.mind.owner } }

    /// The hours, the limits or the configuration have changed.
    package func follow(_ facts: NodeFacts) { send.yield(.changed(facts)) }

    /// Has this node's hours adopted by all.
    package func adopt() { send.yield(.insist) }

    /// Waits until this daemon has joined, or can't at first.
    ///
    /// - Parameter timeout: how long at most.
    package func hasTried(within timeout: Duration) async {
        await withTaskGroup { [stream = first.stream] group in
            group.addTask { for await _ in stream {} }
            group.addTask { try? await Task.sleep(for: timeout) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Ends ``run()`` once this node has signed off. To be called when the dispatcher has ended.
    package func stop() { send.yield(.stop) }

    /// Beats until it is stopped, or the task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            send.yield(.tick)
            for await event in events {
                for action in handle(event) { carryOut(action, in: &group) }
                if state.withLock({ $0.mind.hasLeft }) { break }
            }
            send.finish()
            group.cancelAll()
        }
    }

    private func handle(_ event: MembershipEvent) -> [MembershipAction] {
        var event = event
        // What the dispatcher says holds from when it says so: it is asked only where a beat leaves with it.
        if case .tick = event, state.withLock({ $0.mind.isToSpeak(at: Dispatcher.uptime) }) {
            event = .speak(dependencies.dispatcher.needs())
        }
        let wall = dependencies.now()
        return state.withLock { $0.mind.handle(event, at: Dispatcher.uptime, wall: wall) }
    }

    /// Timers stand still while the machine is suspended, and the uptime doesn't: so it looks often.
    private func ring(at uptime: Int64) {
        let isEarlier = state.withLock { state in
            if let alarm = state.alarmAt, alarm <= uptime { return false }
            state.alarmAt = uptime
            return true
        }
        if isEarlier { wait(until: uptime) }
    }

    private func wait(until uptime: Int64) {
        let wait = min(max(0, uptime - Dispatcher.uptime), 500)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(wait))) { [weak self] in
            guard let self, state.withLock({ $0.alarmAt == uptime }) else { return }
            guard Dispatcher.uptime >= uptime else { return self.wait(until: uptime) }
            state.withLock { $0.alarmAt = nil }
            send.yield(.tick)
        }
    }

    private func carryOut(_ action: MembershipAction, in group: inout DiscardingTaskGroup) {
        switch action {
        case .follow(let rights): dependencies.dispatcher.follow(rights)
        case .alarm(let uptime): ring(at: uptime)
        case .report(let report): log(report)
        case .join, .beat, .leave, .declareDead, .rescue, .adopt, .halt:
            group.addTask {
                do throws(StoreError) {
                    self.send.yield(try await self.answer(to: action))
                } catch {
                    // The store logs its own failures.
                    self.send.yield(.failed(action))
                }
                if case .join = action { self.first.continuation.finish() }
            }
        }
    }

    private func answer(to action: MembershipAction) async throws(StoreError) -> MembershipEvent {
        let (nodes, dispatcher) = (dependencies.nodes, dependencies.dispatcher)
        switch action {
        case .join(let call, let name):
            let view = try await nodes.join(call.owner, name: name, report: call.report)
            learned(view, call.owner)
            return .joined(view, begun: await dataBegun(view), to: call)
        case .beat(let call):
            let view = try await nodes.beat(call.owner, report: call.report)
            learned(view, call.owner)
            return .beaten(view, begun: await dataBegun(view), to: call)
        case .leave(let owner):
            try await nodes.leave(owner)
            return .left
        case .declareDead(let owner, let beat):
            return .declared(owner, isDead: try await nodes.declareDead(owner, atBeat: beat))
        case .rescue(let owner):
            let recovery = try await dispatcher.rescue(owner)
            if recovery != Recovery(interrupted: 0, uncertain: 0) {
                dependencies.logger.notice(
                    .nodeRescued(interrupted: recovery.interrupted, uncertain: recovery.uncertain),
                    metadata: .about(.nodeRescued))
                dispatcher.wake()
            }
            return .rescued(owner)
        case .adopt(let hours, let plan, let configuration, let epoch):
            let name = state.withLock { $0.mind.name }
            return .adopted(
                try await nodes.adopt(hours, of: plan, configuration: configuration, by: name, over: epoch))
        case .halt(let reason):
            try await nodes.halt(reason)
            return .halted
        case .alarm, .follow, .report: return .tick
        }
    }

    private func learned(_ view: ClusterView?, _ owner: LeaseOwner) {
        guard let view, let own = view.nodes.first(where: { $0.owner == owner }) else { return }
        dependencies.learned(view, own)
    }

    /// - Returns: nil where no quota is to be shared, or the counts can't be read.
    private func dataBegun(_ view: ClusterView?) async -> [DataCount]? {
        guard let view, view.hasQuota else { return nil }
        let since = Instant(secondsSinceEpoch: view.databaseTime / 1_000).advanced(bySeconds: -SendingQuota.reach)
        return try? await dependencies.store.dataBegun(since: since)
    }

    private func log(_ report: MembershipReport) {
        let logger = dependencies.logger
        switch report {
        case .joined(let slot, let nodes):
            logger.notice(.joinedNodes(slot: slot, nodes: nodes), metadata: .about(.nodeJoined))
        case .noSlot: logger.error(.noNodeSlot, metadata: .about(.nodeUnjoined))
        case .foundDead: logger.warning(.foundDead, metadata: .about(.nodeFoundDead))
        case .wentBack: logger.warning(.nodesWentBack, metadata: .about(.databaseWentBack))
        case .declaringDead(let name): logger.warning(.nodeDead(name), metadata: .about(.nodeDead, [.node: name]))
        case .clockOff(let milliseconds):
            logger.error(.clockOffDatabase(milliseconds), metadata: .about(.nodeClockOff))
        case .clockRight: logger.notice(.clockAgreesWithDatabase, metadata: .about(.nodeClockRight))
        case .differs([]): logger.notice(.hoursAgreeWithAdopted, metadata: .about(.hoursAgree))
        case .differs(let plans): logger.warning(.hoursDifferFromAdopted(plans), metadata: .about(.hoursDiffer))
        case .adopted(let adopted):
            guard !dependencies.unnamedPlans.contains(adopted.plan) else { return }
            logger.notice(
                .hoursAdopted(adopted.plan, by: adopted.adoptedBy),
                metadata: .about(.hoursAdopted, [.plan: adopted.plan, .node: adopted.adoptedBy]))
        }
    }
}

extension ClusterView {
    /// Whether a live node has a limit over an hour or a day.
    package var hasQuota: Bool {
        nodes.contains { $0.state == .live && $0.report.limits.quota != SendingQuota.Limits() }
    }
}
