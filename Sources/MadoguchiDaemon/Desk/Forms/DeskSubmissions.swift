import Messages
import SupportHours
import Synchronization

/// What came of a form that was sent.
struct DeskOutcome: Hashable, Sendable {
    /// From the desk's root: the page to go to.
    let path: String
    /// What was done, as that page says it.
    let said: Wording
}

/// Remembers the forms that were sent, so that sending one twice does nothing twice.
///
/// A form of an earlier run is refused by its token, so that nothing of this has to outlive the run. Where there are too many,
/// the oldest are forgotten, and forms that were shown before those can't be sent any more.
final class DeskSubmissions: Sendable {
    enum Start: Sendable {
        /// It is done now, and ``end(_:_:)`` has to be called.
        case first
        case earlier(DeskOutcome)
        /// Whether it was sent before isn't known any more.
        case forgotten
    }

    private enum Entry {
        /// Those who sent the same meanwhile.
        case running([CheckedContinuation<Void, Never>])
        case done(DeskOutcome, by: String)
    }

    private struct State {
        var entries: [DeskSeal.FormKey: Entry] = [:]
        /// Forms that were shown until then aren't known any more.
        var horizon: Instant?
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// Waits where the same form is being done.
    func begin(_ key: DeskSeal.FormKey) async -> Start {
        while true {
            if let start = state.withLock({ Self.start(key, &$0) }) { return start }
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let waits = state.withLock { state in
                    guard case .running(let waiting) = state.entries[key] else { return false }
                    state.entries[key] = .running(waiting + [continuation])
                    return true
                }
                if !waits { continuation.resume() }
            }
        }
    }

    /// - Returns: nil while it is being done.
    private static func start(_ key: DeskSeal.FormKey, _ state: inout State) -> Start? {
        switch state.entries[key] {
        case .running: return nil
        case .done(let outcome, _): return .earlier(outcome)
        case nil:
            if let horizon = state.horizon, key.issued <= horizon { return .forgotten }
            state.entries[key] = .running([])
            return .first
        }
    }

    /// - Parameters:
    ///   - outcome: nil where it wasn't done, so that it may be sent again.
    ///   - identity: whose it is.
    func end(_ key: DeskSeal.FormKey, _ outcome: DeskOutcome?, by identity: String) {
        let waiting = state.withLock { state in
            defer {
                state.entries[key] = outcome.map { .done($0, by: identity) }
                prune(&state)
            }
            if case .running(let waiting) = state.entries[key] { return waiting }
            return []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// What a form did; nil where that isn't known, or it was somebody else's.
    func outcome(of key: DeskSeal.FormKey, for identity: String) -> DeskOutcome? {
        state.withLock { state in
            guard case .done(let outcome, identity) = state.entries[key] else { return nil }
            return outcome
        }
    }

    private func prune(_ state: inout State) {
        guard state.entries.count > capacity else { return }
        let done = state.entries.filter { if case .done = $0.value { true } else { false } }.keys
        let oldest = done.sorted { $0.issued < $1.issued }.prefix(max(1, capacity / 10))
        for key in oldest { state.entries[key] = nil }
        if let last = oldest.last { state.horizon = max(state.horizon ?? last.issued, last.issued) }
    }
}
