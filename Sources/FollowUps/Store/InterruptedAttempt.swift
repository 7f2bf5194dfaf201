package import SupportHours

/// An attempt that nobody goes on with: its owner has ended, or doesn't know of it.
package struct InterruptedAttempt: Hashable, Sendable {
    /// Whether it has begun data, so that the message may have arrived.
    package var hasBegun: Bool
    /// Whether it is to be cancelled where it would be queued again.
    package var isCancelRequested: Bool

    package init(hasBegun: Bool, isCancelRequested: Bool) {
        self.hasBegun = hasBegun
        self.isCancelRequested = isCancelRequested
    }

    /// The moves that end it, in order; the first of them ends the attempt.
    ///
    /// - Parameter mayRepeat: whether it is queued again although the message may have arrived.
    func moves(mayRepeat: Bool) -> [Move] {
        let moves: [Move] = hasBegun ? (mayRepeat ? [.uncertain, .repeated] : [.uncertain]) : [.interrupted]
        return moves.withCancellation(isRequested: isCancelRequested)
    }
}

extension FollowUp {
    /// Ends its attempt, which nobody goes on with.
    ///
    /// - Parameters:
    ///   - repeatsUncertain: whether one that may have arrived is queued again, while fewer than `limit` attempts count.
    ///   - rules: for the due instant of what is queued again.
    /// - Returns: the moves that this came to, in order; nil, with nothing changed, where it isn't being sent.
    package mutating func end(
        _ attempt: InterruptedAttempt, at now: Instant, repeatsUncertain: Bool, attempts limit: Int, rules: DueRules
    ) -> [Move]? {
        let moves = attempt.moves(mayRepeat: repeatsUncertain && attempts < limit)
        var ended = self
        guard moves.allSatisfy({ ended.make($0, at: now) }) else { return nil }
        if ended.state == .queued { ended.derive(by: rules) }
        self = ended
        return moves
    }
}

extension Recovery {
    /// Counts one that was ended.
    package mutating func count(_ attempt: InterruptedAttempt) {
        if attempt.hasBegun { uncertain += 1 } else { interrupted += 1 }
    }
}
