import Dispatch
import FollowUpsSQLite
import LoggedEvents
import Logging
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

@testable import FollowUps

@Suite("The dispatcher's hands")
struct DispatcherTests {
    private let log = LogLines()

    private let settings = DispatchSettings(
        retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 10,
        perDomainPerSecond: 10, senders: Senders(Sender("support@example.jp")), dateZone: .utc)

    private func dispatcher() throws -> Dispatcher {
        let rules = try DueRules.sample()
        return Dispatcher(
            settings: settings,
            dependencies: Dispatcher.Dependencies(
                store: InMemoryStore(), transport: NoTransport(), renderer: .plain, now: { monday },
                rules: { rules }, wakeAt: { _ in },
                logger: log.logger))
    }

    private func settlement(_ ending: Settlement.Ending) -> Settlement {
        Settlement(
            lease: Lease(id: 5, owner: owner, attempt: 1), at: monday, ending: ending,
            detail: Wording(verbatim: "550 <hana@example.jp> is unknown"))
    }

    @Test("log what became of a follow-up with its id, plan and state, and nobody's address")
    func endings() throws {
        let due = Due(at: monday, basis: nil)
        let dispatcher = try dispatcher()
        let cases: [(Settlement.Ending, Logger.Level, LoggedEvent?, FollowUpState)] = [
            (.failed(.rejected), .warning, .followUpFailed, .failed),
            (.uncertain, .warning, .followUpUncertain, .uncertain),
            (.queued(.repeated, notBefore: monday, due: due), .notice, .followUpUncertain, .queued),
            (.queued(.deferred, notBefore: monday, due: due), .debug, nil, .queued),
            (.delivered, .debug, nil, .delivered),
        ]
        for (ending, level, event, state) in cases {
            dispatcher.log(.ended(settlement(ending), plan: "basic", code: 550))
            let line = try #require(log.all.last)
            #expect(line.level == level)
            #expect(
                line.metadata
                    == .about(
                        event, [.followUp: FollowUpID(rawValue: 5).description, .plan: "basic", .state: state.rawValue]
                    ))
            #expect(!line.text.contains("hana"))
        }
    }

    @Test("log what becomes of the relay under its own name")
    func relay() throws {
        let dispatcher = try dispatcher()
        for change in [CircuitBreaker.Change.opened, .halted, .closed] {
            dispatcher.log(.relay(change, reason: .noAnswer))
        }
        #expect(
            log.all.map(\.metadata) == [
                .about(.messagesWait), .about(.deliveryHalted), .about(.relayAcceptsMessages),
            ])
    }

    @Test("hold a pause from the moment at which it is acknowledged")
    func pause() async throws {
        // Its loop doesn't run: nothing hangs on that.
        let dispatcher = try dispatcher()
        for paused in [true, false] {
            try await dispatcher.setPaused(paused)
            #expect(dispatcher.status.isPaused == paused)
        }
    }

    @Test("go on as the store says, unless somebody was faster", arguments: [true, false])
    func restoredPause(paused: Bool) throws {
        var state = DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
        state.takeOver(paused ? .byOperator : .none)
        #expect(state.isPaused == paused)
        state.setPaused(!paused, at: 0)
        state.takeOver(paused ? .byOperator : .none)
        #expect(state.isPaused == !paused)
    }

    @Test("tell a pause that a restored backup left from one that somebody asked for")
    func pauseByRestore() throws {
        let moment = Moment(wall: Instant(secondsSinceEpoch: 1_800_000_000), uptime: 0)
        var state = DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
        state.takeOver(.byRestore)
        #expect(state.status(at: moment).obstacle == .pausedByRestore)
        state.setPaused(true, at: 0)
        #expect(state.status(at: moment).obstacle == .paused)
        state.setPaused(false, at: 0)
        #expect(state.status(at: moment).obstacle == nil)
    }

    @Test("give a sign of life whenever they are asked")
    func pulse() async throws {
        let dispatcher = try dispatcher()
        // Nothing is owed before it runs, nor after.
        for _ in 0..<3 { #expect(dispatcher.isAlive()) }
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer { dispatcher.stop() }
            for _ in 0..<3 { try await eventually("it gives a sign") { dispatcher.isAlive() } }
        }
        for _ in 0..<3 { #expect(dispatcher.isAlive()) }
    }

    @Test("go on as soon as the pace lets them", .timeLimit(.minutes(1)))
    func pace() async throws {
        let (store, rules) = (InMemoryStore(), try DueRules.sample())
        var settings = settings
        settings.perSecond = 4
        let dispatcher = Dispatcher(
            settings: settings,
            dependencies: Dispatcher.Dependencies(
                store: store, transport: PromptTransport(), renderer: .plain, now: { .hours(9) }, rules: { rules },
                wakeAt: { _ in }, logger: log.logger))
        _ = try await store.enqueue((1...6).map { .sample($0, plan: "growth", rules: rules) })
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer { dispatcher.stop() }
            // Nothing but its own alarm wakes it for the last ones. It looks every half minute in any case.
            try await eventually("all are delivered") {
                try await store.tally()["growth"]?[.delivered] == 6
            }
        }
    }

    @Test("are taken for stuck when something holds them", .timeLimit(.minutes(1)))
    func held() async throws {
        let (rules, hold) = (try DueRules.sample(), DispatchSemaphore(value: 0))
        let isHeld = Mutex(false)
        let isRunning = Mutex(false)
        let dispatcher = Dispatcher(
            settings: settings,
            dependencies: Dispatcher.Dependencies(
                store: InMemoryStore(), transport: NoTransport(), renderer: .plain,
                now: {
                    if isHeld.withLock({ $0 }) { hold.wait() }
                    return monday
                },
                rules: { rules }, changed: { isRunning.withLock { $0 = true } }, wakeAt: { _ in },
                logger: log.logger))
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer {
                isHeld.withLock { $0 = false }
                hold.signal()
                dispatcher.stop()
            }
            try await dispatcher.setPaused(true)
            try await eventually("it runs") { isRunning.withLock { $0 } }
            isHeld.withLock { $0 = true }
            dispatcher.wake()
            try await eventually("it gives no sign") { !dispatcher.isAlive() }
            isHeld.withLock { $0 = false }
            hold.signal()
            try await eventually("it gives a sign") { dispatcher.isAlive() }
        }
    }

    @Test("are taken for stuck when they gave none since they were last asked")
    func stuck() {
        var pulse = Pulse()
        pulse.isExpected = true
        let first = (pulse.ask(), pulse.ask())
        #expect(first == (true, false))
        pulse.hasCome = true
        let second = (pulse.ask(), pulse.ask())
        #expect(second == (true, false))
        pulse.isExpected = false
        let unexpected = pulse.ask()
        #expect(unexpected)
    }

    private struct PromptTransport: Transport {
        let capacity = 1

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: (@Sendable () throws -> Void)?
        ) async -> DeliveryOutcome {
            do {
                try await beginData()
                try endData?()
                return .delivered(DeliveryReport(code: 250, text: "Ok"))
            } catch {
                return .notAttempted(DeliveryReport(text: "\(error)"), .none)
            }
        }

        func shutDown() async {}
    }

    private struct NoTransport: Transport {
        let capacity = 1

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: (@Sendable () throws -> Void)?
        ) async -> DeliveryOutcome {
            .notAttempted(DeliveryReport(text: "none"), .none)
        }

        func shutDown() async {}
    }
}
