import Dispatch
import FollowUps
import PostgreSQL
import Synchronization

/// Tells other nodes what they would find out later, and hears what they tell. Whatever fails here is left out: nodes look by
/// themselves, too.
final class NodeSignals: Sendable {
    private struct State {
        var throttle = SignalThrottle()
        var watch = ListenerWatch()
        var isRunning = false
        var isClosed = false
    }

    private let schema: String
    private let speaker: PostgresConnection
    private let listener: PostgresListener
    private let timer: Timer
    private let sender: UInt64
    private let state: Mutex<State>
    private let start = ContinuousClock.now

    /// `@unchecked`: a source may be used from anywhere.
    private final class Timer: @unchecked Sendable {
        let source: any DispatchSourceTimer

        init(every interval: Duration, on queue: DispatchQueue, _ body: @escaping @Sendable () -> Void) {
            source = DispatchSource.makeTimerSource(queue: queue)
            let milliseconds = Int(interval / .milliseconds(1))
            source.schedule(deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(milliseconds))
            source.setEventHandler(handler: body)
        }
    }

    /// - Parameters:
    ///   - speaker: what is told goes through it, each time in a transaction of its own.
    ///   - probeInterval: see ``ListenerWatch``.
    ///   - heard: called for each signal of another store on the same schema, and with all of them once it listens, because what
    ///     was told before wasn't heard. Must not block.
    init(
        schema: String, through speaker: PostgresConnection,
        listeningAt place: @escaping @Sendable () throws -> PostgresPlace,
        options: PostgresOptions, probeInterval: Duration = ListenerWatch.interval,
        heard: @escaping @Sendable (NodeSignal) -> Void
    ) {
        let sender = UInt64.random(in: 0...(.max))
        let relay = Relay()
        self.schema = schema
        self.speaker = speaker
        self.sender = sender
        state = Mutex(State())
        listener = PostgresListener(
            to: place, options: options, channels: [SignalPayload.channel], label: "madoguchi.store.listening"
        ) { relay.target?.take($0, heard) }
        timer = Timer(every: probeInterval, on: speaker.queue) { relay.target?.tick() }
        relay.target = self
    }

    /// Holds what comes into being after the closures that use it.
    private final class Relay: Sendable {
        private struct Weak: Sendable {
            weak var target: NodeSignals?
        }

        private let held = Mutex(Weak())

        var target: NodeSignals? {
            get { held.withLock { $0.target } }
            set { held.withLock { $0.target = newValue } }
        }
    }

    /// Begins to listen, once.
    func run() {
        let begins = state.withLock { state in
            defer { state.isRunning = true }
            return !state.isRunning && !state.isClosed
        }
        guard begins else { return }
        listener.start()
        timer.source.activate()
    }

    /// Returns once nothing is heard any more.
    func stop() async {
        let wasRunning = state.withLock { state in
            defer { state.isClosed = true }
            return state.isRunning && !state.isClosed
        }
        // A source that was never activated must be before it is released.
        if !wasRunning { timer.source.activate() }
        timer.source.cancel()
        await listener.stop()
    }

    // MARK: Telling

    /// Returns at once.
    func tell(_ signal: NodeSignal) {
        let delay = state.withLock { state in
            state.isRunning && !state.isClosed ? state.throttle.add(signal, at: uptime) : nil
        }
        guard let delay else { return }
        speaker.queue.asyncAfter(deadline: .now() + .milliseconds(Int(delay / .milliseconds(1)))) { [weak self] in
            guard let self else { return }
            let signals = state.withLock { $0.throttle.take(at: uptime) }
            for signal in signals.sorted(by: { $0.rawValue < $1.rawValue }) { _ = notify(.signal(signal)) }
        }
    }

    /// - Returns: whether it was sent.
    private func notify(_ content: SignalPayload.Content) -> Bool {
        let payload = SignalPayload(sender: sender, content, schema: schema)
        do {
            // Nothing is lost with it, and all who notify wait for each other's commits.
            _ = try speaker.run { session in
                try session.write(
                    "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)", SignalPayload.channel,
                    payload.text)
            }
            return true
        } catch {
            return false
        }
    }

    private var uptime: Duration { ContinuousClock.now - start }

    // MARK: Hearing

    private func take(_ event: PostgresListener.Event, _ heard: @Sendable (NodeSignal) -> Void) {
        switch event {
        case .listening:
            state.withLock { $0.watch.listens() }
            for signal in NodeSignal.allCases { heard(signal) }
        case .lost:
            state.withLock { $0.watch.isLost() }
        case .heard(let notification):
            guard let payload = SignalPayload(notification.payload), payload.schema == schema else { return }
            switch payload.content {
            case .signal(let signal): if payload.sender != sender { heard(signal) }
            case .probe(let number):
                if payload.sender == sender { state.withLock { $0.watch.heard(number) } }
            }
        }
    }

    private func tick() {
        let step = state.withLock { $0.watch.tick() }
        if step.renews { listener.renew() }
        if let probe = step.probe, !notify(.probe(probe)) { state.withLock { $0.watch.isUnsent(probe) } }
    }
}
