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

        func goOn() { gate.continuation.finish() }

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: @escaping @Sendable () throws -> Void
        ) async -> DeliveryOutcome {
            let outcome: DeliveryOutcome
            do {
                try await beginData()
                hasBegun.withLock { $0 = true }
                for await _ in gate.stream {}
                try endData()
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
        let dispatcher = Dispatcher(
            settings: DispatchSettings(
                retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 1_000,
                perDomainPerSecond: 1_000, senders: Senders(Sender("support@example.jp")), dateZone: .utc),
            dependencies: Dispatcher.Dependencies(
                store: store, transport: transport, renderer: .plain, now: { .hours(9) }, rules: { rules },
                settled: { settled.withLock { $0 += 1 } }, wakeAt: { _ in }, logger: LogLines().logger))
        _ = try await store.enqueue([.sample(1, plan: "growth", rules: rules)])
        try await withThrowingTaskGroup { group in
            group.addTask { await dispatcher.run() }
            defer {
                transport.goOn()
                dispatcher.stop()
            }
            try await eventually("it has begun") { transport.hasBegun.withLock { $0 } }
            // It stands still; when it wakes, this is over.
            let now = Dispatcher.uptime
            var rights = SendingRights(
                owner: dispatcher.state.withLock { $0.owner }, askedAt: now - 30_000, claimsUntil: now - 10_000,
                finishesUntil: hasLapsed ? now - 5_000 : now + 600_000)
            rights.adopted = rules.plans.mapValues(\.basis.fingerprint)
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
    }
}
