import MailAddress
import Messages
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

@testable import FollowUps

/// Hours that change while messages are on their way.
@Suite("Hours that are enforced")
struct EnforcedHoursTests {
    private let hours = CurrentHours()
    private let transport = HeldTransport()
    private let memory = InMemoryStore()
    private let log = LogLines()

    /// The plan's hours, as somebody changes them.
    private final class CurrentHours: Sendable {
        private let text = Mutex("24/7")

        func change(to hours: String) { text.withLock { $0 = hours } }

        var rules: DueRules {
            let text = text.withLock { $0 }
            return (try? .sample(["growth": text])) ?? DueRules(plans: [:])
        }
    }

    /// Holds each message until it is told to go on: before it has begun data, or after.
    private final class HeldTransport: Transport {
        private struct State {
            var isOpen = false
            var waiting: [CheckedContinuation<Void, Never>] = []
            var holdsBeforeData = false
            var held: [FollowUpID] = []
            var sent: [FollowUpID] = []
        }

        private let state = Mutex(State())
        let capacity = 8

        var held: [FollowUpID] { state.withLock { $0.held.sorted() } }
        var sent: [FollowUpID] { state.withLock { $0.sent.sorted() } }

        func holdBeforeData() { state.withLock { $0.holdsBeforeData = true } }

        func open() {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isOpen = true
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }

        private func hold(_ id: FollowUpID) async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    state.held.append(id)
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: (@Sendable () throws -> Void)?
        ) async -> DeliveryOutcome {
            let holdsBeforeData = state.withLock { $0.holdsBeforeData }
            if holdsBeforeData { await hold(message.id) }
            do {
                try await beginData()
            } catch {
                return .notAttempted(DeliveryReport(text: "held back"), .none)
            }
            if !holdsBeforeData { await hold(message.id) }
            state.withLock { $0.sent.append(message.id) }
            return .delivered(DeliveryReport(code: 250, text: "Ok"))
        }

