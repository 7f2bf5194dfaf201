import SeededRandom
import StoreTestKit
import Synchronization

/// How often a process's store fails, and how, on dice of its own.
final class SimulatedFaults: Sendable {
    private struct State: Sendable {
        var dice: SeededGenerator
        var percentage = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) {
        state = Mutex(State(dice: SeededGenerator(seed: seed)))
    }

    /// From now on each call fails with this probability in a hundred.
    func happen(_ percentage: Int) {
        state.withLock { $0.percentage = percentage }
    }

    /// What becomes of the next call; nil where it is answered.
    func next() -> UncertainStore.Fault? {
        state.withLock { state in
            guard Int.random(in: 0..<100, using: &state.dice) < state.percentage else { return nil }
            return [.refused, .lost(.before), .lost(.after)].randomElement(using: &state.dice)
        }
    }
}
