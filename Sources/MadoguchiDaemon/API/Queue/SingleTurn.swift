import Synchronization

/// Lets one in at a time.
final class SingleTurn: Sendable {
    private let isTaken = Atomic(false)

    /// Ends the turn when nobody holds it any more.
    final class Pass: Sendable {
        private let turn: SingleTurn

        fileprivate init(_ turn: SingleTurn) {
            self.turn = turn
        }

        deinit {
            turn.isTaken.store(false, ordering: .releasing)
        }
    }

    /// - Returns: nil while somebody else has it.
    func take() -> Pass? {
        isTaken.exchange(true, ordering: .acquiring) ? nil : Pass(self)
    }
}
