package import SupportHours

extension FollowUp {
    /// Makes a move, with all that follows from it whatever led to it.
    ///
    /// - Returns: whether the state allows it; nothing is changed where it doesn't.
    package mutating func make(_ move: Move, at instant: Instant) -> Bool {
        guard let next = FollowUpState.after(move, from: state) else { return false }
        state = next
        endedAt = next.isAtRest ? instant : nil
        attempts = move.attempts(from: attempts)
        if next.forgetsSecrets, secrecy == .kept { erase() }
        return true
    }

    private mutating func erase() {
        secrecy = .erased
        letter.text = ""
        letter.html = nil
    }

    /// Does what somebody asks.
    ///
    /// - Returns: the move that it was; nil, with nothing changed, where the state doesn't allow it, or where it is to
    ///   be sent again and its text was erased.
    package mutating func apply(_ command: FollowUpCommand, at now: Instant, rules: DueRules) -> Move? {
        let move = command.move
        guard secrecy != .erased || command == .cancel, make(move, at: now) else { return nil }
        switch command {
        case .cancel: return move
        case .retry: when = .nextWindow
        case .reschedule(let other): when = other
        }
        countsFrom = now
        notBefore = nil
        derive(by: rules)
        return move
    }

    /// Derives the due instant from the intent.
    package mutating func derive(by rules: DueRules) {
        let due = rules.due(when, plan: plan, countsFrom: countsFrom, notBefore: notBefore)
        dueAt = due.at
        basis = due.basis
    }

    /// Whether it may be taken up for sending.
    package func isDue(at now: Instant) -> Bool {
        FollowUpState.after(.claimed, from: state) != nil && !hasExpired(at: now) && dueAt.map { $0 <= now } ?? false
    }

    /// Whether its time is over, from the instant `expiresAt` itself on.
    package func hasExpired(at now: Instant) -> Bool {
        expiresAt.map { $0 <= now } ?? false
    }
}

extension FollowUpCommand {
    package var move: Move {
        switch self {
        case .cancel: .cancelled
        case .retry: .retried
        case .reschedule: .rescheduled
        }
    }
}

extension Move {
    /// How many attempts count after it, of so many before.
    package func attempts(from attempts: Int) -> Int {
        switch self {
        case .claimed: attempts + 1
        case .returned, .interrupted: attempts - 1
        case .retried: 0
        default: attempts
        }
    }
}

extension Settlement.Ending {
    /// What happened, in order; the first of them ends the attempt.
    package var moves: [Move] {
        switch self {
        case .delivered: [.delivered]
        case .failed(let move): [move]
        case .uncertain: [.doubted]
        case .queued(.repeated, _, _): [.doubted, .repeated]
        case .queued(let move, _, _): [move]
        }
    }
}

extension FollowUpState {
    /// What may follow on a state by several moves in a row; nil where one of them isn't possible.
    package static func after(_ moves: [Move], from state: FollowUpState) -> FollowUpState? {
        moves.reduce(state) { state, move in state.flatMap { after(move, from: $0) } }
    }
}

extension [Move] {
    /// The same, with a cancellation behind them where it was called off meanwhile and would be queued again.
    package func calledOff(_ isCalledOff: Bool) -> [Move] {
        guard isCalledOff, FollowUpState.after(self, from: .sending) == .queued else { return self }
        return self + [.cancelled]
    }
}
