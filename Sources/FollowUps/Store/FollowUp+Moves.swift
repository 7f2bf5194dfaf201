package import SupportHours

extension FollowUp {
    /// Makes a move, with everything that always follows from it.
    ///
    /// - Returns: whether the state allows it; nothing changes where it doesn't.
    package mutating func make(_ move: Move, at instant: Instant) -> Bool {
        guard let next = FollowUpState.after(move, from: state) else { return false }
        state = next
        endedAt = next.isTerminal ? instant : nil
        attempts = move.attempts(from: attempts)
        if next.forgetsSecrets, secrecy == .kept { erase() }
        return true
    }

    private mutating func erase() {
        secrecy = .erased
        message.text = ""
        message.html = nil
    }

    /// The same without a text that holds secrets.
    package var withoutSecrets: FollowUp {
        guard secrecy == .kept else { return self }
        var shown = self
        shown.message.text = ""
        shown.message.html = nil
        return shown
    }

    /// Applies a command.
    ///
    /// - Returns: the move that it came to; nil, with nothing changed, where the state doesn't allow it, or where it is
    ///   to be sent again and its text was erased.
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
        let due = rules.due(when, plan: plan, casePlan: casePlan, countsFrom: countsFrom, notBefore: notBefore)
        dueAt = due.at
        basis = due.basis
    }

    /// Whether it may be claimed.
    package func isDue(at now: Instant) -> Bool {
        FollowUpState.after(.claimed, from: state) != nil && !hasExpired(at: now) && dueAt.map { $0 <= now } ?? false
    }

    /// Whether it has expired; it has at the instant `expiresAt` itself.
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
    /// How many attempts count after the move, given how many counted before.
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
    /// The moves, in order; the first of them ends the attempt.
    package var moves: [Move] {
        switch self {
        case .delivered: [.delivered]
        case .failed(let move): [move]
        case .uncertain: [.uncertain]
        case .queued(.repeated, _, _): [.uncertain, .repeated]
        case .queued(let move, _, _): [move]
        }
    }
}

extension FollowUpState {
    /// The state after several moves in a row; nil where one of them isn't possible.
    package static func after(_ moves: [Move], from state: FollowUpState) -> FollowUpState? {
        moves.reduce(state) { state, move in state.flatMap { after(move, from: $0) } }
    }
}

extension [Move] {
    /// The same moves, followed by a cancellation where one was requested meanwhile and they would queue it again.
    package func withCancellation(isRequested: Bool) -> [Move] {
        guard isRequested, FollowUpState.after(self, from: .sending) == .queued else { return self }
        return self + [.cancelled]
    }
}