        func shutDown() async { open() }
    }

    private func dispatcher(
        _ store: (any SendingStore)? = nil, prepare: @escaping @Sendable () async throws(StoreError) -> Void = {}
    ) -> Dispatcher {
        Dispatcher(
            settings: DispatchSettings(
                retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 1_000,
                perDomainPerSecond: 1_000, senders: Senders(Sender("support@example.jp")), dateZone: .utc),
            dependencies: Dispatcher.Dependencies(
                store: store ?? memory, transport: transport, renderer: .plain, now: { .hours(9) },
                rules: { [hours] in hours.rules }, prepare: prepare, wakeAt: { _ in }, logger: log.logger))
    }

    /// Accepts some follow-ups that are due, and has a dispatcher send while something is done.
    private func sending(
        _ ids: [Int64], with dispatcher: Dispatcher, _ body: () async throws -> Void
    ) async throws {
        let rules = hours.rules
        _ = try await memory.enqueue(ids.map { .sample($0, plan: "growth", rules: rules) })
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer {
                transport.open()
                dispatcher.stop()
            }
            try await body()
        }
    }

    private final class Flag: Sendable {
        private let raised = Atomic(false)

        var isRaised: Bool { raised.load(ordering: .sequentiallyConsistent) }

        func raise() { raised.store(true, ordering: .sequentiallyConsistent) }
    }

    private func states(_ state: FollowUpState) async throws -> Int {
        try await memory.tally()["growth"]?[state] ?? 0
    }

    @Test("wait for what had begun to be sent before, and lose nothing")
    func waiting() async throws {
        let dispatcher = dispatcher()
        try await sending([1, 2, 3], with: dispatcher) {
            try await eventually("they are on their way") {
                transport.held == [1, 2, 3] && dispatcher.state.withLock { $0.begun.count == 3 }
            }
            hours.change(to: "off")
            let hasReturned = Flag()
            try await withThrowingTaskGroup { group in
                group.addTask {
                    await dispatcher.enforceHours(within: .seconds(60))
                    hasReturned.raise()
                }
                try await eventually("the hours are adopted") {
                    dispatcher.state.withLock { $0.rules.plans["growth"]?.basis.hours } == "off"
                }
                for _ in 0..<200 { await Task.yield() }
                #expect(!hasReturned.isRaised)
                #expect(transport.sent.isEmpty)
                transport.open()
                try await group.waitForAll()
            }
            // All of it has left by now, and nothing more does.
            #expect(transport.sent == [1, 2, 3])
            _ = try await memory.enqueue([.sample(4, plan: "growth", rules: .sample(["growth": "24/7"]))])
            dispatcher.followHours()
            try await eventually("they are settled") { try await states(.delivered) == 3 }
            try await eventually("the last one is held") { try await memory.followUp(4)?.dueAt == nil }
            #expect(transport.sent == [1, 2, 3])
        }
    }

    @Test("don't wait longer than they may")
    func timeout() async throws {
        let dispatcher = dispatcher()
        try await sending([1], with: dispatcher) {
            try await eventually("it is on its way") { transport.held == [1] }
            hours.change(to: "off")
            await dispatcher.enforceHours(within: .milliseconds(20))
            #expect(transport.sent.isEmpty)
            transport.open()
            try await eventually("it is settled") { try await states(.delivered) == 1 }
        }
    }

    @Test("don't wait for what they allow")
    func allowed() async throws {
        let dispatcher = dispatcher()
        try await sending([1], with: dispatcher) {
            try await eventually("it is on its way") { transport.held == [1] }
            hours.change(to: "Mo-Fr 09:00-10:00")
            // In vain, it would wait for longer than the test may take.
            await dispatcher.enforceHours(within: .seconds(3_600))
            #expect(transport.sent.isEmpty)
        }
    }

    @Test("hold back what hasn't begun data, and let it go once when they open again")
    func heldBack() async throws {
        transport.holdBeforeData()
        let dispatcher = dispatcher()
        try await sending([1, 2], with: dispatcher) {
            try await eventually("they are on their way") { transport.held == [1, 2] }
            hours.change(to: "off")
            try await withThrowingTaskGroup { group in
                group.addTask { await dispatcher.enforceHours(within: .seconds(60)) }
                try await eventually("the hours are adopted") {
                    dispatcher.state.withLock { $0.rules.plans["growth"]?.basis.hours } == "off"
                }
                transport.open()
                try await group.waitForAll()
            }
            #expect(transport.sent.isEmpty)
            try await eventually("both wait") {
                let due = [try await memory.followUp(1)?.dueAt, try await memory.followUp(2)?.dueAt]
                return try await states(.queued) == 2 && due == [nil, nil]
            }
            #expect(try await memory.moves(of: 1) == [.accepted, .claimed, .returned])
            hours.change(to: "24/7")
            dispatcher.followHours()
            try await eventually("both are sent") { try await states(.delivered) == 2 }
            #expect(transport.sent == [1, 2])
        }
    }

    @Test("hold back what began data while they changed")
    func changedMeanwhile() async throws {
        let dispatchers = Mutex<[Dispatcher]>([])
        let store = UncertainStore(memory, losing: 0, .after) { [hours] in
            hours.change(to: "off")
            for dispatcher in dispatchers.withLock({ $0 }) { dispatcher.followHours() }
        }
        transport.open()
        let dispatcher = dispatcher(store)
        dispatchers.withLock { $0 = [dispatcher] }
        try await sending([1], with: dispatcher) {
            try await eventually("it was held back") {
                try await memory.moves(of: 1) == [.accepted, .claimed, .returned]
            }
            try await eventually("it is held") { try await memory.followUp(1)?.dueAt == nil }
            #expect(transport.sent.isEmpty)
            #expect(transport.held.isEmpty)
        }
    }

    @Test("are those of the beginning where preparing it changed them, though nobody said so")
    func prepared() async throws {
        transport.open()
        let dispatcher = dispatcher { [hours] () throws(StoreError) in hours.change(to: "off") }
        try await sending([1], with: dispatcher) {
            try await eventually("it is held") { try await memory.followUp(1)?.dueAt == nil }
            #expect(try await memory.moves(of: 1) == [.accepted])
            #expect(transport.held.isEmpty)
        }
    }

    @Test("nothing is sent while preparing fails")
    func unprepared() async throws {
        transport.open()
        let isUsable = Mutex(false)
        let locked = StoreError(.locked, detail: Wording(verbatim: "locked by the test"))
        let dispatcher = dispatcher { () throws(StoreError) in
            if !isUsable.withLock({ $0 }) { throw locked }
        }
        try await sending([1], with: dispatcher) {
            try await eventually("it says so") { dispatcher.status.obstacle == .storeUnusable(locked.detail) }
            #expect(try await memory.moves(of: 1) == [.accepted])
            isUsable.withLock { $0 = true }
            try await eventually("it is sent") { transport.sent == [1] }
        }
    }
}
