import Logging
import Messages
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

@testable import FollowUps

@Suite("The end of a message's data", .timeLimit(.minutes(2)))
struct EndOfDataTests {
    /// Begins data, and stands still before its end until it is let go on.
    private final class StoppedTransport: Transport {
        let capacity = 1
        private let gate = AsyncStream<Never>.makeStream()
        let outcome = Mutex<DeliveryOutcome?>(nil)
        let hasBegun = Mutex(false)
        let asksAboutEnd = Mutex<Bool?>(nil)

        func goOn() { gate.continuation.finish() }

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: (@Sendable () throws -> Void)?
        ) async -> DeliveryOutcome {
            let outcome: DeliveryOutcome
            do {
                try await beginData()
                hasBegun.withLock { $0 = true }
                for await _ in gate.stream {}
                asksAboutEnd.withLock { $0 = endData != nil }
                try endData?()
                outcome = .delivered(DeliveryReport(code: 250, text: "Ok"))
            } catch {
                outcome = .notAttempted(DeliveryReport(Trouble(Wording(error))), .none)
            }
            self.outcome.withLock { $0 = outcome }
            return outcome
        }

        func shutDown() async { goOn() }
    }

    @Test(
        "is for a node that others may have taken for dead not to send: the message is queued again, as if it hadn't begun",
        arguments: [true, false])
    func lapsed(hasLapsed: Bool) async throws {
        let (store, transport, rules) = (InMemoryStore(), StoppedTransport(), try DueRules.sample())
        let settled = Mutex(0)
        let dispatcher = Self.dispatcher(
            store, transport, rules, isSharing: true, settled: { settled.withLock { $0 += 1 } })
        _ = try await store.enqueue([.sample(1, plan: "growth", rules: rules)])
        let start = Dispatcher.uptime
        var rights = SendingRights(
            owner: dispatcher.state.withLock { $0.owner }, askedAt: start, claimsUntil: start + 600_000,
            finishesUntil: start + 600_000)
        rights.isSending = true
        rights.adopted = rules.plans.mapValues(\.basis.fingerprint)
        dispatcher.follow(rights)
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer {
                transport.goOn()
                dispatcher.stop()
            }
            try await eventually("it has begun") { transport.hasBegun.withLock { $0 } }
            // It stands still; when it wakes, this is over.
            let now = Dispatcher.uptime
            rights.claimsUntil = now - 10_000
            if hasLapsed { rights.finishesUntil = now - 5_000 }
            dispatcher.follow(rights)
            transport.goOn()
            let expected: FollowUpState = hasLapsed ? .queued : .delivered
            try await eventually("it is \(expected)") {
                try await store.followUp(1)?.state == expected
            }
            try await eventually("whoever wants to know is told") { settled.withLock { $0 } == 1 }
        }
        if hasLapsed {
            #expect(
                transport.outcome.withLock { $0 }
                    == .notAttempted(DeliveryReport(Trouble(.outOfTouch)), .none))
            // No attempt is counted.
            #expect(try await store.followUp(1)?.attempts == 0)
            #expect(try await store.history(of: 1).last?.move == .returned)
        }
        #expect(transport.asksAboutEnd.withLock { $0 } == true)
    }

    @Test("isn't asked for where nobody else uses the store, so that it leaves with the content")
    func alone() async throws {
        let (store, transport, rules) = (InMemoryStore(), StoppedTransport(), try DueRules.sample())
        let dispatcher = Self.dispatcher(store, transport, rules, isSharing: false)
        _ = try await store.enqueue([.sample(1, plan: "growth", rules: rules)])
        transport.goOn()
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer { dispatcher.stop() }
            try await eventually("it is delivered") { try await store.followUp(1)?.state == .delivered }
        }
        #expect(transport.asksAboutEnd.withLock { $0 } == false)
    }

    private static func dispatcher(
        _ store: InMemoryStore, _ transport: StoppedTransport, _ rules: DueRules, isSharing: Bool,
        settled: @escaping @Sendable () -> Void = {}
    ) -> Dispatcher {
        var dependencies = Dispatcher.Dependencies(
            store: store, transport: transport, renderer: .plain, now: { .hours(9) }, rules: { rules },
            settled: settled, wakeAt: { _ in }, logger: LogLines().logger)
        dependencies.isSharing = isSharing
        return Dispatcher(
            settings: DispatchSettings(
                retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 1_000,
                perDomainPerSecond: 1_000, senders: Senders(Sender("support@example.jp")), dateZone: .utc),
            dependencies: dependencies)
    }
}
