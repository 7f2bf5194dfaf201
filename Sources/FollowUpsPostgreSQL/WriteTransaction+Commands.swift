import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID?
    ) throws -> CommandResult {
        guard try hold(id), var followUp = try db.followUp(id) else { return .unknown }
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
}
