import Synchronization

/// Admits one caller at a time.
final class SingleTurn: Sendable {
    private let isTaken = Atomic(false)

    /// Ends the turn when it is released.
    final class Pass: Sendable {
        private let turn: SingleTurn

        fileprivate init(_ turn: SingleTurn) {
            self.turn = turn
        }

        deinit {
            turn.isTaken.store(false, ordering: .releasing)
        }
    }

    /// - Returns: nil while another caller has the turn.
    func take() -> Pass? {
        isTaken.exchange(true, ordering: .acquiring) ? nil : Pass(self)
    }
}
