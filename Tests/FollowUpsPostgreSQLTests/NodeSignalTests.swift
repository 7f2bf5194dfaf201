import Dispatch
import FollowUps
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

@Suite struct SignalThrottleTests {
    @Test("The first signal goes out at once, and those that follow soon go together, a tenth of a second later")
    func throttling() {
        var throttle = SignalThrottle()
        #expect(throttle.add(.due, at: .zero) == .zero)
        #expect(throttle.add(.due, at: .zero) == nil)
        #expect(throttle.take(at: .milliseconds(5)) == [.due])
        #expect(throttle.add(.overrides, at: .milliseconds(25)) == .milliseconds(80))
        #expect(throttle.add(.due, at: .milliseconds(50)) == nil)
        #expect(throttle.take(at: .milliseconds(105)) == [.due, .overrides])
        #expect(throttle.take(at: .milliseconds(205)).isEmpty)
        #expect(throttle.add(.due, at: .seconds(9)) == .zero)
    }

    @Test("A second has at most ten of them, however many there are to tell")
    func rate() {
        var throttle = SignalThrottle()
        var due: Duration?
        var times: [Int] = []
        for millisecond in 0..<2_000 {
            let now = Duration.milliseconds(millisecond)
            if let delay = throttle.add(.due, at: now) { due = now + delay }
            guard let at = due, at <= now else { continue }
            due = nil
            _ = throttle.take(at: now)
            times.append(millisecond)
        }
        #expect(times.count <= 20)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 100 })
    }
}

@Suite struct ListenerWatchTests {
    @Test("A listener that hears its probes is left alone")
    func hearing() {
        var watch = ListenerWatch()
        #expect(watch.tick() == ListenerWatch.Step())
        watch.listens()
        for number in 1...3 {
            #expect(watch.tick() == ListenerWatch.Step(probe: number))
            watch.heard(number)
        }
    }

    @Test("One that doesn't is replaced, and probed again once it listens")
    func deaf() {
        var watch = ListenerWatch()
        watch.listens()
        #expect(watch.tick().probe == 1)
        watch.heard(7)
        #expect(watch.tick() == ListenerWatch.Step(renews: true))
        #expect(watch.tick() == ListenerWatch.Step())
        watch.listens()
        #expect(watch.tick() == ListenerWatch.Step(probe: 2))
        // An answer to an earlier probe is none to this one.
        watch.heard(1)
        #expect(watch.tick().renews)
    }

    @Test("A probe that couldn't be sent says nothing")
    func unsent() {
        var watch = ListenerWatch()
        watch.listens()
        _ = watch.tick()
        watch.isUnsent(1)
        #expect(watch.tick() == ListenerWatch.Step(probe: 2))
        watch.isLost()
        #expect(watch.tick() == ListenerWatch.Step())
    }
}

