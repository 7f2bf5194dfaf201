import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID?
    ) throws -> CommandResult {
        guard try hold(id), var followUp = try db.followUp(id, seal: seal) else { return .unknown }
        if let request, try hasApplied(request, to: id) { return .done(followUp) }
        let before = followUp
        guard let move = followUp.apply(command, at: now, rules: rules) else { return .impossible(followUp) }
        if followUp.when != before.when || followUp.countsFrom != before.countsFrom {
            let when = followUp.when.columns
            _ = try db.query(
                "UPDATE letters SET when_not_before = $2, when_after_staffed = $3, counts_from = $4 WHERE id = $1", id,
                when.notBefore, when.afterStaffed, followUp.countsFrom)
        }
        try append(move, to: [followUp], from: before.state, at: now, uid: uid, request: request)
        return .done(followUp)
    }

    private func hasApplied(_ request: RequestID, to id: FollowUpID) throws -> Bool {
        try !db.query("SELECT FROM history WHERE follow_up = $1 AND request = $2 LIMIT 1", id, request).isEmpty
    }

    /// Cancels a queued follow-up, and keeps one that is being sent from being queued again. A terminal one stays as it
    /// is.
    func requestCancel(_ id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules) throws {
        guard try hold(id) else { return }
        if try !db.query("UPDATE leases SET cancel_requested = true WHERE id = $1 RETURNING id", id).isEmpty { return }
        guard try !db.query("SELECT FROM due WHERE id = $1", id).isEmpty else { return }
        _ = try apply(.cancel, to: id, at: now, uid: uid, rules: rules, request: nil)
    }
}
