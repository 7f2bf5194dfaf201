import FollowUps
import GRDB
import Messages
import SupportHours

extension WriteTransaction {
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) throws -> Recovery {
        let left = try db.statement(
            """
            SELECT id, plan, attempts, claimed_at, lines, attempt, begun_at, cancel_requested
            FROM follow_ups INDEXED BY follow_ups_of_state
            WHERE state = \(FollowUpState.sending.code) AND owner = ?
            """
        ).all(owner) { row in
            let lease = Lease(id: row(0), owner: owner, attempt: row(5))
            let attempt = InterruptedAttempt(
                hasBegun: row(6, as: Instant?.self) != nil, isCancelRequested: row(7, as: Bool.self))
            return (held: HeldAttempt(row, under: lease), attempt: attempt)
        }.filter { !leases.contains($0.held.lease) }
        let history = try HistoryWriter(db)
        var recovery = Recovery(interrupted: 0, uncertain: 0)
        for (held, attempt) in left {
            guard var followUp = try db.followUp(held.lease.id) else { continue }
            let moves = followUp.end(
                attempt, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
            guard let moves else { throw StoreError(.corrupt, detail: .impossibleEnding) }
            recovery.count(attempt)
            try history.record(moves, of: held, at: now)
            try update(followUp, from: .sending, lines: held.lines + moves.count)
        }
        return recovery
    }

    func expire(at now: Instant, limit: Int) throws -> Int {
        let expired = try db.statement(
            """
            SELECT id FROM follow_ups INDEXED BY follow_ups_expiring
            WHERE state = \(FollowUpState.queued.code) AND expires_at IS NOT NULL AND expires_at <= ?
            ORDER BY expires_at, id LIMIT ?
            """
        ).all(now, limit) { $0(0, as: FollowUpID.self) }
        for id in expired {
            guard var followUp = try db.followUp(id) else { continue }
            let before = followUp.state
            guard followUp.make(.expired, at: now) else { continue }
            try append(.expired, to: followUp, from: before, at: now)
        }
        return expired.count
    }

    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID?
    ) throws -> CommandResult {
        guard var followUp = try db.followUp(id) else { return .unknown }
        if let request, try hasApplied(request, to: id) { return .done(followUp) }
        let before = followUp.state
        guard let move = followUp.apply(command, at: now, rules: rules) else { return .impossible(followUp) }
        try append(move, to: followUp, from: before, at: now, uid: uid, request: request)
        return .done(followUp)
    }

    private func hasApplied(_ request: RequestID, to id: FollowUpID) throws -> Bool {
        try db.statement("SELECT 1 FROM history WHERE follow_up = ? AND request = ? LIMIT 1")
            .first(id, request) { _ in } != nil
    }

    func prune(endedBefore instant: Instant, limit: Int) throws -> Int {
        let ended = try db.statement(
            """
            SELECT id, plan, state FROM follow_ups INDEXED BY follow_ups_ended
            WHERE ended_at IS NOT NULL AND ended_at < ? ORDER BY ended_at, id LIMIT ?
            """
        ).all(instant, limit) {
            (id: $0(0, as: FollowUpID.self), plan: $0(1, as: String.self), state: try FollowUpState(code: $0(2)))
        }
        let delete = try db.statement("DELETE FROM follow_ups WHERE id = ?")
        for (id, plan, state) in ended {
            try delete.run(id)
            count(plan, from: state, to: nil)
        }
        if !ended.isEmpty { hasForgotten = true }
        return ended.count
    }

    func setPaused(_ paused: Bool) throws {
        try db.set(paused ? .byOperator : .none)
    }

    func passOver(_ id: FollowUpID) throws {
        try db.statement("UPDATE settings SET passed_over = ?").run(id)
    }

    /// Cancels a follow-up whose recipient was suppressed, where its state allows it.
    func suppress(_ id: FollowUpID, at now: Instant) throws {
        guard var followUp = try db.followUp(id) else { return }
        let before = followUp.state
        guard followUp.make(.suppressed, at: now) else { return }
        try append(.suppressed, to: followUp, from: before, at: now)
    }

    /// Cancels a queued follow-up, and keeps one that is being sent from being queued again. A terminal one stays as it
    /// is.
    func requestCancel(_ id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules) throws {
        let state = try db.statement("SELECT state FROM follow_ups WHERE id = ?").first(id) { $0(0, as: Int.self) }
        switch state {
        case FollowUpState.queued.code: _ = try apply(.cancel, to: id, at: now, uid: uid, rules: rules, request: nil)
        case FollowUpState.sending.code:
            try db.statement("UPDATE follow_ups SET cancel_requested = 1 WHERE id = ?").run(id)
        default: break
        }
    }

    /// Writes a follow-up that made a move outside of an attempt.
    private func append(
        _ move: Move, to followUp: FollowUp, from before: FollowUpState, at now: Instant, uid: UInt32? = nil,
        request: RequestID? = nil
    ) throws {
        let lines = try db.statement("SELECT lines FROM follow_ups WHERE id = ?")
            .first(followUp.id) { $0(0, as: Int.self) }
        try HistoryWriter(db).record(move, of: followUp.id, line: lines ?? 0, at: now, uid: uid, request: request)
        try update(followUp, from: before, lines: (lines ?? 0) + 1)
    }

    /// Writes a follow-up in its new state, and updates the counts.
    func update(_ followUp: FollowUp, from before: FollowUpState, lines: Int) throws {
        let when = followUp.when.columns
        try db.statement(
            """
            UPDATE follow_ups
            SET state = ?2, when_not_before = ?3, when_after_staffed = ?4, counts_from = ?5, not_before = ?6,
                due_at = ?7, basis = ?8, attempts = ?9, ended_at = ?10, lines = ?11, secrecy = ?12
            WHERE id = ?1
            """
        ).run(
            followUp.id, followUp.state.code, when.notBefore, when.afterStaffed, followUp.countsFrom,
            followUp.notBefore, followUp.dueAt, try number(of: followUp.basis), followUp.attempts, followUp.endedAt,
            lines, followUp.secrecy.rawValue)
        if followUp.secrecy == .erased { try erase(followUp.id) }
        count(followUp.plan, from: before, to: followUp.state)
    }
}