@Suite struct SignalPayloadTests {
    @Test("Is read as it was written, whatever the schema's name")
    func reading() {
        for schema in ["madoguchi", "two words ", ""] {
            for content in [SignalPayload.Content.signal(.due), .signal(.overrides), .probe(12)] {
                let payload = SignalPayload(sender: .max, content, schema: schema)
                #expect(SignalPayload(payload.text) == payload)
            }
        }
        for text in ["", "1", "1 due", "x due madoguchi", "1 other madoguchi"] { #expect(SignalPayload(text) == nil) }
    }
}

@Suite("Signals between nodes", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct NodeSignalTests {
    private final class Heard: Sendable {
        private let counts = Mutex<[NodeSignal: Int]>([:])

        func add(_ signal: NodeSignal) { counts.withLock { $0[signal, default: 0] += 1 } }
        func count(_ signal: NodeSignal) -> Int { counts.withLock { $0[signal] ?? 0 } }
    }

    private let server: PostgresServer
    private let schema: String
    private let rules: DueRules

    init() throws {
        server = try .forAll()
        schema = try server.schema()
        rules = try .sample()
    }

    private func store(_ heard: Heard) throws -> PostgreSQLStore {
        var settings = PostgreSQLStore.Settings(
            address: try server.address, schema: schema, answerTimeout: .seconds(60))
        settings.notifies = true
        settings.heard = heard.add
        return PostgreSQLStore(settings, seal: MarkedSeal())
    }

    @Test("tell the others of what is due, and of overrides; nobody hears itself")
    func telling() async throws {
        let (ownHeard, heard) = (Heard(), Heard())
        let (store, other) = (try store(ownHeard), try store(heard))
        _ = try await store.join(LeaseOwner(rawValue: 1), name: "a", report: .sample())
        _ = try await other.join(LeaseOwner(rawValue: 2), name: "b", report: .sample())
        // Each is told once it listens, since it may have missed something.
        try await eventually("they listen") { ownHeard.count(.due) == 1 && heard.count(.due) == 1 }
        _ = try await store.enqueue([.sample(1, rules: rules)])
        try await eventually("it is told of what is due") { heard.count(.due) == 2 }
        _ = try await store.add(.sample(1), idempotency: nil)
        try await eventually("it is told of an override") { heard.count(.overrides) == 2 }
        // Nothing is told of what is due much later: the resumption after it is the next that is heard.
        let later = Instant(secondsSinceEpoch: 4_102_444_800)
        _ = try await store.enqueue([.sample(2, when: .notBefore(later), rules: rules)])
        try await other.setPaused(false)
        try await eventually("it is told that sending goes on") { ownHeard.count(.due) == 2 }
        #expect(heard.count(.due) == 2)
        #expect(ownHeard.count(.overrides) == 1)
        for store in [store, other] { await store.close() }
    }

    @Test("aren't written by the transaction that accepts something")
    func apart() async throws {
        let store = try store(Heard())
        let sent = Mutex<Set<Int>>([])
        let isListening = Mutex(false)
        let listener = PostgresListener(
            try server.address, options: PostgresOptions(applicationName: "tests"), channels: [SignalPayload.channel]
        ) { [schema] event in
            switch event {
            case .listening: isListening.withLock { $0 = true }
            case .heard(let notification) where SignalPayload(notification.payload)?.schema == schema:
                _ = sent.withLock { $0.insert(notification.process) }
            default: break
            }
        }
        listener.start()
        try await eventually("it listens") { isListening.withLock(\.self) }
        _ = try await store.join(owner, name: "a", report: .sample())
        _ = try await store.enqueue([.sample(1, rules: rules)])
        try await eventually("it is heard") { sent.withLock { !$0.isEmpty } }
        let speaking = try await store.speaker.perform { $0.backendProcess }
        #expect(sent.withLock(\.self) == [speaking])
        await listener.stop()
        await store.close()
    }

    @Test("replace a listener to which notifications don't come, and hear again")
    func deafness() async throws {
        let proxy = try FaultProxy(to: server)
        let heard = Heard()
        let options = PostgresOptions(applicationName: "tests")
        let speaker = PostgresConnection(try server.address, options: options)
        let place = PostgresPlace(address: try proxy.address())
        let signals = NodeSignals(
            schema: schema, through: speaker, listeningAt: { place }, options: options,
            probeInterval: .milliseconds(200), heard: heard.add)
        signals.run()
        try await eventually("it listens") { heard.count(.due) == 1 }
        proxy.plan(.freeze, .before) { $0.kind == "A" }
        try await eventually("a probe is swallowed") { !proxy.isPlanned }
        try await eventually("it listens anew") { heard.count(.due) >= 2 }
        let text = SignalPayload(sender: 1, .signal(.overrides), schema: schema).text
        let before = heard.count(.overrides)
        _ = try await speaker.perform { session in
            try session.write("SELECT pg_notify($1, $2)", SignalPayload.channel, text).touched
        }
        try await eventually("it hears") { heard.count(.overrides) > before }
        await signals.stop()
        await speaker.close()
    }
}
